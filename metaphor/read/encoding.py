"""Bytes -> characters: marks and zero bytes first, UTF-8 next, then the reading that yields the commonest characters.

Detectors misread short Chinese text (GB18030 passes for Big5), so every candidate is decoded and weighed by what comes
out: common hanzi speak for it, rare ones against.  A choice on thin ground says so in a note.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from metaphor.errors import UserError

from .draft import MAX_LINE

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "zip, Word or Excel"),
    (b"\xd0\xcf\x11\xe0", "old Word or Excel"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"RIFF", "sound or film"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
)
_EVERYDAY = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去"
    "法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日问没谢您请吗呢吧啊嗯很什把被让给像觉感情己"
    "這個們來為國說時會對過發後裡種經麼學現當沒動還進樣從實問謝請嗎覺點開間話見親聽讓給歡兒幾氣訪談"
)
_PUNCTUATION = frozenset("，。！？：；、（）《》“”‘’「」『』…—·　")
_WESTERN = frozenset("‘’“”–—…•éèêëàâäáãåçñíìîïóòôöõøúùûüßæœÉÈÀÇÑÖÜÄÅØ£€°½§©®«»¿¡\xa0")
_CANDIDATES = ("gb18030", "big5hkscs", "cp950", "windows-1252")
_LINE_END = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the name of the encoding they were written in, and a note where the choice was thin."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str, *, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """The characters in the bytes; ``encoding`` is a person's word, ``declared`` the document's own.

    Raises UserError for bytes that are no text, and for an encoding that is unknown or does not fit.
    """
    if encoding:
        return _laid_down(data, name, encoding)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            text = data.decode(codec, errors="replace")
            return _checked(Decoded(text, codec.removesuffix("-sig"), _broken(text)), name)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UserError(
                name, f"is not text but a {kind} file", "give the file its own ending, or export the transcript as text"
            )
    if b"\0" in data:
        return _wide(data, name)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"), name)
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.start > 8:
            return _checked(
                Decoded(data[: error.start].decode("utf-8"), "utf-8", ("The file ends inside a character.",)), name
            )
        nearly = data.decode("utf-8", errors="replace")
        if nearly.count("\ufffd") <= max(1, sum(ch > "\x7f" for ch in nearly) // 100):
            return _checked(Decoded(nearly, "utf-8", _broken(nearly)), name)
    return _checked(_weighed(data, declared), name)


def decode_lines(data: bytes, name: str, *, encoding: str | None = None) -> Decoded:
    """As ``decode``, for what is read line by line: UserError too for a line that is longer than any talk."""
    decoded = decode(data, name, encoding=encoding)
    if len(decoded.text) > MAX_LINE and (longest := max(map(len, _LINE_END.split(decoded.text)))) > MAX_LINE:
        what = f"has a line of {longest:,} characters, more than the {MAX_LINE:,} that are read"
        raise UserError(name, what, "check that it is a transcript, and cut the line")
    return decoded


def _laid_down(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
    except (LookupError, ValueError):
        raise UserError(
            name, f"cannot be read as {encoding}", "choose another encoding, or none to have it recognised"
        ) from None


def _broken(text: str) -> tuple[str, ...]:
    bad = text.count("\ufffd")
    return (f"{bad} characters are damaged and stand as \ufffd.",) if bad else ()


def _checked(decoded: Decoded, name: str) -> Decoded:
    """The same, unless more than one character in fifty is a control character or damaged: that is no text."""
    strange = sum(
        1
        for ch in decoded.text
        if (ch < " " and ch not in "\t\n\r\x0b\x0c") or ch == "\ufffd" or ("\x7f" <= ch < "\xa0" and ch != "\x85")
    )
    if strange > 2 and strange * 50 > len(decoded.text):
        raise UserError(name, "is not text", "give the file its own ending, or export the transcript as text")
    return decoded


def _wide(data: bytes, name: str) -> Decoded:
    """UTF-16 without a mark: zero bytes stand on one side only; plain text of any other kind has none."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    order = ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le")
    best = max(order, key=lambda codec: _weight(data.decode(codec, errors="replace")))
    text = data.decode(best, errors="replace")
    if "\0" in text or _weight(text) < 0.5:
        raise UserError(name, "is not text", "give the file its own ending, or export the transcript as text")
    return Decoded(text, best, _broken(text))


