"""REFI-QDA projects: every text with what people coded in it."""

from __future__ import annotations

import pytest

from metaphor.errors import UserError
from metaphor.model import SetAside, Transcript
from metaphor.read import read, read_all
from tests.read.boxes import docx, p, qdpx
from tests.read.looking import lawful

WORDS = "Q: How was it?\nA: A long [00:01:02] road.\n\nQ: And now?\nA: I reached the top.\n"


def coded(start: int, end: int, code: str = "c-2", more: str = "") -> str:
    return (
        f'<PlainTextSelection guid="s" startPosition="{start}" endPosition="{end}">{more}'
        f'<Coding creatingUser="aa-1"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


def source(name: str, inner: str = "", attributes: str = "") -> str:
    return f'<TextSource guid="g-{name}" name="{name}" {attributes}>{inner}</TextSource>'


def place(words: str, text: str = WORDS) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def one(data: bytes) -> Transcript:
    transcript = read(data, name="study.qdpx")
    lawful(transcript)
    for code in transcript.codes:
        assert transcript.text[code.start : code.end] == code.text
    return transcript


def inline(text: str, selections: str) -> bytes:
    return qdpx(source("P1", f"<PlainTextContent>{text}</PlainTextContent>{selections}"))


def test_project_codes_stand_on_the_words_they_were_given_to() -> None:
    note = "<Description>steep</Description>"
    transcript = one(inline(WORDS, coded(*place("I reached the top"), more=note) + coded(*place("How was it"), "c-1")))
    asked, reached = transcript.codes
    assert (asked.text, asked.code, asked.under, asked.colour) == ("How was it", "journey", (), "#A03020")
    assert (reached.text, reached.code, reached.under) == ("I reached the top", "path", ("journey",))
    assert (reached.coder, reached.memo) == ("Mei", "steep")
    assert "People's codes read: 2." in transcript.notes


def test_project_codes_over_marks_times_and_turns_keep_the_words_in_them() -> None:
    start, end = place("A: A long [00:01:02] road.\n\nQ: And")
    (code,) = one(inline(WORDS, coded(start, end))).codes
    assert code.text == "A long road.\n\nAnd"


def test_project_a_code_on_a_mark_alone_is_left_out_and_counted() -> None:
    transcript = one(inline(WORDS, coded(0, 2) + coded(900, 950)))
    assert transcript.codes == ()
    assert "Left out: people's codes on words that are not in the talk (2)." in transcript.notes


def test_project_line_ends_and_rare_characters_counted_another_way() -> None:
    text = "Q: 怎么样？\r\nA: 😀 like a road.\r\nQ: Hm?\r\nA: We reached the top.\r\n"  # how is it?
    plain = text.replace("\r\n", "\n")
    units = len(plain[: plain.index("reached")].encode("utf-16-le")) // 2
    for start in (text.index("reached"), plain.index("reached"), units):
        data = qdpx(
            source("P1", coded(start, start + 7), 'plainTextPath="internal://a.txt"'), {"sources/a.txt": text.encode()}
        )
        assert [code.text for code in one(data).codes] == ["reached"]


def test_project_a_whole_source_coded_and_attributes_of_its_case() -> None:
    head = '<Variables><Variable guid="v1" name="Age"/></Variables><Cases><Case guid="k"><VariableValue><VariableRef targetGUID="v1"/>'
    head += '<IntegerValue>41</IntegerValue></VariableValue><SourceRef targetGUID="G-P1"/></Case></Cases>'
    whole = '<Coding><CodeRef targetGUID="c-1"/></Coding>'
    data = qdpx(source("P1", f"<PlainTextContent>{WORDS}</PlainTextContent>{whole}"), head=head)
    transcript = one(data)
    assert transcript.attributes == (("Age", "41"),)
    assert transcript.codes[0].text == transcript.text


def test_project_notes_of_selections_become_memos() -> None:
    tail = '<Notes><Note guid="n1"><PlainTextContent>think again</PlainTextContent></Note></Notes>'
    inner = f"<PlainTextContent>{WORDS}</PlainTextContent>" + coded(*place("road"), more='<NoteRef targetGUID="n1"/>')
    assert one(qdpx(source("P1", inner), tail=tail)).codes[0].memo == "think again"


def test_project_transcripts_of_recordings_and_text_of_pdfs() -> None:
    sync = f'<SyncPoint guid="a" position="{place("road")[0]}"/><SyncPoint guid="b" position="{place("road")[1]}"/>'
    selection = '<TranscriptSelection fromSyncPoint="a" toSyncPoint="b"><Coding><CodeRef targetGUID="c-2"/></Coding></TranscriptSelection>'
    recording = f'<AudioSource name="tape"><Transcript><PlainTextContent>{WORDS}</PlainTextContent>{sync}{selection}</Transcript></AudioSource>'
    assert [code.text for code in one(qdpx(recording)).codes] == ["road"]
    paper = f'<PDFSource name="paper"><Representation><PlainTextContent>{WORDS}</PlainTextContent></Representation></PDFSource>'
    assert one(qdpx(paper)).id == "study · paper"


def test_project_rich_text_is_read_where_there_is_no_plain() -> None:
    data = qdpx(
        source("P1", coded(0, 9), 'richTextPath="internal://p1.docx" plainTextPath="internal://p1.txt"'),
        {"Sources/p1.docx": docx(p("Q: How was it?") + p("A: A road.")), "Sources/p1.txt": " "},
    )
    transcript = one(data)
    assert transcript.text == "How was it?\n\nA road."
    assert "not in the talk (1)" in " ".join(transcript.notes)


def test_project_several_texts_are_named_and_read_one_by_one() -> None:
    data = qdpx(
        source("P1", f"<PlainTextContent>{WORDS}</PlainTextContent>")
        + source("", "", 'plainTextPath="internal://p2.txt"')
        + source("P3", "", 'plainTextPath="absolute:///etc/passwd"')
        + '<PictureSource name="photo"/>',
        {"sources/p2.txt": "访谈者：累吗？\n受访者：像爬山。"},  # like climbing a mountain
    )
    with pytest.raises(UserError, match=r"holds 2 texts \(P1, p2\.txt\); read it together"):
        read(data, name="study.qdpx")
    found = list(read_all([("study.qdpx", data), ("study · P1.txt", b"one more")]))
    assert [x.id if isinstance(x, Transcript) else x.name for x in found] == [
        "study · P1", "study · p2.txt", "study.qdpx · P3", "study · P1-2",
    ]  # fmt: skip
    assert isinstance(found[2], SetAside)
    assert "lies outside the project" in found[2].reason


def test_project_a_path_leads_nowhere() -> None:
    for path in ("../../p1.txt", "internal://../p1.txt", "/etc/hostname", "relative:///p1.txt"):
        with pytest.raises(UserError):
            read(qdpx(source("P1", "", f'plainTextPath="{path}"'), {"other/p1.txt": WORDS}), name="t.qdpx")


@pytest.mark.parametrize("sources", ["", '<PictureSource name="photo"/>'])
def test_project_without_texts_is_refused(sources: str) -> None:
    with pytest.raises(UserError, match="holds no"):
        read(qdpx(sources), name="t.qdpx")
