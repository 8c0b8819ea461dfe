"""A journey too long for one diagram, as several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.diagrams.journey import JourneyDiagram, JourneySection
from cxmap.diagrams.mermaid.escaping import LONGEST_TEXT
from cxmap.diagrams.mermaid.journey import journey_text

# More than this, and nobody reads the diagram.
MOST_TASKS = 60


def journey_parts(diagram: JourneyDiagram) -> tuple[JourneyDiagram, ...]:
    """The diagram itself where it is small enough to be read, else one for each stage.

    A part has the journey's and the stage's name as its title, and a count where a stage takes
    several parts.
    """
    if _fits(diagram):
        return (diagram,)
    return tuple(part for section in diagram.sections for part in _stage(diagram.title, section))


def _fits(diagram: JourneyDiagram) -> bool:
    return len(diagram.tasks) <= MOST_TASKS and len(journey_text(diagram)) <= LONGEST_TEXT


def _stage(journey: str, stage: JourneySection) -> Iterator[JourneyDiagram]:
    whole = JourneyDiagram(f"{journey}: {stage.name}", (stage,))
    share = MOST_TASKS
    while share > 1 and not all(map(_fits, _shares(whole, share))):
        share //= 2
    yield from _shares(whole, share)


def _shares(whole: JourneyDiagram, share: int) -> tuple[JourneyDiagram, ...]:
    (stage,) = whole.sections
    if len(stage.tasks) <= share:
        return (whole,)
    starts = range(0, len(stage.tasks), share)
    return tuple(
        JourneyDiagram(
            f"{whole.title} ({number} of {len(starts)})",
            (replace(stage, tasks=stage.tasks[start : start + share]),),
        )
        for number, start in enumerate(starts, start=1)
    )
