"""Make-or-break touchpoints that do not say what is done when it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import doorstep
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.touchpoint import Touchpoint

_DECISIVE = ("control: own", "promises: [next-day]", "capabilities: [courier]", "moment_of_truth: true")

RULE = warning(
    "make-or-break-without-recovery",
    "A live touchpoint is make-or-break, and nothing says what is done for customers when it goes wrong.",
    wrong=doorstep(*_DECISIVE),
    right=doorstep(*_DECISIVE, "recovery: A second van before eight, and a call before it comes"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for touchpoint in linked.live(Touchpoint):
        is_sound = linked.catalogue.is_sound(touchpoint.key, "status", "moment_of_truth", "recovery")
        if is_sound and touchpoint.moment_of_truth and not touchpoint.recovery:
            yield RULE.at(
                place_of(linked.catalogue.documents[touchpoint.key], ("moment_of_truth",)),
                f"`{touchpoint.id}` is make-or-break, and nothing says what is done when it goes wrong",
                hint="write it down as `recovery: …`, once somebody answers for it",
            )
