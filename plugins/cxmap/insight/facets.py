"""Facets: by what promises can be picked, and what each place where a promise is felt answers to them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cxmap.alignment.results import Pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.variance import tolerance_of
from cxmap.model.block import PickedVerdict
from cxmap.model.department import Department
from cxmap.model.ids import kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.partner import Partner
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint

EVERYONE = "*"
"""The answer of a promise that is made to all customers, whichever group is asked for."""

Answer = tuple[str, ...]


class Facet(ABC):
    """One thing to pick promises by; a promise that is felt nowhere answers for itself."""

    name: ClassVar[str]

    def __init__(self, judged: JudgedMap) -> None:
        self.judged = judged

    @abstractmethod
    def of_pair(self, promise: Promise, pair: Pair) -> Answer:
        """The answer of a promise at one place."""

    def alone(self, promise: Promise) -> Answer:  # noqa: ARG002  # most facets ask for the place
        return ()


class VerdictFacet(Facet):
    """The verdict at the place, or why a promise has none."""

    name = "verdict"

    def __init__(self, judged: JudgedMap) -> None:
        super().__init__(judged)
        self._homeless = frozenset(judged.alignment.homeless)

    def of_pair(self, promise: Promise, pair: Pair) -> Answer:  # noqa: ARG002
        return (str(pair.verdict),)

    def alone(self, promise: Promise) -> Answer:
        return (str(PickedVerdict.HOMELESS if promise.id in self._homeless else PickedVerdict.NO_VERDICT),)


class _ConcernedFacet(Facet):
    """The entities of one kind that the place concerns."""

    def __init__(self, judged: JudgedMap) -> None:
        super().__init__(judged)
        self._concerned = _concerned(judged, self.name)

    def of_pair(self, promise: Promise, pair: Pair) -> Answer:  # noqa: ARG002
        return tuple(self._concerned.get((pair.promise, pair.touchpoint), ()))


class DepartmentFacet(_ConcernedFacet):
    """The departments that made the promise or help to keep it."""

    name = Department.kind

    def alone(self, promise: Promise) -> Answer:
        return (promise.made_by,)


class PartnerFacet(_ConcernedFacet):
    """The partners that help to keep the promise."""

    name = Partner.kind


class PersonaFacet(Facet):
    """The groups of customers to whom the promise is made."""

    name = Persona.kind

    def of_pair(self, promise: Promise, pair: Pair) -> Answer:  # noqa: ARG002
        return self.alone(promise)

    def alone(self, promise: Promise) -> Answer:
        return promise.personas or (EVERYONE,)


class ChannelFacet(Facet):
    """The channel of the touchpoint."""

    name = "channel"

    def of_pair(self, promise: Promise, pair: Pair) -> Answer:  # noqa: ARG002
        touchpoint = self.judged.catalogue.find(Touchpoint, pair.touchpoint)
        return (touchpoint.channel,) if touchpoint and touchpoint.channel else ()


class JourneyFacet(_ConcernedFacet):
    """The journeys on which the promise is felt."""

    name = Journey.kind


class ToleranceFacet(Facet):
    """Whether customers would accept the measured value."""

    name = "tolerance"

    def of_pair(self, promise: Promise, pair: Pair) -> Answer:
        tolerance = tolerance_of(promise, pair.worst)
        return (str(tolerance),) if tolerance else ()


FACETS: tuple[type[Facet], ...] = (
    VerdictFacet,
    DepartmentFacet,
    PartnerFacet,
    PersonaFacet,
    ChannelFacet,
    JourneyFacet,
    ToleranceFacet,
)
"""In the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one place to all facets, in their order."""

    in_order: tuple[Answer, ...]

    def to(self, facet: type[Facet]) -> Answer:
        return self.in_order[FACETS.index(facet)]


class FacetAnswers:
    """The answers of a map's promises; built once a page."""

    def __init__(self, judged: JudgedMap) -> None:
        self._judged = judged
        self._facets = tuple(facet(judged) for facet in FACETS)

    def of(self, promise: Promise) -> tuple[Answers, ...]:
        """One for each place, the same ones once."""
        pairs = self._judged.pairs_of(promise.key)
        return tuple(dict.fromkeys(map(self.of_pair, pairs))) if pairs else (self.alone(promise),)

    def of_pair(self, pair: Pair) -> Answers:
        promise = self._judged.catalogue.find(Promise, pair.promise)
        assert promise
        return Answers(tuple(facet.of_pair(promise, pair) for facet in self._facets))

    def alone(self, promise: Promise) -> Answers:
        return Answers(tuple(facet.alone(promise) for facet in self._facets))


def _concerned(judged: JudgedMap, kind: str) -> Mapping[tuple[str, str], list[str]]:
    """The entities of a kind that each pair concerns, by id."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, pairs in sorted(judged.alignment.pairs_of.items()):
        its_kind, identity = kind_and_id(key)
        if its_kind == kind:
            for pair in pairs:
                found[pair.promise, pair.touchpoint].append(identity)
    return found
