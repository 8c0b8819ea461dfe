"""Bars: each party as wide as the touchpoints in a row at which it acts, below hand-offs and unseen touchpoints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from cxmap.adapters.drawing.slides.frame import Frame, at
from cxmap.adapters.drawing.slides.rows import SlideRow
from cxmap.adapters.drawing.slides.shapes import (
    NAME,
    SMALL,
    WARNING,
    WORDS,
    Shape,
    Shapes,
    SlideArea,
    SlideText,
    text_within,
)
from cxmap.pages.journey.slide import SlideEntry, SlideLane

_PADDING, _INSET, _BETWEEN, _ASIDE = 5, 8, 5, 4
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class _Bar:
    """Texts over some columns, of which the first is counted over the whole journey."""

    first: int
    columns: int
    look: str
    texts: tuple[SlideText, ...]

    @property
    def height(self) -> float:
        return sum(text.height for text in self.texts) + 2 * _PADDING


def bar_shapes(frame: Frame, row: SlideRow, lane: SlideLane, y: float) -> tuple[Shapes, float]:
    """The bars of a lane below this height, and how high they are together."""
    free = dict.fromkeys(_columns(row), y)
    shapes: list[Shape] = []
    for bar in (
        *_unseen(frame, row, lane),
        *_hand_offs(frame, row, lane),
        *_parties(frame, row, lane),
        *_rests(frame, row, lane),
    ):
        columns = range(bar.first, bar.first + bar.columns)
        top = max(free[column] for column in columns)
        shapes.extend(_drawn(frame, row, bar, top))
        free.update(dict.fromkeys(columns, top + bar.height + _BETWEEN))
    return tuple(shapes), max(max(free.values()) - _BETWEEN - y, 0)


def _unseen(frame: Frame, row: SlideRow, lane: SlideLane) -> Iterator[_Bar]:
    """The touchpoints that lie in this lane."""
    for step in row.steps:
        if not step.is_seen and step.layer is lane.layer:
            name = text_within(step.name, _room(frame, 1), 5, NAME)
            yield _Bar(step.column, 1, "unseen", (name, text_within(step.channels, _room(frame, 1), 2, SMALL)))


def _hand_offs(frame: Frame, row: SlideRow, lane: SlideLane) -> Iterator[_Bar]:
    """Where the acting party changes, in the lane of the touchpoint that takes over."""
    for step in row.steps:
        if step.hand_off and step.layer is lane.layer:
            words = " → ".join(step.hand_off)
            yield _Bar(step.column, 1, "hand-off", (text_within(words, _room(frame, 1), 4, SMALL),))


def _parties(frame: Frame, row: SlideRow, lane: SlideLane) -> list[_Bar]:
    """Those that act at most touchpoints first."""
    shown = {column: lane.cells[column][: frame.density.entries] for column in _columns(row)}
    entries = dict.fromkeys(chain.from_iterable(shown.values()))
    bars = [_bar(frame, entry, run) for entry in entries for run in _runs(entry, shown.items())]
    return sorted(bars, key=lambda bar: (-bar.columns, bar.first))


def _rests(frame: Frame, row: SlideRow, lane: SlideLane) -> Iterator[_Bar]:
    for column in _columns(row):
        more = len(lane.cells[column]) - frame.density.entries
        if more > 0:
            yield _Bar(column, 1, "rest", (text_within(f"and {more:,} more", _room(frame, 1), 1, SMALL),))


def _columns(row: SlideRow) -> range:
    return range(row.first, row.first + row.columns)


def _runs(entry: SlideEntry, cells: Iterable[tuple[int, tuple[SlideEntry, ...]]]) -> Iterator[tuple[int, int]]:
    """Where an entry stands in columns side by side: the first of them, and how many they are."""
    first, many = 0, 0
    for column, entries in cells:
        if entry in entries:
            first, many = (first, many + 1) if many else (column, 1)
        elif many:
            yield first, many
            many = 0
    if many:
        yield first, many


def _bar(frame: Frame, entry: SlideEntry, run: tuple[int, int]) -> _Bar:
    first, columns = run
    texts = [text_within(entry.words, _room(frame, columns), _MOST_LINES, WORDS)]
    if entry.note:
        texts.append(text_within(f"! {entry.note}", _room(frame, columns), 2, WARNING))
    return _Bar(first, columns, "bar", tuple(texts))


def _room(frame: Frame, columns: int) -> float:
    return columns * frame.column - 2 * (_ASIDE + _INSET)


def _drawn(frame: Frame, row: SlideRow, bar: _Bar, y: float) -> Iterator[Shape]:
    x = frame.x(row, bar.first) + _ASIDE
    yield SlideArea(x, y, bar.columns * frame.column - 2 * _ASIDE, bar.height, bar.look, radius=4)
    y += _PADDING
    for text in bar.texts:
        yield at(text, x + _INSET, y)
        y += text.height
