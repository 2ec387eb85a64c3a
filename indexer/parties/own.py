"""Names in texts of one language alone: those of CLDR and of the language's file, inflected."""

import unicodedata
from collections.abc import Iterator

from indexer.parties.inflection import Language, entries, first_half, inflected, read_language
from indexer.parties.names import (
    LATIN,
    Form,
    Name,
    form_of,
    tables,
    territories,
    without_accents,
)

_OTHERS = ("ru", "uk", "bg", "el", "ar", "mk", "be", "kk", "ka", "hy", "hi", "th")  # other scripts
_RELATIVES = {
    "da": ("nb", "da"),
    "nb": ("da", "nb"),
    "no": ("da", "nb"),
    "nn": ("da", "nb"),
    "id": ("ms", "id"),
    "ms": ("id", "ms"),
    "bs": ("hr",),
    "sr": ("hr", "sr"),
}
_LETTERS_THAT_SHOUT = 4
_LETTERS_WITHOUT_ACCENTS = 5  # shorter words without their accents are other words
_TURKIC = ("tr", "az")


def files_of(language: str) -> tuple[str, ...]:
    """The files to read for a text, the language's own last; none for English."""
    known = (language,) if language in (*LATIN, *_OTHERS) else ()
    return _RELATIVES.get(language, known)


def own_names(code: str) -> Iterator[tuple[str, Name]]:
    """Surfaces with what they mean, of one file, the weakest claim to a surface first."""
    language = read_language(code)
    for name, forms in _named(code, language):
        may_begin_high = name.surface not in language.lowercase
        for form in forms:
            yield from ((surface, name) for surface in _spelled(form, code, may_begin_high))


def _named(code: str, language: Language) -> Iterator[tuple[Name, list[str]]]:
    """Each name with all its forms."""
    for party, first in entries(language.firsts):
        yield Name(first, party, Form.FIRST), [first]
    yield from _adjectives(language)
    for name in _names(code, language):
        is_word = name.form is Form.NAME
        yield name, inflected(name.surface, language, "name") if is_word else [name.surface]
    for party, word in entries(language.irregular.get("names", {})):
        yield Name(word, party, Form.NAME), [word]
    for phrase in language.blockers:
        yield Name(phrase, "", Form.BLOCKER), [phrase]


def _adjectives(language: Language) -> Iterator[tuple[Name, list[str]]]:
    for party, adjective in entries(language.adjectives):
        half = first_half(adjective, language)
        if half:
            yield Name(half, party, Form.FIRST), [half]
        forms = inflected(adjective, language, "adjective")
        yield Name(adjective, party, Form.ADJECTIVE), forms
        if adjective[0].islower():
            both = [glued + form for glued in language.glued for form in forms]
            yield Name(adjective, party, Form.ADJECTIVE), both
    for party, adjective in entries(language.irregular.get("adjectives", {})):
        yield Name(adjective, party, Form.ADJECTIVE), [adjective]


def _names(code: str, language: Language) -> Iterator[Name]:
    unheard = language.dropped | frozenset(tables()["names_dropped"]["codes"])
    yield from (name for name in territories(code) if name.code not in unheard)
    for party, name in entries(language.names):
        yield Name(name, party, form_of(name))


def _spelled(surface: str, code: str, may_begin_high: bool) -> Iterator[str]:
    """The surface as written in the text, at the head of a sentence and in a headline."""
    yield surface
    if may_begin_high and surface[0].islower():
        yield _upper(surface[0], code) + surface[1:]
    if "’" in surface:
        yield surface.replace("’", "'")
    if len(surface) >= _LETTERS_THAT_SHOUT and not surface.isupper():
        yield _upper(surface, code)
    plain = without_accents(surface)
    if plain != surface and len(surface) >= _LETTERS_WITHOUT_ACCENTS and code != "vi":
        yield plain
        yield plain.upper()


def _upper(letters: str, code: str) -> str:
    """Capitals as headlines print them: a Turkish i keeps its dot, Greek loses its accents."""
    if code in _TURKIC:
        letters = letters.replace("i", "İ")
    capitals = letters.upper()
    if code != "el":
        return capitals
    bare = unicodedata.normalize("NFD", capitals).replace("\u0301", "")
    return unicodedata.normalize("NFC", bare)
