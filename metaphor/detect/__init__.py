"""Finding figurative expressions: every candidate first, its evidence weighed, then one choice a stretch, rivals kept."""

from metaphor.detect.decide import Finding, Strictness, find_in
from metaphor.detect.evidence import Talk, confidence_of

__all__ = ["Finding", "Strictness", "Talk", "confidence_of", "find_in"]
