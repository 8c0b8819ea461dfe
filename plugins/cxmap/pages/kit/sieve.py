"""Tables that a reader can sift: rows in groups, and the questions by which a browser hides some of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Columns, Head, heads_of, is_wide, row_of
from cxmap.pages.kit.values import Value

MOST_ANSWERS = 20_000

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Question(Generic[Entry]):
    """A question by which readers choose rows: the words for its answers, and the answers that an entry gives."""

    name: str
    label: str
    words: Mapping[str, str]
    answers: Callable[[Entry], Iterable[str]]


@dataclass(frozen=True, slots=True)
class EntryGroup(Generic[Entry]):
    """Entries under one heading; `name` is the group's address on the page.

    `head` leads to what the group is about, `others` to what else belongs into the heading.
    """

    name: str
    title: str
    entries: tuple[Entry, ...]
    head: EntityLink | None = None
    others: tuple[EntityLink, ...] = ()


@dataclass(frozen=True, slots=True)
class SievedRow:
    """A row, and its answers to the questions of its table: for each question's name, words parted by spaces."""

    cells: tuple[Value, ...]
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OfferedQuestion:
    """A question with the answers that some row gives."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sieve:
    """A table with questions; `sentence` stands above it, `note` below it."""

    caption: str
    columns: tuple[Head, ...]
    questions: tuple[OfferedQuestion, ...]
    groups: tuple[EntryGroup[SievedRow], ...]
    sentence: str = ""
    note: str = ""
    total: int = 0
    """How many rows there are with those that are not shown, where that is more."""

    @property
    def stacks(self) -> bool:
        """Whether its rows, which are sentences more than figures, are read one by one where they do not fit."""
        return len(self.columns) > 2

    @property
    def is_wide(self) -> bool:
        return is_wide(self.columns)


def sieve_of(
    site: Site,
    caption: str,
    columns: Columns[Entry],
    questions: tuple[Question[Entry], ...],
    groups: Iterable[EntryGroup[Entry]],
) -> Sieve:
    """A table with the questions that have more than one answer."""
    shown = tuple(groups)
    entries = [entry for group in shown for entry in group.entries]
    asked = tuple(question for question in questions if _answers(question, entries) <= site.most(MOST_ANSWERS))
    offered = (_offered(question, entries) for question in asked)

    def row(entry: Entry) -> SievedRow:
        answers = {question.name: " ".join(dict.fromkeys(question.answers(entry))) for question in asked}
        return SievedRow(row_of(site, columns, entry), answers)

    return Sieve(
        caption=caption,
        columns=heads_of(columns),
        questions=tuple(question for question in offered if len(question.options) > 1),
        groups=tuple(
            EntryGroup(group.name, group.title, tuple(map(row, group.entries)), group.head, group.others)
            for group in shown
        ),
    )


def _answers(question: Question[Entry], entries: Iterable[Entry]) -> int:
    """How many answers all rows would have to carry; with too many a question is not asked."""
    return sum(len(frozenset(question.answers(entry))) for entry in entries)


def _offered(question: Question[Entry], entries: Iterable[Entry]) -> OfferedQuestion:
    given = {answer for entry in entries for answer in question.answers(entry)}
    options = tuple((answer, words) for answer, words in question.words.items() if answer in given)
    return OfferedQuestion(question.name, question.label, options)
