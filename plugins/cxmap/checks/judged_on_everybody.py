"""Promises to one group of customers that are judged on the figures of all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from cxmap.alignment.wording import listed
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint

_TO_SOME = ("statement: A voice", "made_by: last-mile", "reads_as: most", "personas: [senior]", "expects:")

RULE = note(
    "judged-on-everybody",
    "A promise to one group of customers is judged on figures without a `group`, in which others count too.",
    wrong=written("promises/a-voice.md", *_TO_SOME, "  - {metric: answered, at_least: 80}  # of all who call"),
    right=written("promises/a-voice.md", *_TO_SOME, "  - {metric: answered, at_least: 80, group: seniors}"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    everybody = tuple(persona.id for persona in judged.live(Persona))
    personas_at = cache(partial(_personas_at, judged, frozenset(everybody)))
    for promise in judged.live(Promise):
        if len(promise.personas) != 1 or not judged.catalogue.is_sound(promise.key, "personas", "expects"):
            continue
        met = [each for place in _judged_without_group(judged, promise) for each in personas_at(place) or everybody]
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


def _personas_at(judged: JudgedMap, everybody: frozenset[str], touchpoint: str) -> list[str]:
    """The live personas that come to a touchpoint on a live journey."""
    journeys = judged.referring(Journey, key_of(Touchpoint.kind, touchpoint), "stages")
    return sorted({persona for each in journeys if each.is_live for persona in each.personas} & everybody)
