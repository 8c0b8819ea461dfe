"""Departments behind touchpoints that say nothing of what they need, give or get."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, Place
from cxmap.findings.rule import note
from cxmap.insight.linked_map import LinkedMap
from cxmap.insight.places import touchpoints_behind
from cxmap.model.department import Department

RULE = note(
    "silent-department",
    "A live department stands behind a live touchpoint, and says nothing of what it needs, gives or gets.",
    wrong=written("departments/last-mile.md", "title: Last mile"),
    right=written("departments/last-mile.md", "title: Last mile", "needs: [Parcels sorted by six]"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    behind = touchpoints_behind(linked)
    for department in linked.live(Department):
        is_silent = not (department.needs or department.gives or department.gets)
        count = behind[department.key]
        if is_silent and count and linked.catalogue.is_sound(department.key, "status", "needs", "gives", "gets"):
            yield RULE.at(
                Place(linked.catalogue.documents[department.key].path, entity=department.key),
                f"`{department.id}` stands behind {count} live touchpoint{'' if count == 1 else 's'}, "
                "and says nothing of what it needs, gives or gets",
                hint="ask it, and write what it says: `needs: […]`, `gives: […]`, `gets: […]`",
            )
