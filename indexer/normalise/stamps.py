"""Lines that are a date and nothing else, in the languages that publishers write."""

import re
from functools import cache
from importlib import resources

from indexer.folding import fold

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_CJK = re.compile(r"[년월일年月日時时分曜오전후시분令和平成]|(?:[月火水木金土日]曜日?)")
_LONGEST = 60
_MOST_TOKENS = 14


def is_date_line(folded: str) -> bool:
    """Whether a folded line holds a date and nothing else but brackets or a time of day."""
    if len(folded) > _LONGEST:
        return False
    tokens = _TOKEN.findall(_CJK.sub(" ", folded))
    numbers = [token for token in tokens if token.isdigit()]
    words = [token for token in tokens if not token.isdigit()]
    if not numbers or len(tokens) > _MOST_TOKENS or not _words().issuperset(words):
        return False
    has_year = any(len(number) == 4 for number in numbers)
    return has_year or len(numbers) == 3 or (len(numbers) < 3 and any(len(w) > 2 for w in words))


@cache
def _words() -> frozenset[str]:
    names = resources.files(__package__).joinpath("calendar.txt").read_text("utf-8")
    return frozenset(fold(names).split())
