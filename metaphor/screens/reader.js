// Puts the marked transcript in place, keeps the reader's scroll, and reports which figure was chosen.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const pane = parentElement.querySelector(".pane");
  if (pane.dataset.html !== data.html) {
    const same = pane.dataset.transcript === data.transcript;
    const top = pane.scrollTop;
    pane.innerHTML = data.html; // escaped by the program, piece by piece
    pane.dataset.html = data.html;
    pane.dataset.transcript = data.transcript;
    pane.style.maxHeight = data.height;
    pane.scrollTop = same ? top : 0;
    const here = pane.querySelector("[aria-current]") || pane.querySelector(".here");
    if (here) {
      const box = here.getBoundingClientRect();
      const frame = pane.getBoundingClientRect();
      if (box.top < frame.top + 20 || box.bottom > frame.bottom - 20) {
        pane.scrollTop += box.top - frame.top - frame.height / 3;
      }
    }
  }
  const choose = (event) => {
    const figure = event.target.closest("[data-at]");
    if (!figure || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    setTriggerValue("chosen", Number(figure.dataset.at));
  };
  pane.onclick = choose;
  pane.onkeydown = choose;
}
