"""Texts → inverted arrays, a whole segment at a time.

What a text consists of is held flat, one row an occurrence: which form, which release, which word
of the text, which character. Inverting is one sort of these rows by word; everything else follows
from where its values change. Merging segments inverts what they hold once more.

Forms are numbered so that those of one stem, a *group*, are neighbours, and the postings of a group
lie together: a plain word of a query is one contiguous range. Arrays of a group:

    rows, counts                the releases that have a form of the group, and how often
    titled, title_counts        which of these have one in the title, and how often there
    positions, chars, forms     for each of these occurrences: word, first character, which form

A form is a term together with the number of characters it covers, so that `us` written as U.S. and
as US are two forms of one term, and the end of an occurrence needs no array.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.engines.whoosh.analysis import stem
from indexer.engines.whoosh.arrays import AnyInts, Ints, Mask, mask_of, narrow, ragged_ends, runs
from indexer.engines.whoosh.columns import packed_bytes
from indexer.engines.whoosh.container import Array
from indexer.engines.whoosh.similar import packed_outlines
from indexer.engines.whoosh.terms import stem_hash

Form = tuple[str, int]
"""A term and how many characters of the text it covers."""

_INDEX_BITS = 32


@dataclass(frozen=True, slots=True)
class Flat:
    """Occurrences in the order of releases and of words."""

    forms: AnyInts
    rows: AnyInts
    positions: AnyInts
    chars: AnyInts

    @classmethod
    def joined(cls, parts: Sequence["Flat"]) -> "Flat":
        """Put occurrences one after another."""
        none = np.zeros(0, np.int64)
        names = ("forms", "rows", "positions", "chars")
        return cls(*(np.concatenate([none, *(getattr(p, n) for p in parts)]) for n in names))


def inverted(flat: Flat, forms: Sequence[Form], title_lengths: AnyInts) -> dict[str, Array]:
    """Return the lexicon and the postings of a segment; forms that do not occur are left out."""
    is_used = mask_of(flat.forms, len(forms))
    used = [(stem(forms[n][0]), forms[n], n) for n in np.flatnonzero(is_used).tolist()]
    used.sort()
    order = [number for _, _, number in used]
    stems = [one for one, _, _ in used]
    group_ends = _change_ends(stems)
    place = np.zeros(len(forms), np.int64)
    place[order] = np.arange(len(order))
    is_title = flat.positions < title_lengths[flat.rows]
    postings = _postings(flat, place[flat.forms], group_ends, is_title)
    hashes = _hashed([stems[end - 1] for end in group_ends.tolist()])
    return _lexicon([forms[n] for n in order], group_ends) | hashes | postings


def _change_ends(ordered: Sequence[str]) -> Ints:
    """Where runs of equal strings end."""
    following = [*ordered[1:], None]
    ends = [
        i for i, (one, two) in enumerate(zip(ordered, following, strict=False), 1) if one != two
    ]
    return np.array(ends, np.int64)


def _lexicon(forms: Sequence[Form], group_ends: Ints) -> dict[str, Array]:
    terms = [term.encode() for term, _ in forms]
    alphabetical = sorted(range(len(terms)), key=terms.__getitem__)
    outlines = packed_outlines([term for term, _ in forms])
    return (
        packed_bytes("terms", terms)
        | outlines
        | {
            "term_sizes": narrow(np.array([size for _, size in forms], np.int64)),
            "alphabetical": narrow(np.array(alphabetical, np.int64)),
            "groups": narrow(group_ends),
        }
    )


def _hashed(stems: Sequence[str]) -> dict[str, Array]:
    """The groups in the order of the hashes of their stems."""
    hashes = np.array([stem_hash(one) for one in stems], np.uint32)
    order = hashes.argsort(kind="stable")
    return {"stem_hashes": hashes[order], "hashed_groups": narrow(order)}


def _postings(flat: Flat, places: Ints, group_ends: Ints, is_title: Mask) -> dict[str, AnyInts]:
    groups = np.searchsorted(group_ends, np.arange(int(group_ends[-1:].sum())), side="right")
    order, group = _sorted_by(groups[places])
    rows = flat.rows[order]
    is_first = np.ones(len(rows), np.bool_)
    is_first[1:] = (group[1:] != group[:-1]) | (rows[1:] != rows[:-1])
    firsts = np.flatnonzero(is_first)
    group_starts = np.concatenate([np.zeros(1, np.int64), group_ends])
    postings = np.bincount(group[firsts], minlength=len(group_ends))
    return {
        "postings": narrow(ragged_ends(postings)),
        "occurrences": narrow(ragged_ends(np.bincount(group, minlength=len(group_ends)))),
        **_titles(is_title[order], firsts, postings),
        "rows": narrow(rows[firsts]),
        "counts": narrow(np.diff(firsts, append=len(rows))),
        "positions": narrow(flat.positions[order]),
        "chars": narrow(flat.chars[order]),
        "forms": narrow(places[order] - group_starts[group]),
    }


def _titles(is_title: Mask, firsts: Ints, postings: Ints) -> dict[str, AnyInts]:
    """Which postings have occurrences in the title, numbered within their group, and how many."""
    places = np.flatnonzero(is_title)
    titled, counts = runs(np.searchsorted(firsts, places, side="right") - 1)
    ends = ragged_ends(postings)
    groups = np.searchsorted(ends, titled, side="right")
    return {
        "titled": narrow(titled - (ends - postings)[groups]),
        "titled_ends": narrow(ragged_ends(np.bincount(groups, minlength=len(ends)))),
        "title_counts": narrow(counts),
    }


def _sorted_by(groups: Ints) -> tuple[Ints, Ints]:
    """A stable order and the groups in it: sorting pairs packed into one number is quickest."""
    packed = (groups << _INDEX_BITS) | np.arange(len(groups))
    packed.sort()
    return packed & ((1 << _INDEX_BITS) - 1), packed >> _INDEX_BITS
