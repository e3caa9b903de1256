"""Writes the compiled gazetteer of the package, waqai/reference/gazetteer.bin.

In: the tables of places in waqai/reference (places, place_names, places_geonames,
place_names_geonames, admin1, admin2 and their names, countries, place_common_words) and
waqai/mentions/place/words.tsv. Run after any change of them, alone or by `make data`; the same
tables give the same bytes, and `waqai lexicon check` compares.
"""

from __future__ import annotations

import sys

from waqai.mentions.place.build import gazetteer_bytes
from waqai.mentions.place.gazetteer import SHIPPED


def main() -> int:
    """Writes the file and says how large it is."""
    data = gazetteer_bytes()
    part = SHIPPED.with_suffix(".part")
    part.write_bytes(data)
    part.replace(SHIPPED)
    print(f"{SHIPPED}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
