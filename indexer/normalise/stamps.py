"""Lines that are a date and nothing else, in the languages that publishers write."""

import re
from functools import cache

from indexer.folding import fold

_MONTHS_AND_DAYS = """
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche
januar februar marz maerz april juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedi martedi mercoledi giovedi venerdi domenica
janeiro fevereiro marco maio junho julho setembro outubro dezembro
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
jaanuar veebruar marts aprill juuni juuli august oktoober detsember
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
am pm a p m at on the of de den del le um uhr klo h hrs hours gmt utc est edt pst pdt ist kst jst cet cest eet msk ict stand th st nd rd
"""
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_CJK = re.compile(r"[년월일年月日時时分曜오전후시분令和平成]|(?:[月火水木金土日]曜日?)")
_LONGEST = 60
_MOST_TOKENS = 14


def is_date_line(folded: str) -> bool:
    """Whether a folded line holds a date and nothing else; brackets and a time of day may be there."""
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
    return frozenset(fold(_MONTHS_AND_DAYS).split())
