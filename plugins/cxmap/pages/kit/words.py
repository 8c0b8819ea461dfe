"""Plain words for what the model names in code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from cxmap.model import KINDS
from cxmap.model.durations import CalendarWindow
from cxmap.model.shape import FieldShape

_ACRONYMS = {"url": "URL", "id": "id"}
_IRREGULAR = {"research": ("study", "studies")}


def in_words(name: str) -> str:
    """`moment_of_truth` as `moment of truth`, `in-person` as `in person`."""
    return name.replace("_", " ").replace("-", " ")


def said_of(field: FieldShape) -> str:
    """The name of a field within a sentence."""
    return field.words


def label_of(field: FieldShape) -> str:
    """The name of a field for readers: `made_by` is `Made by`."""
    return capitalised(field.said) or own_label(field.key)


def own_label(key: str) -> str:
    """The name of a key for readers: an own `x-cost-centre` is `Cost centre`."""
    words = " ".join(_ACRONYMS.get(word, word) for word in in_words(key.removeprefix("x-")).split())
    return capitalised(words) or key


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def kind_words(kind: str, count: int = 1) -> str:
    """`promise` or `promises`, depending on how many there are."""
    one, several = _IRREGULAR.get(kind, (kind, _FOLDERS[kind]))
    return one if count == 1 else several


def counted(count: int, one: str, several: str) -> str:
    """`1 promise`, `12,000 promises`."""
    return f"{count:,} {one if count == 1 else several}"


def counted_by_worst(places: Iterable[int]) -> str:
    """How promises are counted that have so many places each; nothing where all have one."""
    each = tuple(places)
    if max(each, default=0) < 2:
        return ""
    return f", counted by {'its worst place' if len(each) == 1 else 'the worst place of each'}"


def number_words(value: Decimal | int) -> str:
    """A number as its author wrote it; whole numbers in groups of three digits."""
    return f"{value:,}" if isinstance(value, int) else f"{value:f}"


def period_words(period: str) -> str:
    """`2026-Q3`, `2025-04-01 to 2026-03-31`."""
    return period.replace("..", " to ")


def span_words(span: CalendarWindow, count: int = 1) -> str:
    """`quarter` or `quarters`, depending on how many there are."""
    name = "half-year" if span is CalendarWindow.HALF else str(span)
    return name if count == 1 else f"{name}s"


def age_words(day: date, today: date) -> str:
    """`7 days`, `5 weeks`, `4 months`, `2 years`: how long ago a day was, in whole ones; it must not lie ahead."""
    days = (today - day).days
    if not days:
        return "less than a day"
    for length, most, one, several in _AGES:
        if days < most:
            return counted(days // length, one, several)
    return counted(days // _YEAR, "year", "years")


def joined(names: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`; nothing of none."""
    *before, last = tuple(names) or ("",)
    return f"{', '.join(before)} and {last}" if before else last


_FOLDERS = {kind.kind: kind.folder for kind in KINDS}
_YEAR = 365
_AGES = ((1, 14, "day", "days"), (7, 60, "week", "weeks"), (30, 2 * _YEAR, "month", "months"))
"""How many days each takes, and below how many days it is the one to count in."""
