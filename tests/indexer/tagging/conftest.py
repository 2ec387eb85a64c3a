"""Releases for the tests of taggers."""

from collections.abc import Callable

import pytest

from indexer.model import Declared, Release, Span, Stated

Make = Callable[..., Release]


def make_release(
    title: str,
    body: str = "",
    *,
    url: str | None = None,
    published: str | None = None,
    site: str | None = None,
    set_aside: tuple[str, ...] = (),
) -> Release:
    return Release(
        id="release",
        path="release.txt",
        source_id="release.txt",
        text=f"{title}\n\n{body}" if body else title,
        title=Span(0, len(title)),
        set_aside=set_aside,
        url=url,
        declared=Declared(
            url=Stated(url, "link canonical") if url else None,
            published=(Stated(published, "meta"),) if published else (),
            site_name=(Stated(site, "meta og:site_name"),) if site else (),
        ),
    )


@pytest.fixture(name="make")
def make_fixture() -> Make:
    """Makes a release of a headline and a body."""
    return make_release
