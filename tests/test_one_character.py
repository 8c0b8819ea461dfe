"""One character of the example's front matter is wrong: nothing is lost without a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from random import Random
from typing import Any

import pytest

from cxmap.adapters.content.files import read_content
from cxmap.adapters.export.json import fields_of
from cxmap.compiler import Map, compile_map
from cxmap.findings.finding import Finding
from cxmap.findings.formats.json_text import JsonValue
from cxmap.findings.letters import letters_apart
from cxmap.linking.references import references_of
from cxmap.loading.load import Loaded, LoadedPart, load_files
from cxmap.loading.records.channels import channels_added_in
from cxmap.model.document import Document, Page
from cxmap.model.parts import as_one
from cxmap.model.record import OWN_KEYS
from cxmap.model.shape import Path
from cxmap.model.source import Settings, SourceFile
from tests.example import REPOSITORY

EDITS = 500
LEAST_IN_LINE = 0.98
LEAST_IN_COLUMN = 0.97
_SETTINGS = Settings(as_of=date(2026, 11, 15), drafts=True)
_TYPED = (
    "abcdefghijklmnopqrstuvwxyz" * 2
    + "ABCDEFGHIJ"
    + "0123456789" * 3
    + "  ::--##''\"\"[[]]{{}},,..%&*!|>@?`\t\n\n/_=+~<()äß\u00a0\u2013\u201c"
)
_COMMENT = re.compile(r"\s*#")
_EMPTIED = re.compile(r"\s*(?:- )*[\w-]+:\s*")


class Outcome(StrEnum):
    """The outcome of an edit."""

    UNCHANGED = "unchanged"
    FOUND = "found"
    OTHER_VALUE = "other value"
    LEFT_OUT = "left out on purpose"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Edit:
    """A file with one character deleted, typed, replaced, or swapped with the next one."""

    path: str
    before: str
    after: str
    at: int

    @property
    def line(self) -> int:
        return self.before.count("\n", 0, self.at) + 1

    @property
    def column(self) -> int:
        return self.at - self.before.rfind("\n", 0, self.at)

    @property
    def line_after(self) -> str:
        return self.after.split("\n")[self.line - 1]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column} {self.before.splitlines()[self.line - 1]!r} {self.line_after!r}"


@dataclass(frozen=True, slots=True)
class Told:
    """An edit, what came of it, and the new findings in its file."""

    edit: Edit
    outcome: Outcome
    findings: Sequence[Finding] = ()

    @property
    def is_in_line(self) -> bool:
        # A line break that is gone, or new, makes two lines of one mistake.
        return any(
            span.line - 1 <= self.edit.line <= span.end_line for span in (each.place.span for each in self.findings)
        )

    @property
    def is_in_column(self) -> bool:
        edit = self.edit
        if "\n" in (edit.before[edit.at], edit.after[edit.at]):
            return self.is_in_line
        return any(
            (span.line, span.column - 1) <= (edit.line, edit.column) <= (span.end_line, span.end_column + 1)
            for span in (each.place.span for each in self.findings)
        )


class _Example:
    """The example, of which only what an edit changes is read again."""

    def __init__(self) -> None:
        self._files = read_content(REPOSITORY / "content")
        self._settings = replace(_SETTINGS, channels=tuple(channels_added_in(self._files).names))
        self._parts: dict[SourceFile, LoadedPart] = {}
        self.map = compile_map(self._files, _SETTINGS, in_parts=self._in_parts)
        loaded = load_files(self._files, self._settings, self._in_parts)
        self.said = {document.path: _values_of(document) for document in loaded.documents.values()}
        self._known = {(each.rule, each.place.path, each.message) for each in (*self.map.findings, *loaded.findings)}
        self._places = {(each.rule, each.place.path, each.place.span.line) for each in self.map.findings}
        self.texts = [(file.path, file.content.decode()) for file in self._files if file.content.startswith(b"---\n")]

    def loaded(self, edit: Edit) -> Loaded:
        """The files with the edit as they are read, which takes a tenth of the time of all that follows."""
        return load_files(self._edited(edit), self._settings, self._in_parts)

    def compiled(self, edit: Edit) -> Map:
        return compile_map(self._edited(edit), _SETTINGS, in_parts=self._in_parts)

    def new_in(self, findings: Iterable[Finding], path: str) -> list[Finding]:
        """The findings in a file that the example does not have; another number in one of its own is none."""
        return [
            each
            for each in findings
            if each.place.path == path
            and (each.rule, path, each.message) not in self._known
            and (each.rule, path, each.place.span.line) not in self._places
        ]

    def _edited(self, edit: Edit) -> list[SourceFile]:
        return [replace(each, content=edit.after.encode()) if each.path == edit.path else each for each in self._files]

    def _in_parts(
        self,
        work: Callable[[Sequence[Any]], Any],
        items: Sequence[Any],
        *,
        amount: int,
        rests_on: Callable[[], str] | None = None,
    ) -> Iterable[Any]:
        if not all(isinstance(item, SourceFile) for item in items):
            return as_one(work, items, amount=amount, rests_on=rests_on)
        return (self._part(work, item) for item in items)

    def _part(self, load: Callable[[Sequence[SourceFile]], LoadedPart], file: SourceFile) -> LoadedPart:
        if file not in self._parts:
            self._parts[file] = load([file])
        return self._parts[file]


@cache
def _example() -> _Example:
    return _Example()


def _edit(random: Random, pages: Sequence[tuple[str, str]]) -> Edit:
    path, text = random.choice(pages)
    at = random.randrange(4, text.index("\n---", 3))
    kinds: tuple[Callable[[], str], ...] = (
        lambda: text[:at] + text[at + 1 :],
        lambda: text[:at] + random.choice(_TYPED) + text[at:],
        lambda: text[:at] + random.choice(_TYPED) + text[at + 1 :],
        lambda: text[:at] + text[at + 1] + text[at] + text[at + 2 :],
    )
    after = random.choice(kinds)()
    return Edit(path, text, after, at) if after != text else _edit(random, pages)


def _told(edit: Edit) -> Told:
    loaded = _example().loaded(edit)
    if found := _example().new_in(loaded.findings, edit.path):
        return Told(edit, Outcome.FOUND, found)
    document = next((each for each in loaded.documents.values() if each.path == edit.path), None)
    outcome = _outcome_unsaid(edit, document, loaded)
    if outcome is not Outcome.LOST:
        return Told(edit, outcome)
    found = _example().new_in(_example().compiled(edit).findings, edit.path)
    return Told(edit, Outcome.FOUND if found else Outcome.LOST, found)


def _outcome_unsaid(edit: Edit, document: Document | None, loaded: Loaded) -> Outcome:
    """The outcome of an edit of which nothing is said while it is read."""
    before, sound = _example().said.get(edit.path), _example().map.pages
    if document is None or before is None:
        is_none = document is None and before is None
        return (
            Outcome.UNCHANGED if is_none and _overview(loaded.pages, edit) == _overview(sound, edit) else Outcome.LOST
        )
    after = _values_of(document)
    changed = {path for path in (*before, *after) if before.get(path) != after.get(path)}
    if not changed:
        return Outcome.UNCHANGED
    if len(changed) == 1 and all(path in before and path in after for path in changed):
        (path,) = changed
        is_other = type(before[path]) is type(after[path]) and _is_known(document, path)
        return Outcome.OTHER_VALUE if is_other else Outcome.LOST
    if _COMMENT.match(edit.line_after) or _EMPTIED.fullmatch(edit.line_after) or _are_own(changed):
        return Outcome.LEFT_OUT
    return Outcome.OTHER_VALUE if _is_other_list(changed, before, after) else Outcome.LOST


def _overview(pages: Iterable[Page], edit: Edit) -> str | None:
    """The overview that an ordinary page shows."""
    return next((page.view for page in pages if page.path == edit.path), None)


def _is_known(document: Document, path: Path) -> bool:
    """Whether a value, where it is a reference, leads to an entity."""
    return all(
        each.named in _example().map.catalogue.documents
        for each in references_of(document, lambda key: key)
        if each.path == path
    )


def _is_other_list(changed: Iterable[Path], before: Mapping[Path, JsonValue], after: Mapping[Path, JsonValue]) -> bool:
    """Whether a comma more or less parts the texts of one list otherwise; all their letters are still there."""
    lists = {path[:-1] for path in changed}
    if len(lists) > 1:
        return False
    texts = [
        ", ".join(str(value) for path, value in each.items() if path[:-1] in lists and isinstance(path[-1], int))
        for each in (before, after)
    ]
    return letters_apart(texts[0].replace(" ", ""), texts[1].replace(" ", "")) <= 1


def _are_own(changed: Iterable[Path]) -> bool:
    """Whether only a key of the organisation's own has another name."""
    return all(str(path[0]).startswith(OWN_KEYS) for path in changed)


