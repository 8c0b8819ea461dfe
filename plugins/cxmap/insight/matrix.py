"""The alignment matrix: in which stages of a journey its promises are felt, and how they fare there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cxmap.alignment.results import Pair, by_promise, tally_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.priorities import urgency
from cxmap.model.journey import Journey, JourneyState, Stage
from cxmap.model.verdicts import Verdict

PairsByStage = tuple[tuple[Pair, ...], ...]
"""The pairs in each stage of a journey."""


@dataclass(frozen=True, slots=True)
class PromiseAcross:
    """A promise, and where it is felt in each stage, the worst place in it first."""

    promise: str
    felt: PairsByStage


def promising_journeys(judged: JudgedMap) -> list[Journey]:
    """Live journeys on which something is promised: today's first, then by pain × importance."""
    live = [each for each in judged.catalogue.all(Journey) if each.is_live and judged.pairs_of(each.key)]
    return sorted(
        live,
        key=lambda each: (each.state is JourneyState.FUTURE, -urgency(each), each.name.casefold(), each.id),
    )


def pairs_by_stage(journey: Journey, pairs: Iterable[Pair]) -> PairsByStage:
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.touchpoint].append(pair)

    def felt_in(stage: Stage) -> tuple[Pair, ...]:
        return tuple(pair for touchpoint in dict.fromkeys(stage.touchpoints) for pair in found.get(touchpoint, ()))

    return tuple(map(felt_in, journey.stages))


def promises_across(pairs: Iterable[Pair], by_stage: PairsByStage) -> tuple[PromiseAcross, ...]:
    """The promises of some pairs: by their worst verdict, then by how often they have that, then by id."""
    counts = {promise: tally_of(felt).counts for promise, felt in by_promise(pairs).items()}
    ordered = sorted(counts, key=lambda promise: (*(-counts[promise][verdict] for verdict in Verdict), promise))
    stages = [by_promise(sorted(felt, key=lambda pair: pair.verdict.rank)) for felt in by_stage]
    return tuple(PromiseAcross(promise, tuple(felt.get(promise, ()) for felt in stages)) for promise in ordered)


def made_and_kept(pairs: Iterable[Pair]) -> tuple[int, int]:
    """How many promises some pairs are about, and how many of those are kept in all of them."""
    felt = by_promise(pairs).values()
    return len(felt), sum(all(pair.verdict.counts_as_kept for pair in each) for each in felt)


def pairs_off_journeys(judged: JudgedMap, journeys: Iterable[Journey]) -> tuple[Pair, ...]:
    """The pairs at touchpoints that are part of none of some journeys, the worst first."""
    reached = {touchpoint for journey in journeys for touchpoint in journey.touchpoints}
    strays = (pair for pair in judged.alignment.pairs if pair.touchpoint not in reached)
    return tuple(sorted(strays, key=lambda pair: pair.verdict.rank))
