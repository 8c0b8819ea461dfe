"""The values that a fact or a cell of a table can hold; `form` tells the templates which of them it is."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import unquote

from cxmap.model.fields import is_safe_address, names_scheme
from cxmap.pages.kit.page import EntityLink


@dataclass(frozen=True, slots=True)
class Words:
    """A text that is shown exactly as it is."""

    form: ClassVar[str] = "words"

    text: str


@dataclass(frozen=True, slots=True)
class FiguredText:
    """A text of ours in which figures stand, each of which is kept on its line."""

    form: ClassVar[str] = "figured"

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, a day or a period, which is never broken across lines."""

    form: ClassVar[str] = "figure"

    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as authors type it, with a button that copies it."""

    form: ClassVar[str] = "typed"

    text: str


@dataclass(frozen=True, slots=True)
class Markdown:
    """A text that its author wrote as inline Markdown, in the file at `path`."""

    form: ClassVar[str] = "markdown"

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link that is no entity's: to an `address` elsewhere, or to a `path` of this site, a `query` and an `anchor`."""

    form: ClassVar[str] = "web"

    text: str
    address: str = ""
    path: str = ""
    anchor: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class VerdictMark:
    """A verdict as a chip: its name and the words for it."""

    form: ClassVar[str] = "verdict"

    verdict: str
    words: str


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many pairs have one verdict; `start` is how many have a worse one, and `way` leads to just as many."""

    mark: VerdictMark
    count: int
    start: int
    way: WebLink | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """The verdicts of some pairs, the worst first, those that occur; `in_words` says all of it in one sentence."""

    form: ClassVar[str] = "counts"

    total: int
    entries: tuple[VerdictCount, ...]
    in_words: str


@dataclass(frozen=True, slots=True)
class Spark:
    """The last measurement, and the way there: points from the left in a box of 100 by 100, or none.

    `by` is who measured it, or what was measured, `group` for whom alone; `safe` says what that makes safe to promise.
    """

    form: ClassVar[str] = "spark"

    by: EntityLink
    group: str
    value: str
    period: str
    points: tuple[tuple[int, int], ...]
    safe: str = ""


@dataclass(frozen=True, slots=True)
class LowPoint:
    """The worst that customers feel: how bad it is, why, if somebody said so, and others that are as bad.

    `hurts` is the worst pain there, if one is known, and `causes` is what that comes from.
    """

    form: ClassVar[str] = "low-point"

    where: EntityLink
    rating: str
    because: Markdown | None
    others: str = ""
    hurts: str = ""
    causes: tuple[EntityLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """Values in order."""

    form: ClassVar[str] = "several"

    members: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value and what it is called."""

    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about one thing, in order."""

    form: ClassVar[str] = "facts"

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class LastChange:
    """A commit: when it was made, what was said of it, by whom, and where it can be seen.

    Without a day it is yet to come.
    """

    form: ClassVar[str] = "change"

    day: str
    subject: str
    short_id: str = ""
    address: str = ""
    by: EntityLink | None = None


Value = (
    Words
    | FiguredText
    | Figure
    | Typed
    | Markdown
    | WebLink
    | EntityLink
    | VerdictMark
    | Counts
    | Spark
    | LowPoint
    | Several
    | Facts
    | LastChange
)

NOTHING = Words("")


def web_link(address: str, path: str) -> WebLink:
    """A link from a field of the file at `path`; one that leads out of the site unseen is only shown."""
    if not is_safe_address(address) or address.startswith("/"):
        return WebLink(address)
    if names_scheme(address):
        return WebLink(_shown(address), address=address)
    target, _, anchor = address.partition("#")
    name = unquote(target.partition("?")[0])
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
    return WebLink(address) if file.startswith("..") else WebLink(address, path=file, anchor=anchor)


def _shown(address: str) -> str:
    """Without the scheme, which readers need not see."""
    return address.partition(":")[2].removeprefix("//").rstrip("/")
