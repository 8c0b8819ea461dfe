"""Promises that rest on capabilities through those that rely on them, at any depth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxmap.alignment.wording import verdict_words
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.verdict_words import counts_words


@dataclass(frozen=True, slots=True)
class Dependent:
    """A promise, its worst verdict where it rests so, and the capabilities through which it does."""

    promise: Key
    verdict: Verdict
    through: tuple[Key, ...]


def dependents_of(site: Site, capabilities: Iterable[Key]) -> tuple[Dependent, ...]:
    """The promises that rest on some capabilities through others, the worst verdict first."""
    found: dict[Key, tuple[Verdict, dict[Key, None]]] = {}
    for through in _relying_on(site, capabilities):
        for pair in site.pairs_of(through):
            promise = key_of(Promise.kind, pair.promise)
            known, ways = found.get(promise, (pair.verdict, {}))
            ways[through] = None
            found[promise] = (min(known, pair.verdict, key=lambda verdict: verdict.rank), ways)
    dependents = (Dependent(promise, verdict, tuple(ways)) for promise, (verdict, ways) in found.items())
    return tuple(sorted(dependents, key=lambda each: (each.verdict.rank, each.promise)))


def dependent_verdicts(dependents: Sequence[Dependent]) -> str:
    """`1 broken and 3 at risk`, of a single promise `at risk`; there must be at least one."""
    if len(dependents) == 1:
        return verdict_words(dependents[0].verdict)
    return counts_words(Counter(each.verdict for each in dependents))


def _relying_on(site: Site, capabilities: Iterable[Key]) -> tuple[Key, ...]:
    """The live capabilities that rely on some, at any depth, the nearest first."""
    below = dict.fromkeys(capabilities)
    found: dict[Key, None] = {}
    waiting = [*below]
    for key in waiting:  # grows on the way
        for upper in site.sources(key, Capability.kind, "relies_on"):
            entity = site.catalogue.find(Capability, kind_and_id(upper)[1])
            if entity and entity.is_live and upper not in found and upper not in below:
                found[upper] = None
                waiting.append(upper)
    return tuple(found)
