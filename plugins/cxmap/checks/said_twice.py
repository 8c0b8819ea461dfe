"""Promises that say word for word what another one says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.promise import Promise
from cxmap.model.record import Status

RULE = note(
    "said-twice",
    "Two promises have the same statement, word for word.",
    wrong=written("promises/next-day-copy.md", "statement: Delivered the next day", "made_by: last-mile"),
    right=written("promises/by-noon.md", "statement: Delivered by noon the next day", "made_by: last-mile"),
)

_DECISIVE = ("status", "statement", "personas", "made_by", "valid_from", "valid_until")


def check(linked: LinkedMap) -> Iterator[Finding]:
    alike: defaultdict[tuple[str, str, tuple[str, ...]], list[Promise]] = defaultdict(list)
    for promise in linked.catalogue.all(Promise):
        if promise.status is not Status.RETIRED and linked.catalogue.is_sound(promise.key, *_DECISIVE):
            words = " ".join(promise.statement.casefold().split())
            alike[words, promise.made_by, tuple(sorted(promise.personas))].append(promise)
    for first, *others in alike.values():
        for other in others:
            if _meet(first, other):
                yield RULE.at(
                    place_of(linked.catalogue.documents[other.key], ("statement",)),
                    f"`{other.id}` says word for word what `{first.id}` says",
                    hint=f"write what sets it apart, or keep `{first.id}` alone and name that one",
                )


def _meet(one: Promise, other: Promise) -> bool:
    """Whether there may be a day on which both hold: a promise may follow another of the same words."""
    return all(
        earlier.valid_until is None or later.valid_from is None or later.valid_from <= earlier.valid_until
        for earlier, later in ((one, other), (other, one))
    )
