"""Tables that a reader can sift: rows in groups, and the questions by which a browser hides some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.table import Head
from cxmap.pages.kit.values import Value
from cxmap.pages.kit.words import counted

MOST_ROWS = 300
"""More than that, and a page is no longer read."""


@dataclass(frozen=True, slots=True)
class SievedRow:
    """A row, and its answers to the questions of its table: for each question's name, words parted by spaces."""

    cells: tuple[Value, ...]
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading; `name` is the group's address on the page. Without a title they have no heading.

    `head` leads to what the group is about, `others` to what else belongs into the heading.
    """

    name: str
    title: str
    rows: tuple[SievedRow, ...]
    head: EntityLink | None = None
    others: tuple[EntityLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader can choose by: a name, what it is called, and the possible answers with their words."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sieve:
    """A table with questions; `sentence` stands above it, `note` below it."""

    caption: str
    columns: tuple[Head, ...]
    questions: tuple[Question, ...]
    groups: tuple[RowGroup, ...]
    sentence: str = ""
    note: str = ""

    @property
    def stacks(self) -> bool:
        """Whether its rows, which are sentences more than figures, are read one by one where they do not fit."""
        return len(self.columns) > 2


def question(name: str, label: str, rows: Iterable[SievedRow], words: Mapping[str, str]) -> Question:
    """A question with those answers that some row gives, in the order of `words`."""
    given = {answer for row in rows for answer in row.answers.get(name, "").split()}
    return Question(name, label, tuple((answer, said) for answer, said in words.items() if answer in given))


def useful(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Those with more than one answer."""
    return tuple(each for each in questions if len(each.options) > 1)


def left_out(total: int, shown: int, what: tuple[str, str]) -> str:
    """The sentence under a list that is cut short; empty for a whole one. `what` is listed, one and several of it."""
    one, several = what
    rest = counted(total - shown, f"more {one} is", f"more {several} are")
    return f"{rest} not shown here." if total > shown else ""
