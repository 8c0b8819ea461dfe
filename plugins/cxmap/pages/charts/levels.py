"""The levels that a series is held against: what is promised, what it is built for, what customers still accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cxmap.alignment.results import Judgement, Pair
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site


class Held(StrEnum):
    """What a level is."""

    TARGET = "target"
    DESIGNED = "designed"
    ADEQUATE = "adequate"


@dataclass(frozen=True, slots=True)
class Level:
    """A level that concerns a series, and the promises that it comes from."""

    held: Held
    value: Decimal
    promises: tuple[EntityLink, ...] = ()


Judged = Callable[[Judgement], bool]


def levels_of(site: Site, pairs: Iterable[Pair], judged: Judged, designed: Decimal | None) -> tuple[Level, ...]:
    """Targets, then the designed level, then what is adequate; each level once, with all promises that it is from."""
    targets: dict[Decimal, list[EntityLink]] = {}
    adequate: dict[Decimal, list[EntityLink]] = {}
    for key, position in dict.fromkeys(_expectations(pairs, judged)):
        promise = site.catalogue.documents[key].entity
        assert isinstance(promise, Promise)
        expectation = promise.expects[position]
        targets.setdefault(expectation.level, []).append(site.links[key])
        if expectation.adequate is not None:
            adequate.setdefault(expectation.adequate, []).append(site.links[key])
    return (
        *_levels(Held.TARGET, targets),
        *([Level(Held.DESIGNED, designed)] if designed is not None else []),
        *_levels(Held.ADEQUATE, adequate),
    )


def zone_words(value: Decimal, operator: Operator, levels: Iterable[Level]) -> str:
    """Where a value lies between what customers accept and what they were promised; nothing where that is not one."""
    found = {held: [level.value for level in levels if level.held is held] for held in Held}
    if len(found[Held.TARGET]) != 1 or len(found[Held.ADEQUATE]) != 1:
        return ""
    if not operator.is_met(value, found[Held.ADEQUATE][0]):
        return "below what customers accept"
    if not operator.is_met(value, found[Held.TARGET][0]):
        return "in the zone of tolerance: less than promised, but not less than customers accept"
    return "as good as promised, or better"


def _expectations(pairs: Iterable[Pair], judged: Judged) -> Iterator[tuple[Key, int]]:
    for pair in pairs:
        for judgement in pair.judgements:
            if judgement.expectation is not None and judged(judgement):
                yield key_of(Promise.kind, pair.promise), judgement.expectation


def _levels(held: Held, found: dict[Decimal, list[EntityLink]]) -> Iterator[Level]:
    for value, promises in sorted(found.items()):
        yield Level(held, value, tuple(dict.fromkeys(promises)))
