"""A file's bytes -> Transcript.

Readers per format hand back a draft of contributions; marks, names, roles, times and encodings are shared by all.
"""

from .draft import MAX_BYTES, Draft, Line, Omitted, Reader, ReadSettings, Said
from .files import read, read_all
from .formats import FORMATS, Format
from .participants import ParticipantRow, ParticipantsTable, join_participants, participants_table
from .presets import PRESETS, Preset, preset_of
from .turns import with_roles

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "PRESETS",
    "Draft",
    "Format",
    "Line",
    "Omitted",
    "ParticipantRow",
    "ParticipantsTable",
    "Preset",
    "ReadSettings",
    "Reader",
    "Said",
    "join_participants",
    "participants_table",
    "preset_of",
    "read",
    "read_all",
    "with_roles",
]
