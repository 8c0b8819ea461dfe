"""Capabilities on which others rely, and of which nobody can tell whether they do what they should."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability

RULE = note(
    "unknown-link",
    "A capability relies on another of which nobody can tell whether it does what it should.",
    wrong=written(
        "capabilities/rider.md", "title: Rider", "owner: last-mile", "relies_on: [sorting]  # never measured"
    ),
    right=written("capabilities/rider.md", "title: Rider", "owner: last-mile", "relies_on: [courier]"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for capability in judged.catalogue.all(Capability):
        is_known = capability.is_live and judged.catalogue.is_sound(capability.key, "status", "relies_on")
        for position, link in enumerate(capability.relies_on if is_known else ()):
            if link in judged.alignment.unknown:
                yield RULE.at(
                    place_of(judged.catalogue.documents[capability.key], ("relies_on", position)),
                    f"`{capability.id}` relies on `{link}`, and nobody can tell whether `{link}` does what it should",
                    hint=f"give `{link}` a `designed` level and new measurements, or a proof that it works",
                )
