from indexer.engines.interface import Matched
from indexer.model import Evidence, Release, Span
from webapp.present.evidence import reason
from webapp.present.lit import Lit, lit, paragraphs
from webapp.present.marks import numbered
from webapp.present.tags import ShownTag, TagGroup

TEXT = "The talks\n\nAnn Archer led. They met in Oslo. It ended.\n\nBye."
RELEASE = Release(id="x", path="", source_id="x", text=TEXT, title=Span(0, 9))


def group(*words: str) -> TagGroup:
    spans = (Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in words)
    reasons = (reason(RELEASE, Evidence("rule", (span,))) for span in spans)
    tags = (ShownTag(text="", url=None, side=None, detail="", reason=one) for one in reasons)
    return TagGroup("Tags", tuple(tags))


def sentences(found: Lit) -> list[str]:
    return [span.of(TEXT) for span in found.spans]


def test_a_sentence_that_several_tags_rest_on_is_lit_once() -> None:
    assert sentences(lit([group("Archer", "Ann"), group("Oslo")])) == [
        "Ann Archer led.",
        "They met in Oslo.",
    ]


def test_sentences_that_one_tag_takes_together_are_lit_together() -> None:
    found = lit([group("Oslo", "led. They")])
    assert sentences(found) == ["Ann Archer led. They met in Oslo."]


def test_every_quotation_has_its_place() -> None:
    tags = group("talks", "Oslo", "led. They", "Bye")
    found = lit([tags])
    places = [found.anchor(quote) for tag in tags.tags for quote in tag.reason.quotes]
    assert places == ["title", "s11", "s11", "s56"]


def test_a_paragraph_in_stretches_is_the_paragraph() -> None:
    found = paragraphs(
        RELEASE, numbered([Matched(Span(15, 21)), Matched(Span(44, 55))]), lit([group("Oslo")])
    )
    texts = ["".join(one.text for part in each.stretches for one in part.pieces) for each in found]
    assert texts == [span.of(TEXT) for span in RELEASE.paragraphs]
    assert [part.id for part in found[0].stretches] == [None, "s27", None]
    marked = [one.text for part in found[0].stretches for one in part.pieces if one.match]
    assert marked[0] == "Archer"
