"""What is so of a party that has a part in no place where a promise is judged."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.insight.dependents import Dependent, dependents_of
from cxmap.insight.places import capabilities_of
from cxmap.model.ids import Key
from cxmap.model.promise import Promise
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.verdict_words import dependent_verdicts
from cxmap.pages.kit.words import counted


def unrested(site: Site, party: Key) -> str:
    """That nothing rests on a party, or what it promises all the same, and what it carries for others."""
    return " ".join(_sentences(site, party)) or "No promise rests on you."


def rest_through_others(site: Site, party: Key) -> str:
    """`2 promises rest on you through capabilities that rely on yours`, or that none does, without a full stop."""
    return _through(dependents) if (dependents := _dependents(site, party)) else "No promise rests on you"


def _sentences(site: Site, party: Key) -> Iterator[str]:
    if made := site.count_live(party, Promise.kind, "made_by"):
        yield f"You make {counted(made, 'promise', 'promises')}, judged at no touchpoint."
    if dependents := _dependents(site, party):
        yield f"{_through(dependents)}: {dependent_verdicts(dependents)}."


def _dependents(site: Site, party: Key) -> tuple[Dependent, ...]:
    return dependents_of(site, capabilities_of(site, party))


def _through(dependents: tuple[Dependent, ...]) -> str:
    rest = counted(len(dependents), "promise rests", "promises rest")
    return f"{rest} on you through capabilities that rely on yours"
