"""The several names of one thing: a country, body, agency, official, series, term of the field.

`known_names` gathers them from all tables. That takes longer than a page of results, so an index
keeps them ready (`keeping.py`).
"""

from indexer.aliases.keeping import kept_names, write_names
from indexer.aliases.names import Found, Names, known_names

__all__ = ["Found", "Names", "kept_names", "known_names", "write_names"]
