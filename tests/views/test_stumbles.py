from metaphor.model import Emotion, Interview, Segment, Transcript, Turn
from metaphor.views.stumbles import stumbles_of


def test_stumbles_stand_in_the_transcript_and_each_segment_is_read_in_its_language() -> None:
    first, second = "So um we we left.", "我我覺得，嗯，很難。"  # I I think, um, it is hard (Traditional)
    text = f"{first}\n{second}"
    turns = (Turn(0, len(first), first, "A", "participant"), Turn(len(first) + 1, len(text), second, "A", "participant"))
    segments = (Segment(0, len(first), first, 0, "en"), Segment(len(first) + 1, len(text), second, 1, "zh"))
    quiet = Emotion(0.0, 0.0, "")
    found = stumbles_of(Interview(Transcript("t", "t.txt", text, turns), segments, (quiet, quiet), ()))
    assert [(text[s.start : s.end], s.kind) for s in found] == [
        ("um", "filler"), ("we", "repetition"), ("我", "repetition"), ("嗯", "filler"),
    ]  # fmt: skip
