"""Facets: by what a reader can pick promises, and what each promise answers to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxmap.alignment.results import Pair
from cxmap.insight.variance import TOLERANCES, tolerance_of
from cxmap.model.block import PickedVerdict
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.partner import Partner
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.verdict_words import verdict_words
from cxmap.pages.kit.words import in_words

VERDICT = "verdict"
HOMELESS = str(PickedVerdict.HOMELESS)
NO_VERDICT = str(PickedVerdict.NO_VERDICT)
EVERYONE = "*"
"""The answer of a promise that is made to all customers, whichever group is asked for."""

FACETS = (VERDICT, "department", "partner", "persona", "channel", "journey", "tolerance")
"""What can be picked by, in the order of each place's answers."""

_LABELS = ("Verdict", "Department", "Partner", "Persona", "Channel", "Journey", "Good enough")
_VERDICTS = {
    **{str(verdict): verdict_words(verdict) for verdict in Verdict},
    HOMELESS: HOMELESS,
    NO_VERDICT: "no verdict",
}
_CLOSED: Mapping[str, Mapping[str, str]] = {
    VERDICT: _VERDICTS,
    "tolerance": {str(tolerance): words for tolerance, words in TOLERANCES.items()},
}

Answers = tuple[tuple[str, ...], ...]
"""What one place where a promise is felt answers, in the order of the facets."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to pick, and what readers call it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Facet:
    """What can be picked under one name, in the order in which it is offered."""

    name: str
    label: str
    options: tuple[Option, ...]


class Concerned:
    """Whom each pair concerns; built once a page."""

    def __init__(self, site: Site) -> None:
        self._site, self._homeless = site, frozenset(site.alignment.homeless)
        self._by_kind = {kind: _pairs_of_kind(site, kind) for kind in (Department.kind, Partner.kind, Journey.kind)}

    def answers(self, promise: Promise) -> tuple[Answers, ...]:
        """One for each place, the same ones once; a promise that is felt nowhere answers for itself."""
        pairs = self._site.pairs_of(promise.key)
        return tuple(dict.fromkeys(map(self.of_pair, pairs))) if pairs else (self.alone(promise),)

    def alone(self, promise: Promise) -> Answers:
        """What a promise answers for itself."""
        verdict = HOMELESS if promise.id in self._homeless else NO_VERDICT
        return ((verdict,), (promise.made_by,), (), promise.personas or (EVERYONE,), (), (), ())

    def of_pair(self, pair: Pair) -> Answers:
        promise = self._site.catalogue.find(Promise, pair.promise)
        assert promise
        touchpoint = self._site.catalogue.find(Touchpoint, pair.touchpoint)
        tolerance = tolerance_of(promise, pair.worst)
        return (
            (str(pair.verdict),),
            self._concerned(Department.kind, pair),
            self._concerned(Partner.kind, pair),
            promise.personas or (EVERYONE,),
            (touchpoint.channel,) if touchpoint and touchpoint.channel else (),
            self._concerned(Journey.kind, pair),
            (str(tolerance),) if tolerance else (),
        )

    def _concerned(self, kind: str, pair: Pair) -> tuple[str, ...]:
        return tuple(self._by_kind[kind].get((pair.promise, pair.touchpoint), ()))


def facets(site: Site, answers: Iterable[Answers]) -> tuple[Facet, ...]:
    """The facets with what occurs in some answers."""
    occurring: tuple[set[str], ...] = tuple(set() for _ in FACETS)
    for each in answers:
        for found, values in zip(occurring, each, strict=True):
            found.update(values)
    return tuple(
        Facet(name, label, tuple(_options(site, name, found)))
        for name, label, found in zip(FACETS, _LABELS, occurring, strict=True)
    )


def verdict_facet_words(value: str) -> str:
    """What readers call a verdict, or what stands in its place."""
    return _VERDICTS[value]


def _options(site: Site, name: str, found: set[str]) -> Iterator[Option]:
    if name in _CLOSED:
        yield from (Option(value, words) for value, words in _CLOSED[name].items() if value in found)
        return
    words = ((_words(site, name, value), value) for value in found - {EVERYONE})
    yield from (Option(value, shown) for shown, value in sorted(words, key=lambda each: (each[0].casefold(), each[1])))


def _words(site: Site, name: str, value: str) -> str:
    link = site.link_to(key_of(name, value)) if name in _KINDS else None
    return link.name if link else in_words(value)


def _pairs_of_kind(site: Site, kind: str) -> Mapping[tuple[str, str], list[str]]:
    """The entities of a kind that each pair concerns, by id."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, pairs in sorted(site.alignment.pairs_of.items()):
        its_kind, identity = kind_and_id(Key(key))
        if its_kind == kind:
            for pair in pairs:
                found[pair.promise, pair.touchpoint].append(identity)
    return found


_KINDS = (Department.kind, Partner.kind, Persona.kind, Journey.kind)
