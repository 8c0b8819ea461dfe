"""The six steps of customer experience work: how far each journey has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cxmap.insight.coverage import Known, known_metrics, live_touchpoints
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.priorities import by_urgency, is_of_today
from cxmap.model.journey import Journey, JourneyState
from cxmap.model.opportunity import Opportunity, OpportunityState
from cxmap.model.touchpoint import Layer

_UNDER_WAY = (OpportunityState.DOING, OpportunityState.DONE)


class WorkStep(StrEnum):
    """The steps, in order."""

    OBJECTIVES = "objectives"
    EXPERIENCE = "experience"
    PRIORITIES = "priorities"
    DESIGN = "design"
    DOING = "doing"
    MONITORING = "monitoring"


@dataclass(frozen=True, slots=True)
class JourneyProgress:
    """A journey and the steps that are done."""

    journey: Journey
    done: frozenset[WorkStep]

    @property
    def next(self) -> WorkStep | None:
        return next((step for step in WorkStep if step not in self.done), None)


def journeys_in_progress(judged: JudgedMap) -> tuple[JourneyProgress, ...]:
    """The live journeys that customers go through today, the most urgent first."""
    known = known_metrics(judged)
    return tuple(
        JourneyProgress(journey, frozenset(_steps_done(judged, journey, known)))
        for journey in by_urgency(filter(is_of_today, judged.catalogue.all(Journey)))
    )


def _steps_done(judged: JudgedMap, journey: Journey, known: Known) -> Iterator[WorkStep]:
    yield from (step for step, is_done in _IS_DONE.items() if is_done(judged, journey))
    if _is_monitored(judged, journey, known):
        yield WorkStep.MONITORING


def _has_objectives(_judged: JudgedMap, journey: Journey) -> bool:
    return bool(journey.objectives and journey.personas and journey.goal)


def _has_experience(judged: JudgedMap, journey: Journey) -> bool:
    touchpoints = live_touchpoints(judged, journey.touchpoints)
    felt = [each.experience for each in touchpoints if each.layer is Layer.FRONTSTAGE]
    known = all(each and each.score is not None and each.ideal is not None for each in felt)
    return bool(journey.research and felt) and known


def _has_priorities(_judged: JudgedMap, journey: Journey) -> bool:
    return journey.pain is not None and journey.importance is not None


def _has_design(judged: JudgedMap, journey: Journey) -> bool:
    variants = judged.referring(Journey, journey.key, "variant_of")
    return bool(_opportunities(judged, journey)) or any(each.state is JourneyState.FUTURE for each in variants)


def _is_implementing(judged: JudgedMap, journey: Journey) -> bool:
    return any(each.state in _UNDER_WAY for each in _opportunities(judged, journey))


def _is_monitored(judged: JudgedMap, journey: Journey, known: Known) -> bool:
    touchpoints = list(live_touchpoints(judged, journey.touchpoints))
    return journey.reviewed is not None and bool(touchpoints) and all(map(known.measures, touchpoints))


def _opportunities(judged: JudgedMap, journey: Journey) -> list[Opportunity]:
    """The opportunities that would improve the journey or a touchpoint of it."""
    keys = (journey.key, *(each.key for each in live_touchpoints(judged, journey.touchpoints)))
    return [each for key in keys for each in judged.referring(Opportunity, key, "addresses") if each.is_live]


_IS_DONE: Mapping[WorkStep, Callable[[JudgedMap, Journey], bool]] = {
    WorkStep.OBJECTIVES: _has_objectives,
    WorkStep.EXPERIENCE: _has_experience,
    WorkStep.PRIORITIES: _has_priorities,
    WorkStep.DESIGN: _has_design,
    WorkStep.DOING: _is_implementing,
}
