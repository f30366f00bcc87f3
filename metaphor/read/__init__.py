"""A file's bytes -> Transcript.

Readers per format hand back a draft of contributions; marks, names, roles, times and encodings are shared by all.
"""

from .draft import MAX_BYTES, Draft, Line, Reader, ReadSettings, Said
from .files import read, read_all
from .formats import FORMATS, Format
from .participants import ParticipantRow, ParticipantsTable, join_participants, participants_table
from .turns import with_roles

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "Draft",
    "Format",
    "Line",
    "ParticipantRow",
    "ParticipantsTable",
    "ReadSettings",
    "Reader",
    "Said",
    "join_participants",
    "participants_table",
    "read",
    "read_all",
    "with_roles",
]
