"""One journey's matrix: its promises by its stages, one verdict where a promise is felt in a stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxmap.alignment.results import Pair, Tally, tally_of
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey, Stage
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Counts, VerdictMark
from cxmap.pages.kit.verdict_words import counts_of, mark_of
from cxmap.pages.kit.words import counted

MOST_ROWS = 60
"""More promises than that nobody follows across a table; the rest stands on the journey's page."""

PairsAt = Mapping[str, tuple[Pair, ...]]
"""The pairs of a journey by touchpoint."""


@dataclass(frozen=True, slots=True)
class MatrixPlace:
    """A touchpoint at which a promise is felt, and how it fares there."""

    touchpoint: EntityLink
    verdict: VerdictMark
    reason: str


@dataclass(frozen=True, slots=True)
class MatrixStage:
    """A stage, how many promises are made in it, and how many of them are kept there."""

    name: str
    made: int
    kept: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A promise by its wording, and where it is felt: a cell for each stage, the worst place in it first."""

    promise: EntityLink
    cells: tuple[tuple[MatrixPlace, ...], ...]


@dataclass(frozen=True, slots=True)
class JourneyMatrix:
    """The promises of one journey, the worst first, across its stages."""

    journey: EntityLink
    anchor: str
    caption: str
    stages: tuple[MatrixStage, ...]
    rows: tuple[MatrixRow, ...]
    note: str

    @property
    def size(self) -> int:
        """How many cells it has."""
        return len(self.rows) * len(self.stages)


def journey_matrix(site: Site, journey: Journey, pairs: tuple[Pair, ...], name: str = "") -> JourneyMatrix:
    """The matrix of some of a journey's pairs; `name` tells it from others of the journey on its page."""
    at = _by_touchpoint(pairs)
    promises = _worst_first(pairs)
    stages = tuple(tuple(_felt_in(stage, at)) for stage in journey.stages)
    rows = tuple(_row(site, promise, stages) for promise in promises[:MOST_ROWS])
    rest = len(promises) - len(rows)
    heads = zip(journey.stages, stages, strict=True)
    return JourneyMatrix(
        journey=site.links[journey.key],
        anchor=f"{name}{anchor_of(journey)}",
        caption=f"Promises of {journey.name} by stage",
        stages=tuple(_stage(stage, felt) for stage, felt in heads),
        rows=rows,
        note=f"{counted(rest, 'more promise stands', 'more promises stand')} on the journey's page." if rest else "",
    )


def anchor_of(journey: Journey) -> str:
    return f"matrix-{journey.id}"


def made_and_kept(pairs: Iterable[Pair]) -> tuple[int, int]:
    """How many promises some pairs are about, and how many of those are kept in all of them."""
    verdicts: dict[str, int] = {}
    for pair in pairs:
        verdicts[pair.promise] = min(pair.verdict.rank, verdicts.get(pair.promise, pair.verdict.rank))
    return len(verdicts), sum(rank >= Verdict.UNDER_PROMISED.rank for rank in verdicts.values())


def _by_touchpoint(pairs: Iterable[Pair]) -> PairsAt:
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.touchpoint].append(pair)
    return {touchpoint: tuple(felt) for touchpoint, felt in found.items()}


def _worst_first(pairs: Iterable[Pair]) -> list[str]:
    """The promises of some pairs: by their worst verdict, then by how often they have that, then by wording."""
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.promise].append(pair)
    tallies = {promise: tally_of(pairs) for promise, pairs in found.items()}
    return sorted(found, key=lambda promise: (*_trouble(tallies[promise]), promise))


def _trouble(tally: Tally) -> tuple[int, ...]:
    return tuple(-tally.counts[verdict] for verdict in Verdict)


def _felt_in(stage: Stage, at: PairsAt) -> Iterable[Pair]:
    return (pair for touchpoint in dict.fromkeys(stage.touchpoints) for pair in at.get(touchpoint, ()))


def _stage(stage: Stage, felt: tuple[Pair, ...]) -> MatrixStage:
    made, kept = made_and_kept(felt)
    return MatrixStage(stage.name, made, kept, counts_of(tally_of(felt)))


def _row(site: Site, promise: str, stages: tuple[tuple[Pair, ...], ...]) -> MatrixRow:
    return MatrixRow(_wording(site, promise), tuple(_cell(site, promise, felt) for felt in stages))


def _wording(site: Site, identity: str) -> EntityLink:
    return site.links[key_of(Promise.kind, identity)]


def _cell(site: Site, promise: str, felt: tuple[Pair, ...]) -> tuple[MatrixPlace, ...]:
    here = sorted((pair for pair in felt if pair.promise == promise), key=lambda pair: pair.verdict.rank)
    return tuple(
        MatrixPlace(site.links[key_of(Touchpoint.kind, pair.touchpoint)], mark_of(pair.verdict), pair.reason)
        for pair in here
    )
