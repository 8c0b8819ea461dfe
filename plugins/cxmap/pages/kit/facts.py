"""Facts at a glance: what matters most beside the answer, each only where it is known."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cxmap.model.ids import Key
from cxmap.model.touchpoint import Experience
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Fact, Markdown, Several, Words
from cxmap.pages.kit.words import number_words

ASSUMED = "assumed"
"""The mark of a score that no study is behind."""
MOST_LINKS = 5
"""At a glance; the sections of the page name them all."""


def known(facts: Iterable[Fact | None]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact)


def link_fact(site: Site, label: str, key: Key) -> Fact | None:
    link = site.link_to(key)
    return Fact(label, link) if link else None


def links_fact(site: Site, label: str, keys: Iterable[Key]) -> Fact | None:
    links = site.links_to(keys)
    rest = len(links) - MOST_LINKS
    return Fact(label, Several((*links[:MOST_LINKS], *more_words(rest)))) if links else None


def more_words(rest: int) -> tuple[Words, ...]:
    """The words behind the first names where there are more."""
    return (Words(f"and {rest:,} more"),) if rest > 0 else ()


def text_fact(label: str, text: object) -> Fact | None:
    """A text or a day, exactly as it is."""
    return Fact(label, Words(str(text))) if text else None


def count_fact(label: str, count: int) -> Fact:
    return Fact(label, Words(number_words(count)))


def rating_fact(label: str, rating: Decimal | None) -> Fact | None:
    words = rating_words(rating)
    return Fact(label, Words(words)) if words else None


def rating_words(rating: Decimal | None) -> str:
    """`4 of 5`; nothing where it is not known."""
    return f"{rating:f} of 5" if rating is not None else ""


def score_words(experience: Experience | None) -> str:
    """`4 of 5`, `4 of 5, assumed`; nothing where nobody has said how it feels."""
    if experience is None or experience.score is None:
        return ""
    return rating_words(experience.score) + (f", {ASSUMED}" if experience.is_assumed else "")


def markdown_fact(label: str, text: str | None, path: str) -> Fact | None:
    """A text that its author wrote as Markdown in the file at `path`."""
    return Fact(label, Markdown(text, path)) if text else None