def _values_of(document: Document) -> Mapping[Path, JsonValue]:
    """What is exported of an entity, value by value."""
    return dict(_values(fields_of(document.entity)))


def _values(value: JsonValue, at: Path = ()) -> Iterator[tuple[Path, JsonValue]]:
    if isinstance(value, Mapping):
        for key, member in value.items():
            yield from _values(member, (*at, key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for index, member in enumerate(value):
            yield from _values(member, (*at, index))
    else:
        yield at, value


@pytest.fixture(scope="module")
def told() -> list[Told]:
    random = Random(7)
    return [_told(_edit(random, _example().texts)) for _ in range(EDITS)]


def test_nothing_is_lost_without_a_word(told: list[Told]) -> None:
    assert [str(each.edit) for each in told if each.outcome is Outcome.LOST] == []


def test_findings_are_where_the_character_is(told: list[Told]) -> None:
    found = [each for each in told if each.outcome is Outcome.FOUND]

    outside = [str(each.edit) for each in found if not each.is_in_line]
    beside = [str(each.edit) for each in found if not each.is_in_column]
    assert len(outside) <= (1 - LEAST_IN_LINE) * len(found), outside
    assert len(beside) <= (1 - LEAST_IN_COLUMN) * len(found), beside


@pytest.mark.parametrize("outcome", [Outcome.UNCHANGED, Outcome.FOUND, Outcome.OTHER_VALUE])
def test_each_outcome_comes_about(told: list[Told], outcome: Outcome) -> None:
    assert any(each.outcome is outcome for each in told)
