"""RTF's control words that matter for words: characters, and destinations by what becomes of their words."""

from __future__ import annotations

SPECIAL = {
    "line": "\n", "lbr": "\n", "softline": "\n", "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\xa0",
    "_": "‑", "-": "", "{": "{", "}": "}", "\\": "\\", ":": ":", "|": "", "\t": "\t",
}  # fmt: skip
SILENT = frozenset(
    """
    fonttbl colortbl stylesheet info pict object fldinst listtext pntext pntxta pntxtb listtable listoverridetable
    rsidtbl generator xe tc tcn rxe nonshppict shprslt revtbl atnid atnauthor atndate atnref atntime atnparent atrfstart
    atrfend bkmkstart bkmkend themedata colorschememapping latentstyles datastore xmlnstbl ftnsep ftnsepc aftnsep
    aftnsepc ftncn aftncn upr filetbl do template datafield formfield private pnseclvl mmathPr listpicture sp
    """.split()
)
ASIDE = {
    "footnote": "footnotes", "annotation": "comments",
    **dict.fromkeys("header headerl headerr headerf footer footerl footerr footerf".split(), "headers and footers"),
}  # fmt: skip
SPEAKS = frozenset("shptxt ud result fldrslt shpinst shppict dptxbxtext".split())
"""Destinations with words for the reader inside others that have none."""
