"""A file's bytes -> Transcript.

Readers per format hand back a draft of contributions; marks, names, roles, times and encodings are shared by all.
"""

from .draft import MAX_BYTES, Bounds, Draft, Line, Omitted, Reader, ReadSettings, Said
from .files import FileRead, Item, Settings, read, read_all, read_each
from .formats import FORMATS, Format
from .participants import ParticipantRow, ParticipantsTable, join_participants, participants_table
from .presets import PRESETS, Preset, preset_of
from .turns import with_roles

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "PRESETS",
    "Bounds",
    "Draft",
    "FileRead",
    "Format",
    "Item",
    "Line",
    "Omitted",
    "ParticipantRow",
    "ParticipantsTable",
    "Preset",
    "ReadSettings",
    "Reader",
    "Said",
    "Settings",
    "join_participants",
    "participants_table",
    "preset_of",
    "read",
    "read_all",
    "read_each",
    "with_roles",
]
