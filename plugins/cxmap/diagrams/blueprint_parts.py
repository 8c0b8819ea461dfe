"""A blueprint too large to be read, as several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cxmap.diagrams.blueprint import Blueprint, BlueprintStep
from cxmap.diagrams.shortened import MOST_NODES


def blueprint_parts(blueprint: Blueprint) -> tuple[Blueprint, ...]:
    """The blueprint itself where it is small enough to be read, else one for each stage.

    A part has the journey's and the stage's name as its title, and a count where a stage takes several parts.
    """
    if _nodes(blueprint.steps) <= MOST_NODES:
        return (blueprint,)
    return tuple(
        part
        for stage, steps in groupby(blueprint.steps, key=lambda step: step.stage)
        for part in _stage(f"{blueprint.title}: {stage}" if stage else blueprint.title, tuple(steps))
    )


def _stage(title: str, steps: tuple[BlueprintStep, ...]) -> Iterator[Blueprint]:
    shares = tuple(_shares(steps))
    for number, share in enumerate(shares, start=1):
        yield Blueprint(f"{title} ({number} of {len(shares)})" if len(shares) > 1 else title, share)


def _shares(steps: tuple[BlueprintStep, ...]) -> Iterator[tuple[BlueprintStep, ...]]:
    share: tuple[BlueprintStep, ...] = ()
    for step in steps:
        if share and _nodes((*share, step)) > MOST_NODES:
            yield share
            share = ()
        share += (step,)
    yield share


def _nodes(steps: tuple[BlueprintStep, ...]) -> int:
    return sum(1 + len(step.parties) for step in steps)
