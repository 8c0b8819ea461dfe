"""Facets: by what promises can be picked, and what each place where a promise is felt answers to them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cxmap.alignment.results import Pair, worst_pairs
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.variance import tolerance_of
from cxmap.model.block import PICKING, Block, PickedVerdict
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
        return _alone(promise, self.name)


class PartnerFacet(_ConcernedFacet):
    """The partners that made the promise or help to keep it."""

    name = Partner.kind

    def alone(self, promise: Promise) -> Answer:
        return _alone(promise, self.name)


def _alone(promise: Promise, kind: str) -> Answer:
    """Who made it, if that is an entity of the kind."""
    its_kind, identity = kind_and_id(promise.maker)
    return (identity,) if its_kind == kind else ()


class PersonaFacet(Facet):
    """The groups of customers to whom the promise is made."""

    name = Persona.kind

    def of_pair(self, promise: Promise, pair: Pair) -> Answer:  # noqa: ARG002
        return self.alone(promise)

    def alone(self, promise: Promise) -> Answer:
        return promise.personas or (EVERYONE,)


class ChannelFacet(Facet):
    """The channels of the touchpoint."""

    name = "channel"

    def of_pair(self, promise: Promise, pair: Pair) -> Answer:  # noqa: ARG002
        touchpoint = self.judged.catalogue.find(Touchpoint, pair.touchpoint)
        return touchpoint.channels if touchpoint else ()


class JourneyFacet(_ConcernedFacet):
    """The journeys on which the promise is felt."""

    name = Journey.kind


class ToleranceFacet(Facet):
    """Whether customers would accept the measured value."""

    name = "tolerance"

    def of_pair(self, promise: Promise, pair: Pair) -> Answer:
        tolerance = tolerance_of(self.judged, promise, pair.worst)
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


@dataclass(frozen=True, slots=True)
class Picked:
    """A promise that was picked, the pairs that are left of it, and what they answer to the facets."""

    promise: Promise
    pairs: tuple[Pair, ...]
    answers: tuple[Answers, ...]


class Picking:
    """Picks as the register's filters do: of the places that fit the other filters, the worst says the verdict."""

    def __init__(self, judged: JudgedMap, block: Block, usual: Iterable[str] = ()) -> None:
        """`usual` are the verdicts that count where the block names none."""
        self._judged, self._answers = judged, FacetAnswers(judged)
        self._verdicts = frozenset(block.verdict or usual)
        self._wanted = {facet: frozenset(getattr(block, facet.name, ())) for facet in FACETS}
        self._touchpoints, self._promises = frozenset(block.touchpoint), frozenset(block.promise)
        self.is_any = not any(getattr(block, name) for name in PICKING)

    def promises(self, promises: Iterable[Promise]) -> Iterator[Picked]:
        """Those that fit, in the order given."""
        for promise in promises:
            pairs = self._judged.pairs_of(promise.key)
            left = self.pairs(pairs)
            if left:
                yield Picked(promise, left, tuple(dict.fromkeys(map(self._answers.of_pair, left))))
            elif not pairs and self._fits_alone(promise):
                yield Picked(promise, (), (self._answers.alone(promise),))

    def pairs(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """Those that fit, in the order given; each must come once."""
        left = [pair for pair in pairs if self._fits(pair)]
        if not self._verdicts:
            return tuple(left)
        wanted = {worst.promise for worst in worst_pairs(left) if worst.verdict in self._verdicts}
        return tuple(pair for pair in left if pair.promise in wanted)

    def _fits(self, pair: Pair) -> bool:
        return (
            (not self._touchpoints or pair.touchpoint in self._touchpoints)
            and (not self._promises or pair.promise in self._promises)
            and self._answer_all(self._answers.of_pair(pair))
        )

    def _fits_alone(self, promise: Promise) -> bool:
        answers = self._answers.alone(promise)
        is_meant = not self._touchpoints and (not self._promises or promise.id in self._promises)
        has_verdict = not self._verdicts or self._verdicts.intersection(answers.to(VerdictFacet))
        return bool(is_meant and has_verdict and self._answer_all(answers))

    def _answer_all(self, answers: Answers) -> bool:
        """Whether a place answers every facet but the verdict, which is that of several places."""
        asked = ((wanted, answers.to(facet)) for facet, wanted in self._wanted.items() if facet is not VerdictFacet)
        return all(not wanted or EVERYONE in given or wanted.intersection(given) for wanted, given in asked)


def _concerned(judged: JudgedMap, kind: str) -> Mapping[tuple[str, str], list[str]]:
    """The entities of a kind that each pair concerns, by id."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, pairs in sorted(judged.alignment.pairs_of.items()):
        its_kind, identity = kind_and_id(key)
        if its_kind == kind:
            for pair in pairs:
                found[pair.promise, pair.touchpoint].append(identity)
    return found
