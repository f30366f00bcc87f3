"""Who asks and who is asked: from the words for a role, from the document's own hints, else from how each one talks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from metaphor.model import Role

from .clean import has_hanzi
from .draft import Said
from .names import key, role_of

_ASKS = re.compile(r"[?？]|(?:吗|呢|嗎)(?=[，。\s]|$)")
_ENDS = re.compile(r"[.!?…。！？]+|[^.!?…。！？]$|(?<=[吗呢嗎])[，\s]")
_YOU = re.compile(r"\b(?:you|your|yours|you're|you've)\b|[你您]", re.IGNORECASE)
_I = re.compile(r"\b(?:i|my|me|i'm|i've|i'd|we|our)\b|[我咱]", re.IGNORECASE)
_LEADS = re.compile(
    r"thank(?:s| you)[^.?!]{0,40}for (?:coming|joining|sharing|being here|your time|participating)"
    r"|\b(?:could|can|would) you (?:please )?(?:tell|describe|explain|talk|say|state|give|walk)\b"
    r"|\btell (?:me|us) (?:more |a bit )?about"
    r"|\bmy co-?host\b|\bI(?:'m| am) your (?:host|interviewer|moderator)|welcome to (?:the|our|another)"
    r"|(?:感谢|谢谢|感謝|謝謝)[^。！？]{0,12}(?:接受|抽出|抽空|参与|過來|过来)"
    r"|(?:能不能|能否|可以|可不可以|请|請)[^，。]{0,8}(?:讲讲|说说|谈谈|聊聊|介绍|講講|說說|談談|介紹)",
    re.IGNORECASE,
)

SHOWN = 20
"""So many names are written out in a sentence on them."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How one speaker talks, as shares 0–1.

    ``words`` of all words; ``asks`` of own sentences; ``you`` among *you* and *I*; ``leads`` of own turns that lead.
    """

    words: float
    asks: float
    you: float
    leads: float

    @property
    def leaning(self) -> float:
        """Towards the interviewer when above zero; the weights are a judgement, tried on many interviews."""
        return 1.0 * self.asks + 0.8 * (self.you - 0.4) + 1.5 * min(self.leads, 0.2) - 1.2 * self.words


def _length(text: str) -> int:
    return len(re.findall(r"[\u3400-\u9fff]|[A-Za-z0-9']+", text))


def manners(said: Sequence[Said]) -> dict[str, Manner]:
    """How each named speaker talks, in order of first appearance."""
    total = sum(_length(s.text) for s in said) or 1
    spoken: dict[str, list[str]] = {}
    for piece in said:
        if piece.speaker:
            spoken.setdefault(piece.speaker, []).append(piece.text)
    out = {}
    for name, texts in spoken.items():
        you, own = (sum(len(p.findall(t)) for t in texts) for p in (_YOU, _I))
        out[name] = Manner(
            words=sum(map(_length, texts)) / total,
            asks=sum(len(_ASKS.findall(t)) for t in texts) / max(1, sum(len(_ENDS.findall(t)) for t in texts)),
            you=(you + 1) / (you + own + 2),
            leads=sum(1 for t in texts if _LEADS.search(t)) / len(texts),
        )
    return out


def hinted(name: str, hints: Sequence[tuple[str, Role]]) -> Role | None:
    """The role the document gives this name, in full or by surname (蔡 of 蔡锐), forename or initials."""
    mine = key(name)
    for full, role in hints:
        whole = key(full)
        initials = "".join(word[0] for word in full.split()).casefold()
        part = has_hanzi(name) and len(mine) < len(whole) and (whole.startswith(mine) or whole.endswith(mine))
        word = mine in {key(w) for w in full.split()}
        if mine == whole or part or word or (len(mine) >= 2 and mine == initials):
            return role
    return None


def settle(said: Sequence[Said], hints: Sequence[tuple[str, Role]]) -> tuple[dict[str, Role], tuple[str, ...]]:
    """The role of every speaker, and the sentences that say where it was a judgement."""
    names = tuple(dict.fromkeys(s.speaker for s in said if s.speaker))
    whole = {key(full): role for full, role in reversed(hints)}
    known = {name: role for name in names if (role := whole.get(key(name)) or hinted(name, hints) or role_of(name))}
    unknown = [name for name in names if name not in known]
    if not unknown:
        return known, ()
    if len(names) == 1:
        return {names[0]: "participant"}, ()
    if "interviewer" in known.values():
        rest: Role = "participant"
        return known | dict.fromkeys(unknown, rest), ()
    judged = _by_manner(manners(said), unknown, told=[n for n in known if n in names])
    shown = ", ".join(f"{name} = {judged[name]}" for name in unknown[:SHOWN]) + (", …" if unknown[SHOWN:] else "")
    note = f"Roles judged by who asks and who tells: {shown}."
    return known | judged, (note,)


def _by_manner(manner: dict[str, Manner], unknown: Sequence[str], told: Sequence[str]) -> dict[str, Role]:
    """Who leans least tells (or who is known to); who leans most asks, if they ask at all.

    Of three or more, the others ask too when one person tells nearly everything (several interviewers, one guest);
    in a group where many tell, only those who lean far.
    """
    teller = max(told or unknown, key=lambda name: -manner[name].leaning)
    most = max((n for n in unknown if n != teller), key=lambda name: manner[name].leaning)
    one_guest = manner[teller].words > 0.6
    roles: dict[str, Role] = {}
    for name in unknown:
        mine = manner[name]
        far = mine.leaning > (-0.2 if one_guest else 0.1) and mine.leaning - manner[teller].leaning > 0.5
        asks = mine.asks + mine.leads > 0 and name == most
        roles[name] = "interviewer" if name != teller and (asks or far) else "participant"
    return roles
