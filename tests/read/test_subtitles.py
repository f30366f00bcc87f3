"""Cues: joined by speaker, names in every shape, damaged files."""

from __future__ import annotations

import pytest

from metaphor.errors import UserError
from metaphor.read import read
from tests.read.looking import Reading, roles, said

ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:03.000
Ann Lee: Tell me about

2
00:00:03.000 --> 00:00:05.500
Ann Lee: that fog?

3
00:00:06.000 --> 00:00:09.000
Ben: It came down like

4
00:00:09.000 --> 00:00:12.000
a curtain.

5
00:00:12.000 --> 00:00:14.000
Ann Lee: And then?

6
00:00:14.000 --> 00:00:16.000
Ben: I waited.
"""


def test_subtitles_cues_of_one_speaker_are_one_turn(reading: Reading) -> None:
    transcript = reading(ZOOM, "t.vtt")
    assert said(transcript) == [
        ("Ann Lee", "Tell me about that fog?"),
        ("Ben", "It came down like a curtain."),
        ("Ann Lee", "And then?"),
        ("Ben", "I waited."),
    ]
    assert (transcript.turns[0].start_s, transcript.turns[0].end_s) == (1.0, 5.5)
    assert transcript.turns[1].end_s == 12.0
    assert roles(transcript)["Ann Lee"] == "interviewer"


def test_subtitles_srt_with_a_second_speaker_inside_a_cue(reading: Reading) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:03,000\nAnn: So it was\nhard?\n\n2\n00:00:03,000 --> 00:00:05,000\nBen: Like walking\n"
        "Ann: Mm.\n\n3\n00:00:05,000 --> 00:00:07,000\nBen: through <i>mud</i> &amp; rain.\n"
    )
    assert said(reading(text, "t.srt")) == [
        ("Ann", "So it was hard?"), ("Ben", "Like walking"), ("Ann", "Mm."), ("Ben", "through mud & rain."),
    ]  # fmt: skip


def test_subtitles_chinese_cues_join_without_a_space(reading: Reading) -> None:
    # Interviewer: how was it? / Interviewee: my heart / fell to the ground / at once
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n访谈者：怎么样？\n\n00:02.000 --> 00:03.000\n受访者：心里那块石头\n\n"
        "00:03.000 --> 00:04.000\n一下子落地了\n"
    )
    assert said(reading(text, "t.vtt"))[1] == ("受访者", "心里那块石头一下子落地了")


def test_subtitles_voice_tags_name_the_speaker(reading: Reading) -> None:
    text = (
        "WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:02.000\n<v Ann>How was it?</v>\n\n00:02.000 --> 00:03.000\n"
        "<v.loud Ben>A <c.red>maze</c>.</v>\n\n00:03.000 --> 00:04.000\nNo way out.\n"
    )
    assert said(reading(text, "t.vtt")) == [("Ann", "How was it?"), ("Ben", "A maze. No way out.")]


def test_subtitles_without_names_are_one_turn(reading: Reading) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nIt was\na maze\n\n2\n00:00:02,000 --> 00:00:04,000\nand I was in it: lost.\n"
    )
    transcript = reading(text, "t.srt")
    assert said(transcript) == [("participant", "It was a maze and I was in it: lost.")]
    assert (transcript.turns[0].start_s, transcript.turns[0].end_s) == (1.0, 4.0)


def test_subtitles_rolling_captions_are_read_once(reading: Reading) -> None:
    words = ["the road", "went on", "and on", "and we", "went with", "it until", "it ended", "at the sea"]
    cues = [f"00:0{i}.000 --> 00:0{i + 1}.000\n{words[i - 1]}\n{words[i]}\n" for i in range(1, 8)]
    assert reading("WEBVTT\n\n" + "\n".join(cues), "t.vtt").text == " ".join(words)


@pytest.mark.parametrize(
    "cut", ["00:00:16.0", "7\n00:00:16.000 -->", "7\n00:00:16.000 --> 00:00:18.000", "00:00:16.000 --> 00:0"]
)
def test_subtitles_cut_inside_a_cue_are_read_up_to_it(reading: Reading, cut: str) -> None:
    transcript = reading(ZOOM + "\n" + cut, "t.vtt")
    assert said(transcript)[-1] == ("Ben", "I waited.")
    assert any("breaks off" in note for note in transcript.notes)


def test_subtitles_a_whole_file_is_not_called_cut(reading: Reading) -> None:
    assert not any("breaks off" in note for note in reading(ZOOM.strip(), "t.vtt").notes)


def test_subtitles_named_txt_are_known_by_their_arrows(reading: Reading) -> None:
    assert len(reading(ZOOM, "t.txt").turns) == 4


def test_subtitles_without_a_cue_are_refused() -> None:
    with pytest.raises(UserError, match="holds no subtitle"):
        read(b"WEBVTT\n\nNOTE nothing here\n", name="t.vtt")
