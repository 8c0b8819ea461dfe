"""Rows: a long journey is drawn as several, each as wide as the picture, and stages stay whole where they can."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from cxmap.pages.journey.slide import SlideStage, SlideStep

MOST_IN_A_ROW = 14
COLOURS = 8


@dataclass(frozen=True, slots=True)
class StagePiece:
    """A stage, or as much of it as fits into a row; `number` counts the stages from 0."""

    stage: SlideStage
    number: int
    column: int
    width: int
    is_first: bool

    @property
    def look(self) -> int:
        """The number of its colours."""
        return self.number % COLOURS

    @property
    def steps(self) -> tuple[SlideStep, ...]:
        ends = self.column + self.width
        return tuple(step for step in self.stage.steps if self.column <= step.column < ends)


@dataclass(frozen=True, slots=True)
class SlideRow:
    """Stages side by side."""

    pieces: tuple[StagePiece, ...]

    @property
    def first(self) -> int:
        """Its first column."""
        return self.pieces[0].column

    @property
    def columns(self) -> int:
        return sum(piece.width for piece in self.pieces)

    @property
    def steps(self) -> tuple[SlideStep, ...]:
        return tuple(step for piece in self.pieces for step in piece.steps)


def rows_of(stages: tuple[SlideStage, ...]) -> tuple[SlideRow, ...]:
    """As few rows as the stages need, of about the same width."""
    pieces = tuple(piece for number, stage in enumerate(stages) for piece in _pieces(stage, number))
    columns = sum(piece.width for piece in pieces)
    fewest = tuple(_filled(pieces, MOST_IN_A_ROW))
    narrowest = range(ceil(columns / max(len(fewest), 1)), MOST_IN_A_ROW)
    tried = (tuple(_filled(pieces, most)) for most in narrowest)
    return next((rows for rows in tried if len(rows) == len(fewest)), fewest)


def _pieces(stage: SlideStage, number: int) -> Iterator[StagePiece]:
    many = ceil(stage.width / MOST_IN_A_ROW)
    edges = [stage.column + stage.width * at // many for at in range(many + 1)]
    for at in range(many):
        width = edges[at + 1] - edges[at]
        yield StagePiece(stage, number, edges[at], width, is_first=at == 0)


def _filled(pieces: tuple[StagePiece, ...], most: int) -> Iterator[SlideRow]:
    """Rows of no more columns than this, but of one stage at least."""
    row: list[StagePiece] = []
    for piece in pieces:
        if row and sum(each.width for each in row) + piece.width > most:
            yield SlideRow(tuple(row))
            row = []
        row.append(piece)
    if row:
        yield SlideRow(tuple(row))
