"""Promises to one group of customers that are judged on the figures of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from cxmap.alignment.wording import listed
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise

_TO_SOME = ("statement: A voice", "made_by: last-mile", "reads_as: most", "personas: [senior]", "expects:")

RULE = note(
    "judged-on-everybody",
    "A promise to one group of customers is judged on figures without a `group`, in which others count too.",
    wrong=written("promises/a-voice.md", *_TO_SOME, "  - {metric: answered, at_least: 80}  # of all who call"),
    right=written("promises/a-voice.md", *_TO_SOME, "  - {metric: answered, at_least: 80, group: seniors}"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    everybody = tuple(persona.id for persona in judged.live(Persona))
    personas_at = _personas_by_touchpoint(judged, frozenset(everybody))
    for promise in judged.live(Promise):
        if len(promise.personas) != 1 or not judged.catalogue.is_sound(promise.key, "personas", "expects"):
            continue
        met = [
            each
            for place in _judged_without_group(judged, promise)
            for each in sorted(personas_at.get(place, ())) or everybody
        ]
        if others := [f"`{each}`" for each in dict.fromkeys(met) if each not in promise.personas]:
            (persona,) = promise.personas
            yield RULE.at(
                place_of(judged.catalogue.documents[promise.key], ("personas",)),
                f"`{promise.id}` is made to `{persona}` and judged on figures of everybody: "
                f"{listed(others)} {'is' if len(others) == 1 else 'are'} met there too",
                hint=f"measure `{persona}` apart, with the same `group: …` in the measurements and in `expects`, "
                "or name all to whom it is made",
            )


def _judged_without_group(judged: JudgedMap, promise: Promise) -> Iterator[str]:
    """The touchpoints at which figures that are of no group decide on a promise."""
    for pair in judged.pairs_of(promise.key):
        if any(each.metric and each.is_judged and each.group is None for each in pair.judgements):
            yield pair.touchpoint


def _personas_by_touchpoint(judged: JudgedMap, everybody: frozenset[str]) -> Mapping[str, set[str]]:
    """The live personas that come to each touchpoint on live journeys."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for journey in judged.live(Journey):
        personas = everybody.intersection(journey.personas)
        for touchpoint in journey.touchpoints:
            found[touchpoint] |= personas
    return found
