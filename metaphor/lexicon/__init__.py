"""The lexicon: a folder of tables → one frozen value that every later stage takes as an argument."""

from metaphor.lexicon.codebook import Codebook, EmotionCategory, Source
from metaphor.lexicon.entries import Condition, Entry
from metaphor.lexicon.folder import DEFAULT_FOLDER, Lexicon, load
from metaphor.lexicon.weights import Weights

__all__ = [
    "DEFAULT_FOLDER",
    "Codebook",
    "Condition",
    "EmotionCategory",
    "Entry",
    "Lexicon",
    "Source",
    "Weights",
    "load",
]
