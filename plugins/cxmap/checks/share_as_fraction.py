"""Shares that are written as fractions, 0.95, where their metric is in percent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.capability import Capability, Delivery
from cxmap.model.document import Document
from cxmap.model.ids import Key
from cxmap.model.metric import Better, Metric, MetricType
from cxmap.model.party import Party
from cxmap.model.promise import Promise
from cxmap.model.shape import Path
from cxmap.model.targets import Target

RULE = warning(
    "share-as-fraction",
    "A share is written as a fraction of 1, and shares are in percent.",
    wrong=courier("measurements:", "  - {period: 2026-06, value: 0.96}"),
    right=courier("measurements:", "  - {period: 2026-06, value: 96}"),
)

_HUNDRED = Decimal(100)
_MANY = Decimal(20)
"""In percent: where shares are as large as this, nobody aims at one of 1 or less."""
_NEAR = Decimal(25)
"""In points: how far a fraction times 100 may lie from the shares beside it."""


class _Level(NamedTuple):
    """A level on a share: one that was measured, is promised, or is designed or agreed."""

    document: Document
    at: Path
    value: Decimal

    @property
    def is_fraction(self) -> bool:
        return 0 < self.value <= 1

    @property
    def is_measured(self) -> bool:
        return "measurements" in self.at

    @property
    def is_promised(self) -> bool:
        return self.at[0] == "expects"


def check(linked: LinkedMap) -> Iterator[Finding]:
    for metric, levels in _levels_of_shares(linked):
        if not any(level.is_fraction for level in levels):
            continue
        slips: dict[Key, list[_Level]] = {}
        for level in _slips(metric, levels):
            slips.setdefault(level.document.key, []).append(level)
        for first, *others in slips.values():
            percent = f"{(first.value * _HUNDRED).normalize():f}"
            more = f"; {len(others)} more here {'does' if len(others) == 1 else 'do'} so too" if others else ""
            yield RULE.at(
                place_of(first.document, first.at),
                f"`{metric.id}` is a share in percent, and `{first.value}` looks like a fraction of 1{more}",
                hint=f"write `{percent}` if {percent} of 100 are meant, or leave it if {first.value} of 100 are",
            )


def _slips(metric: Metric, levels: Sequence[_Level]) -> Iterator[_Level]:
    """The fractions that make sense only if they are of 1: what they are 100 times is what the other levels are."""
    measured = _usual(level for level in levels if level.is_measured)
    others = _usual(level for level in levels if not level.is_measured)
    is_promised = any(level.is_promised for level in levels)
    for level in levels:
        beside = others if measured is None else measured
        if not level.is_fraction:
            continue
        if beside is None:
            # A promise that so few get it is none.
            is_slip = is_promised and metric.better is Better.HIGHER
        elif metric.better is Better.LOWER:
            is_slip = (measured is None) is level.is_measured and beside / 2 <= level.value * _HUNDRED <= beside * 3 / 2
        elif level.is_measured:
            is_slip = abs(level.value * _HUNDRED - beside) <= _NEAR
        else:
            is_slip = beside >= _MANY
        if is_slip:
            yield level


def _usual(levels: Iterable[_Level]) -> Decimal | None:
    """The middle one of those that are no fractions."""
    values = [level.value for level in levels if level.value > 1]
    return median(values) if values else None


def _levels_of_shares(linked: LinkedMap) -> Iterator[tuple[Metric, list[_Level]]]:
    found: defaultdict[str, list[_Level]] = defaultdict(list)
    for identity, level in _levels(linked):
        found[identity].append(level)
    for metric in linked.catalogue.all(Metric):
        if (
            metric.id in found
            and metric.type is MetricType.SHARE
            and linked.catalogue.is_sound(metric.key, "type", "better")
        ):
            yield metric, found[metric.id]


def _levels(linked: LinkedMap) -> Iterator[tuple[str, _Level]]:
    """All levels of the map, each with its metric."""
    for document in linked.catalogue.documents.values():
        entity = document.entity
        if isinstance(entity, Capability) and "delivers" not in document.damaged:
            for position, delivery in enumerate(entity.delivers):
                yield from _delivered(document, ("delivers", position), delivery)
        elif isinstance(entity, Promise) and "expects" not in document.damaged:
            yield from _targets(document, ("expects",), entity.expects)
        elif isinstance(entity, Party) and entity.agreement and "agreement" not in document.damaged:
            yield from _targets(document, ("agreement", "obligations"), entity.agreement.obligations)


def _delivered(document: Document, at: Path, delivery: Delivery) -> Iterator[tuple[str, _Level]]:
    if delivery.metric is None:
        return
    if delivery.designed is not None:
        yield delivery.metric, _Level(document, (*at, "designed"), delivery.designed)
    for index, row in enumerate(delivery.measurements):
        yield delivery.metric, _Level(document, (*at, "measurements", index, "value"), row.value)


def _targets(document: Document, at: Path, targets: Sequence[Target]) -> Iterator[tuple[str, _Level]]:
    for position, target in enumerate(targets):
        yield target.metric, _Level(document, (*at, position, target.operator.value), target.level)
