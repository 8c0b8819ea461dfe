"""Cells: what customers do, think and feel at a touchpoint, what is promised there, by verdict, and what hurts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cxmap.adapters.drawing.slides.frame import GAP, Density, at
from cxmap.adapters.drawing.slides.shapes import (
    SMALL,
    VERDICT,
    WORDS,
    Placed,
    SlideArea,
    SlideSign,
    SlideText,
    text_within,
)
from cxmap.model.verdicts import Verdict
from cxmap.pages.journey.lanes import SlideLaneKind
from cxmap.pages.journey.slide import SlideEntry
from cxmap.pages.kit.values import VerdictMark

SIGN = 12
_SIGN_ROOM = SIGN + 5
_PADDING, _TIGHT, _INSET, _BETWEEN = 6, 3, 7, 3
_NOT_JUDGED = "not judged"


@dataclass(frozen=True, slots=True)
class _Card:
    """Texts on a coloured ground, from its upper left corner."""

    look: str
    content: tuple[SlideText | SlideSign, ...]
    padding: float = _PADDING

    @property
    def height(self) -> float:
        return max(part.bottom for part in self.content if isinstance(part, SlideText)) + self.padding


def cell_shapes(
    kind: SlideLaneKind, entries: tuple[SlideEntry, ...], width: float, density: Density
) -> tuple[tuple[Placed, ...], float]:
    """The shapes of a cell from its upper left corner, and how high they are together."""
    shown = entries[: density.entries]
    shapes: list[Placed] = []
    below: float = 0
    for card in _CARDS[kind](shown, width - 2 * _INSET, density):
        shapes.append(SlideArea(0, below, width, card.height, card.look, radius=4))
        shapes += (moved(part, _INSET, below) for part in card.content)
        below += card.height + GAP
    if more := len(entries) - len(shown):
        rest = at(text_within(f"and {more:,} more", width, 1, SMALL), 0, below)
        return (*shapes, rest), rest.bottom
    return tuple(shapes), max(below - GAP, 0)


def verdict_shapes(mark: VerdictMark, width: float, x: float = 0, y: float = 0) -> tuple[SlideSign, SlideText]:
    """A verdict as its sign and its words."""
    text = text_within(mark.words, width - _SIGN_ROOM, 2, VERDICT, mark.verdict)
    return SlideSign(Verdict(mark.verdict), x, y + 1, SIGN), at(text, x + _SIGN_ROOM, y)


def moved(shape: Placed, x: float, y: float) -> Placed:
    """The shape so far to the right and down."""
    return replace(shape, x=shape.x + x, y=shape.y + y)


def _promise_cards(entries: tuple[SlideEntry, ...], width: float, density: Density) -> Iterator[_Card]:
    """A card for each verdict, with the names of the promises that have it."""
    for mark, group in groupby(entries, key=lambda entry: entry.verdict):
        if mark:
            sign, head = verdict_shapes(mark, width, y=_PADDING)
            yield _Card(f"soft-{mark.verdict}", (sign, head, *_stacked(group, width, head.bottom + 2, density)))
        else:
            head = at(text_within(_NOT_JUDGED, width, 1, SMALL), 0, _PADDING)
            yield _Card("soft-none", (head, *_stacked(group, width, head.bottom + 2, density)))


def _text_cards(entries: tuple[SlideEntry, ...], width: float, density: Density) -> Iterator[_Card]:
    """One card for all of them."""
    if entries:
        yield _Card("text", tuple(_stacked(entries, width, _TIGHT, density)), _TIGHT)


def _pain_cards(entries: tuple[SlideEntry, ...], width: float, density: Density) -> Iterator[_Card]:
    for entry in entries:
        yield _Card("pain", tuple(_stacked((entry,), width, _PADDING, density)))


def _stacked(entries: Iterable[SlideEntry], width: float, y: float, density: Density) -> Iterator[SlideText]:
    """The words of the entries below one another."""
    for entry in entries:
        text = at(text_within(entry.words, width, density.lines, WORDS), 0, y)
        yield text
        y = text.bottom + _BETWEEN


_CARDS = {
    SlideLaneKind.TEXTS: _text_cards,
    SlideLaneKind.PROMISES: _promise_cards,
    SlideLaneKind.PAINS: _pain_cards,
}
