"""Stumbles of speech: where fillers, repetitions and false starts stand in a text, and what to leave out in reading it."""

from metaphor.fluency.aside import set_aside, stumbles
from metaphor.fluency.stumbles import Stretch, Stumble, Stumbling, left_of

__all__ = ["Stretch", "Stumble", "Stumbling", "left_of", "set_aside", "stumbles"]
