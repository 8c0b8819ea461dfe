"""What a site gets: each row of the table in `docs/site.md`, with the question that is asked of a site of a host."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tests.hosts.trials import BROKEN, DRAFT, ERROR, PROMISE, UNPUBLISHED, Trial
from tests.links import links_to_nowhere


class Ability(NamedTuple):
    """The words of a row, and whether a host has it; words in place of yes or no say more."""

    words: str
    of: Callable[[Trial], bool | str]


def _has_verdict(it: Trial) -> bool:
    return "Judged on proof" in it.article("promises/next-day") and PROMISE in it.article("promises")


def _links_open(it: Trial) -> bool:
    return not links_to_nowhere(it.folders) and not links_to_nowhere(it.plain)


def _is_by_title(it: Trial) -> bool:
    """By their files the two stand the other way round."""
    home = it.page("")
    return home.index("touchpoints/doorstep/") < home.index("touchpoints/a-shelf/")


def _is_in_groups(it: Trial) -> bool:
    home = it.page("")
    navigation = home[home.index("md-nav--primary") : home.index("md-sidebar--secondary")]
    return 'href="promises/"' in navigation and "promises/next-day/" not in navigation


def _has_downloads(it: Trial) -> bool:
    offered = {f"assets/cxmap/{name}" for name in ("promises.csv", "promises.xlsx")}
    linked = all(name in it.page("promises") for name in offered)
    return linked and offered <= it.files.keys() and any(path.endswith(".mmd") for path in it.files)


def _has_journey(it: Trial) -> bool:
    offered = {f"assets/cxmap/journeys/parcel.{ending}" for ending in ("html", "svg")}
    return offered <= it.files.keys() and all(name in it.article("journeys/parcel") for name in offered)


def _stops(it: Trial) -> bool:
    """Where the command itself shows errors, it names their rule, too."""
    told = re.search(rf"content/{BROKEN}\.md:4:10: (error\[[\w-]+\]: )?{ERROR}", it.failing.stdout)
    return it.failing.returncode == 1 and told is not None


def _is_on_each_page(it: Trial, words: str) -> bool:
    pages = [content.decode() for path, content in it.files.items() if path.endswith(".html")]
    return all(words in page for page in pages)


ABILITIES = (
    Ability("Pages of entities and overviews, with verdicts", _has_verdict),
    Ability("Views of the map in pages of your own", lambda it: 'class="cxmap-block"' in it.article("board")),
    Ability("The map of a journey, drawn", lambda it: 'class="cxmap-map"' in it.article("journeys/parcel")),
    Ability(
        "Mermaid of your own, drawn while the site is built", lambda it: "cxmap-diagram--written" in it.article("board")
    ),
    Ability("Tables to filter and sort, names to copy", lambda it: "assets/cxmap/cxmap.js" in it.page("promises")),
    Ability("Links that open, with either `use_directory_urls`", _links_open),
    Ability("Search finds what the map adds", lambda it: "Judged on proof" in it.search and PROMISE in it.search),
    Ability("Tags of entities on Material's page of tags", lambda it: "promises/next-day/" in it.article("tags")),
    Ability("Results of a search say kind and verdict", lambda it: "assets/cxmap/found.json" in it.files),
    Ability("Navigation by title instead of by file", _is_by_title),
    Ability("Navigation in groups, an overview in place of what it lists", _is_in_groups),
    Ability(
        "A pencil on each page", lambda it: "edit/main/content/promises/next-day.md" in it.page("promises/next-day")
    ),
    Ability("Downloads: the register as CSV and XLSX, diagrams as Mermaid", _has_downloads),
    Ability("A journey as one file: HTML, SVG and PNG", _has_journey),
    Ability("What changed, from git", lambda it: "<dt>From</dt>" in it.article("changes")),
    Ability(
        "A feed of what changed", lambda it: "changes.atom" in it.files and "changes.atom" in it.article("changes")
    ),
    Ability("No trace of a draft", lambda it: DRAFT not in it.texts),
    Ability("No entry of `nav:` that leads to a draft", lambda it: "promises/secret" not in it.texts_with_nav),
    Ability("No file that only drafts use", lambda it: "promises/secret.png" not in it.files),
    Ability("Nothing of what `exclude_docs` and `draft_docs` name", lambda it: UNPUBLISHED not in it.texts),
    Ability("`quarantine: true` shows errors in place of a page", lambda it: ERROR in it.article(BROKEN)),
    Ability("An error stops the build, and is told at its line", _stops),
    Ability("An error ends with no traceback", lambda it: "Traceback" not in it.failing.stdout),
    Ability("An error leaves the last good site", lambda it: it.left_by_error == it.files),
    Ability("A strict build stops at a lowered error", lambda it: it.strict.returncode > 0),
    Ability("A server shows errors as soon as they are written", lambda it: it.serves_errors),
    Ability("Every page says what it may run", lambda it: _is_on_each_page(it, "Content-Security-Policy")),
    Ability("Search engines are kept away", lambda it: "robots.txt" in it.files and _is_on_each_page(it, "noindex")),
    Ability("No font from another host", lambda it: "fonts.googleapis.com" not in it.texts),
    Ability("Hooks, and plugins of others", lambda it: "Hooked." in it.article("board")),
)
