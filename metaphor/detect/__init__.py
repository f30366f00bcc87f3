"""Finding figurative expressions: every candidate first, its evidence weighed, then one choice a stretch, rivals kept."""

from metaphor.detect.candidates import Finding
from metaphor.detect.decide import Strictness, candidates_of, find_in
from metaphor.detect.evidence import Talk, confidence_of

__all__ = ["Finding", "Strictness", "Talk", "candidates_of", "confidence_of", "find_in"]
