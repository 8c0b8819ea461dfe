"""The log of changes: a table in which people write what they changed on the map, when, and for whom."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from io import StringIO

from cxmap.insight.history import Commit
from cxmap.model.catalogue import Catalogue
from cxmap.model.durations import day_from
from cxmap.model.ids import Key

COLUMNS = ("day", "by", "what", "changed")


class NoLogError(Exception):
    """A row of a log cannot be read; the text says which, and why."""


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A row of the log, and the entities that it changed."""

    commit: Commit
    changed: tuple[Key, ...]


def changes_in(content: bytes) -> tuple[LoggedChange, ...]:
    """The rows of a log; of two rows of one day the later one is the later change. Raises NoLogError."""
    try:
        # Lines end where a table's do, not at every sign that parts lines in other texts.
        text = StringIO(content.decode("utf-8-sig"), newline="")
        rows = list(csv.DictReader(text, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise NoLogError(f"is no table in UTF-8: {error}") from None
    if rows and not set(COLUMNS).issubset(rows[0]):
        raise NoLogError(f"needs the columns {', '.join(COLUMNS)}")
    return tuple(_changes(rows))


def commits_by_path(changes: tuple[LoggedChange, ...], catalogue: Catalogue) -> Mapping[str, Commit]:
    """The last change of each file; what is no longer on the map is left out."""
    found: dict[str, Commit] = {}
    for change in sorted(changes, key=lambda each: each.commit.moment):
        for key in change.changed:
            document = catalogue.documents.get(catalogue.former.get(key, key))
            if document:
                found[document.path] = change.commit
    return found


def _changes(rows: list[dict[str, str]]) -> Iterator[LoggedChange]:
    for number, row in enumerate(rows):
        day, by, what, changed = (" ".join((row[name] or "").split()) for name in COLUMNS)
        try:
            begun = datetime.combine(day_from(day), time(), UTC)
        except ValueError:
            raise NoLogError(f"has `{day}` as the day of row {number + 2}, not a day as YYYY-MM-DD") from None
        moment = begun + timedelta(microseconds=number)
        yield LoggedChange(Commit("", moment, what, by=Key(by) if by else None), tuple(map(Key, changed.split())))