def _weighed(data: bytes, declared: str | None) -> Decoded:
    readings: dict[str, tuple[float, str]] = {}
    guess = _guess(data)
    for codec in dict.fromkeys((*_known(declared), *_CANDIDATES, *_known(guess))):
        text = data.decode(codec, errors="replace")
        weight = _weight(text, data if codec == "windows-1252" else None)
        bonus = 0.3 * (codec in _known(declared)) + 0.1 * (codec in _known(guess))
        readings[codec] = (weight + bonus, text)
    order = sorted(readings, key=lambda codec: -readings[codec][0])
    best, rival = order[0], next((c for c in order[1:] if readings[c][1] != readings[order[0]][1]), None)
    weight, text = readings[best]
    notes = _broken(text)
    beyond = sum(1 for ch in text if ch > "\x7f")
    western = best == "windows-1252" and beyond * SELDOM < len(text) and not _PAIRED.search(text)
    few = beyond < FEW and not western
    if best not in _known(declared) and (few or (rival and weight - readings[rival][0] < 0.25)):
        other = f" (it may be {rival})" if rival else ""
        notes += (
            f"Read as {best} on thin evidence{other}: look at the words, and choose the encoding if they are wrong.",
        )
    return Decoded(text, "big5" if best in ("big5hkscs", "cp950") else best, notes)


FEW = 12
"""So many characters beyond ASCII leave an encoding in doubt."""
SELDOM = 6
"""Western text has at most one sign beyond ASCII in so many."""
_PAIRED = re.compile(r"[\x80-\u017f]{2}|[\x80-\u017f][\\^`{|}~\[@]")
"""Two signs beyond ASCII side by side, or one with a sign no word holds: rare in Western text, the rule in Chinese."""


def _guess(data: bytes) -> str | None:
    import chardet

    return chardet.detect(data[:200_000])["encoding"]


def _known(codec: str | None) -> tuple[str, ...]:
    """The codec under Python's name for its widest form, or nothing when Python does not know it as a text encoding."""
    if not codec:
        return ()
    try:
        info = codecs.lookup(codec)
        "a".encode(info.name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return ()
    wider = {
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "big5": "big5hkscs",
        "iso8859-1": "windows-1252",
        "cp1252": "windows-1252",
        "ascii": "windows-1252",
    }
    return (wider.get(info.name, info.name),)


def _weight(text: str, single_bytes: bytes | None = None) -> float:
    """How much a decoding looks like English or Chinese, about -1…1; ``single_bytes`` for a one-byte code."""
    beyond = [ch for ch in text if ch > "\x7f" or ch == "\0"]
    if not beyond:
        return 1.0
    total = sum(_merit(ch) for ch in beyond) / len(beyond)
    return total + _loneliness(single_bytes) if single_bytes is not None else total


def _merit(ch: str) -> float:
    if ch in _EVERYDAY or ch in _PUNCTUATION:
        return 1.0
    if ch in _WESTERN:
        return 0.6
    if ch in "\ufffd\0" or "\ue000" <= ch <= "\uf8ff" or "\x80" <= ch < "\xa0":
        return -3.0
    if "\u4e00" <= ch <= "\u9fff":
        return 0.3 if _in_daily_use(ch) else -0.5
    return 0.2 if "\uff01" <= ch <= "\uff5e" else -0.4


def _in_daily_use(ch: str) -> bool:
    """Whether the hanzi stands in the first, everyday level of GB 2312 (3,755) or of Big5 (5,401)."""
    for codec, low, high in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if low <= ch.encode(codec)[0] <= high:
                return True
        except UnicodeEncodeError:
            continue
    return False


def _loneliness(data: bytes) -> float:
    """-1…0.6: in Western text bytes above 127 stand alone between plain ones, in Chinese they come in runs."""
    runs: Iterable[int] = [len(run) for run in _HIGH_RUN.findall(data)]
    lone = sum(1 for run in runs if run == 1)
    return 1.6 * lone / max(1, sum(1 for _ in runs)) - 1.0
