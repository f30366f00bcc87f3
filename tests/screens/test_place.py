from hypothesis import given
from hypothesis import strategies as st

from metaphor.screens.place import Place, params_of, place_of

places = st.builds(
    Place,
    language=st.sampled_from(["en", "zh"]),
    study=st.sampled_from(["", "sample"]),
    person=st.text(max_size=20),
    segment=st.none() | st.integers(0, 10_000),
    at=st.none() | st.integers(0, 1_000_000),
    source=st.sampled_from(["", "journey", "nature"]),
)


@given(places)
def test_an_address_returns_to_its_place(place: Place) -> None:
    assert place_of(params_of(place)) == place


@given(st.dictionaries(st.sampled_from(["lang", "person", "segment", "at", "study", "source"]), st.text(max_size=12)))
def test_no_link_breaks_the_app(params: dict[str, str]) -> None:
    assert place_of(params, "zh").language in ("en", "zh")


def test_garbled_numbers_are_left_out() -> None:
    assert place_of({"segment": "٣", "at": "-4"}) == Place()
