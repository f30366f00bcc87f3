"""metaphor: figurative language in interview transcripts, found by rules that explain themselves.

The names here are what scripts rely on; everything else may move.
"""

from metaphor.errors import UserError
from metaphor.model import Emotion, Evidence, Expression, Interview, Segment, Study, Transcript, Turn
from metaphor.read import read
from metaphor.study import analyze, find, find_all

__version__ = "0.1.0"

__all__ = [
    "Emotion",
    "Evidence",
    "Expression",
    "Interview",
    "Segment",
    "Study",
    "Transcript",
    "Turn",
    "UserError",
    "analyze",
    "find",
    "find_all",
    "read",
]
