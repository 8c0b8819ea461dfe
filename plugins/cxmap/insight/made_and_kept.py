"""Made and kept: where promises are said, and where customers then find them kept or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from cxmap.alignment.reliance import reached, relying_on
from cxmap.alignment.results import Pair, worst_pair
from cxmap.insight.journey_columns import StageColumns, groups_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.priorities import urgency
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey, Stage
from cxmap.model.promise import Promise, Publication
from cxmap.model.touchpoint import Touchpoint


@dataclass(frozen=True, slots=True)
class SaidAt:
    """A promise and one place where it is published; `is_out` tells whether it is out today."""

    promise: Promise
    publication: Publication
    is_out: bool
    worst: Pair | None

    @property
    def wording(self) -> str:
        """The words there."""
        return self.publication.text or self.promise.statement

    @property
    def order(self) -> tuple[bool, int, str]:
        """Those that are out today first, the worst of them first."""
        return (not self.is_out, self.worst.verdict.rank if self.worst else -1, self.promise.name.casefold())


@dataclass(frozen=True, slots=True)
class MakingStage:
    """A stage of a journey: what a party says there, and the pairs of its promises that are felt there."""

    stage: Stage
    said: tuple[SaidAt, ...]
    felt: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class MakingJourney:
    """A journey on which a party's promises are said or felt, with all its stages."""

    journey: Journey
    stages: tuple[MakingStage, ...]


@dataclass(frozen=True, slots=True)
class OffJourneys:
    """Sayings of a party, and the pairs of its promises, where no journey leads."""

    said: tuple[SaidAt, ...]
    felt: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class RestingHere:
    """A promise that rests on what a touchpoint uses: the pairs, and the capabilities of the touchpoint behind them.

    `through` are the capabilities that lie between; none where it rests on them directly.
    """

    promise: Key
    worst: Pair
    felt: tuple[Pair, ...]
    capabilities: tuple[Key, ...]
    through: tuple[Key, ...]


def said_at(judged: JudgedMap, touchpoint: Key) -> tuple[SaidAt, ...]:
    """All that is or was published at a touchpoint."""
    promises = judged.referring(Promise, touchpoint, "published")
    found = (said for promise in promises for said in _said(judged, promise) if _place(said.publication) == touchpoint)
    return tuple(sorted(found, key=lambda each: each.order))


def making_journeys(judged: JudgedMap, party: Key) -> tuple[MakingJourney, ...]:
    """The journeys on which a party's promises are said or felt, the most urgent first."""
    made = _made_by(judged, party)
    found = {journey.id: journey for place in made.places for journey in _live_journeys(judged, place)}
    journeys = sorted(found.values(), key=lambda journey: (-urgency(journey), journey.id))
    return tuple(
        MakingJourney(journey, tuple(_stage(group, made) for group in groups_of(judged, journey)))
        for journey in journeys
    )


def off_journeys(judged: JudgedMap, party: Key) -> OffJourneys:
    """Sayings of a party, and the pairs of its promises, at no touchpoint of a live journey."""
    made = _made_by(judged, party)
    off = [place for place in made.places if not any(_live_journeys(judged, place))]
    return OffJourneys(made.said_at((None, *off)), made.felt_at(off))


def resting_on(judged: JudgedMap, touchpoint: Touchpoint) -> tuple[RestingHere, ...]:
    """The promises felt elsewhere that rest on a touchpoint's capabilities, the worst first."""
    found: dict[str, list[tuple[Pair, Key, Key]]] = {}
    for capability in _capabilities(judged, touchpoint):
        for way in (capability, *reached((capability,), partial(relying_on, judged.catalogue))):
            for pair in judged.pairs_of(way):
                if pair.touchpoint != touchpoint.id:
                    found.setdefault(pair.promise, []).append((pair, capability, way))
    resting = (_resting(promise, rests) for promise, rests in found.items())
    return tuple(sorted(resting, key=lambda each: (each.worst.verdict.rank, each.promise)))


def _said(judged: JudgedMap, promise: Promise) -> Iterator[SaidAt]:
    worst = worst_pair(judged.pairs_of(promise.key)) if promise.is_live else None
    for publication in promise.published:
        yield SaidAt(promise, publication, publication.is_out_on(judged.as_of), worst)


def _place(publication: Publication) -> Key | None:
    return key_of(Touchpoint.kind, publication.touchpoint) if publication.touchpoint else None


@dataclass(frozen=True, slots=True)
class _Made:
    """The promises of a party that are out today, and the pairs of all its promises, by touchpoint."""

    said: Mapping[Key | None, list[SaidAt]]
    felt: Mapping[Key | None, list[Pair]]

    @property
    def places(self) -> tuple[Key, ...]:
        return tuple(place for place in dict.fromkeys((*self.said, *self.felt)) if place)

    def said_at(self, places: Iterable[Key | None]) -> tuple[SaidAt, ...]:
        found = (each for place in places for each in self.said.get(place, ()))
        return tuple(sorted(found, key=lambda each: each.order))

    def felt_at(self, places: Iterable[Key | None]) -> tuple[Pair, ...]:
        return tuple(pair for place in places for pair in self.felt.get(place, ()))


def _made_by(judged: JudgedMap, party: Key) -> _Made:
    said: defaultdict[Key | None, list[SaidAt]] = defaultdict(list)
    felt: defaultdict[Key | None, list[Pair]] = defaultdict(list)
    for promise in judged.referring(Promise, party, "made_by"):
        for each in _said(judged, promise):
            if each.is_out:
                said[_place(each.publication)].append(each)
    for pair in judged.made_by(party):
        felt[key_of(Touchpoint.kind, pair.touchpoint)].append(pair)
    return _Made(said, felt)


def _live_journeys(judged: JudgedMap, touchpoint: Key) -> Iterator[Journey]:
    return (journey for journey in judged.referring(Journey, touchpoint, "stages") if journey.is_live)


def _stage(group: StageColumns, made: _Made) -> MakingStage:
    places = tuple(dict.fromkeys(column.touchpoint.key for column in group.columns))
    return MakingStage(group.stage, made.said_at(places), made.felt_at(places))


def _capabilities(judged: JudgedMap, touchpoint: Touchpoint) -> Iterator[Key]:
    found = (judged.catalogue.find(Capability, each) for each in dict.fromkeys(touchpoint.capabilities))
    return (each.key for each in found if each and each.is_live)


def _resting(promise: str, rests: list[tuple[Pair, Key, Key]]) -> RestingHere:
    """A promise with the pairs, the touchpoint's capability, and the one that judges, of each way to it."""
    felt = {pair.touchpoint: pair for pair, _, _ in rests}
    return RestingHere(
        promise=key_of(Promise.kind, promise),
        worst=worst_pair(felt.values()) or rests[0][0],
        felt=tuple(felt.values()),
        capabilities=tuple(dict.fromkeys(capability for _, capability, _ in rests)),
        through=tuple(dict.fromkeys(way for _, capability, way in rests if way != capability)),
    )
