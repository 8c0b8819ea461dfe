"""The overviews of a new site: ordinary pages, each with the question that it answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

HOME = "index.md"
OTHER_HOME = "promises-kept.md"
"""The home of the map where a site has a page to begin with already."""


class FirstPage(NamedTuple):
    """An overview: where its page lies, what it is called, and what stands above it."""

    path: str
    title: str
    words: str


PAGES: Mapping[str, FirstPage] = {
    "home": FirstPage(HOME, "Are we keeping our promises?", "What we promise our customers, and how we do."),
    "promises": FirstPage("promises/index.md", "Promises", "Which promises are in trouble, and why?"),
    "may-we-say": FirstPage("may-we-say.md", "What may I promise?", "What may be said today, and what may not?"),
    "matrix": FirstPage("matrix.md", "Alignment matrix", "Where is which promise felt, and how does it fare there?"),
    "capabilities": FirstPage("capabilities/index.md", "Capabilities", "What can we really do, and who says so?"),
    "journeys": FirstPage("journeys/index.md", "Journeys", "What do customers go through, and where does it hurt?"),
    "touchpoints": FirstPage("touchpoints/index.md", "Touchpoints", "Where do customers meet us, and who owns it?"),
    "departments": FirstPage("departments/index.md", "Departments", "Who helps to keep which promise?"),
    "metrics": FirstPage("metrics/index.md", "Metrics", "What is measured, and what is promised in it?"),
    "coverage": FirstPage("coverage.md", "Coverage", "Where does the map say nothing yet?"),
    "guide": FirstPage("guide/index.md", "Guide", "How do I change something?"),
    "first-change": FirstPage("guide/first-change.md", "Your first change", "Begin with something small."),
    "fields": FirstPage("guide/fields.md", "Fields", "What can be written?"),
    "rules": FirstPage("guide/rules.md", "Rules", "What does a finding mean, and what is to be done?"),
    "glossary": FirstPage("guide/glossary.md", "Glossary", "What does this word mean here?"),
    "health": FirstPage("guide/health.md", "Map health", "What must be mended in the map, by whom, and where?"),
}


def first_pages(known: Collection[str], taken: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Each overview that is not `known` yet, with its path and its text; home gives way to a page that is there."""
    for view, (path, title, words) in PAGES.items():
        if view not in known:
            free = OTHER_HOME if path == HOME and HOME in taken else path
            yield view, free, f"---\ntitle: {title}\nview: {view}\n---\n\n{words}\n"
