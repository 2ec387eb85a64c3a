"""Sides for officials of whom a release does not say whose they are: the parties still free."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from indexer.model import Official, PartyCode, Role
from indexer.tagging.candidates import Candidate, Sides

_PAIR = 2


def with_sides(
    candidates: Sequence[Candidate[Official]], sides: Sides
) -> Iterator[Candidate[Official]]:
    """Give those without a side the free party, in turn where several are, else the issuer's."""
    stated = frozenset(c.value.side for c in _leads(candidates) if c.value.side)
    bare = [c for c in _leads(candidates) if c.value.side is None]
    in_turn = _in_turn(bare, stated, sides)
    guest = _guest(candidates, sides)
    taken: set[PartyCode | None] = set(stated)
    for candidate in candidates:
        if candidate.value.side is None:
            is_host = guest is not None and candidate.value.role is not Role.TRAVELLER
            side = (
                in_turn.get(id(candidate))
                or (_other(guest, sides) if is_host else None)
                or _left(taken, sides)
                or _left(stated, sides)
            )
            candidate = replace(candidate, value=replace(candidate.value, side=side))
            if candidate.score > 0:
                taken.add(side)
        yield candidate


def _leads(candidates: Sequence[Candidate[Official]]) -> list[Candidate[Official]]:
    return [candidate for candidate in candidates if candidate.score > 0]


def _in_turn(
    bare: Sequence[Candidate[Official]], stated: Collection[PartyCode | None], sides: Sides
) -> dict[int, PartyCode]:
    """As many as there are free parties stand for them in the order of both, the host first."""
    free = sorted(
        (party for party in sides.parties if party not in stated),
        key=lambda party: party != sides.issuer,
    )
    if len(bare) != len(free) or len(free) < _PAIR:
        return {}
    return {id(one): party for one, party in zip(bare, free, strict=True)}


def _guest(candidates: Sequence[Candidate[Official]], sides: Sides) -> PartyCode | None:
    """Whose officials travel: the issuer's where it is not said."""
    travellers = [c for c in _leads(candidates) if c.value.role is Role.TRAVELLER]
    if not travellers:
        return None
    return next((c.value.side for c in travellers if c.value.side), sides.issuer)


def _other(party: PartyCode | None, sides: Sides) -> PartyCode | None:
    others = [one for one in sides.parties if one != party]
    return others[0] if len(others) == 1 and len(sides.parties) == _PAIR else None


def _left(taken: Collection[PartyCode | None], sides: Sides) -> PartyCode | None:
    free = [party for party in sides.parties if party not in taken]
    if len(free) == 1:
        return free[0]
    return sides.issuer if sides.issuer in sides.parties else None
