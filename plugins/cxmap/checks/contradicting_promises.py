"""Promises that let the same customers expect different levels of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cxmap.alignment.wording import listed, target_amount
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.metric import Metric
from cxmap.model.promise import Expectation, Promise
from cxmap.model.touchpoint import Touchpoint

_HOTLINE = ("title: The hotline", "owner: last-mile", "control: own", "capabilities: [calls]")

RULE = warning(
    "contradicting-promises",
    "Two live promises at one live touchpoint have different targets of one metric for the same customers.",
    wrong=written("touchpoints/hotline.md", *_HOTLINE, "promises: [a-voice, a-person]"),
    right=written("touchpoints/hotline.md", *_HOTLINE, "promises: [a-voice]"),
)


class _Said(NamedTuple):
    """A target of a promise, and where among its `expects` it stands."""

    promise: Promise
    position: int

    @property
    def target(self) -> Expectation:
        return self.promise.expects[self.position]


class _Known:
    """The targets of one metric and group at a touchpoint: two of different levels, by persona, are enough."""

    def __init__(self) -> None:
        self._said: defaultdict[str | None, dict[Decimal, _Said]] = defaultdict(dict)

    def other_than(self, said: _Said) -> _Said | None:
        """The first target of another level that is made to some of the same customers."""
        # Those of a promise that names none are made to all.
        personas = (*said.promise.personas, _TO_ALL) if said.promise.personas else tuple(self._said)
        found = (other for persona in personas for other in self._said.get(persona, {}).values())
        return next((each for each in found if each.target.level != said.target.level), None)

    def add(self, said: _Said) -> None:
        for persona in said.promise.personas or (_TO_ALL,):
            if len(self._said[persona]) < _TWO:
                self._said[persona].setdefault(said.target.level, said)


_TO_ALL = None
_TWO = 2


def check(judged: JudgedMap) -> Iterator[Finding]:
    places: dict[tuple[str, int], list[str]] = {}
    contradicted: dict[tuple[str, int], tuple[_Said, _Said]] = {}
    for touchpoint in judged.live(Touchpoint):
        if len(judged.pairs_of(touchpoint.key)) < _TWO:
            continue
        for said, other in _contradictions(judged, touchpoint):
            key = (said.promise.id, said.position)
            contradicted.setdefault(key, (said, other))
            places.setdefault(key, []).append(f"`{touchpoint.id}`")
    for key, (said, other) in contradicted.items():
        metric = judged.catalogue.find(Metric, said.target.metric)
        assert metric
        levels = [target_amount(each.target.operator, each.target.level, metric) for each in (said, other)]
        yield RULE.at(
            place_of(judged.catalogue.documents[said.promise.key], ("expects", said.position)),
            f"`{said.promise.id}` promises {levels[0]} (`{metric.id}`) and `{other.promise.id}` {levels[1]} "
            f"to the same customers at {listed(places[key])}",
            hint="say one of the two there, or name the `personas` or the `group` for whom each holds",
        )


def _contradictions(judged: JudgedMap, touchpoint: Touchpoint) -> Iterator[tuple[_Said, _Said]]:
    known: defaultdict[tuple[str, str | None], _Known] = defaultdict(_Known)
    for pair in judged.pairs_of(touchpoint.key):
        promise = judged.catalogue.find(Promise, pair.promise)
        if promise is None or not judged.catalogue.is_sound(promise.key, "expects", "personas"):
            continue
        for position, target in enumerate(promise.expects):
            said, there = _Said(promise, position), known[target.metric, target.group]
            if other := there.other_than(said):
                yield said, other
            there.add(said)
