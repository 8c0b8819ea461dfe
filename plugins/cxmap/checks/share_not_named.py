"""Sentences that are said to name their share of customers, and name none."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.insight.said_share import lacks_its_share
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise

_EXPECTED = ("made_by: last-mile", "reads_as: stated", "expects:", "  - {metric: on-time, at_least: 90}")

RULE = warning(
    "share-not-named",
    "`reads_as: stated` means that the sentence names how many customers get it; neither it nor its small print does.",
    wrong=written("promises/next-day.md", "statement: Delivered the next day", *_EXPECTED),
    right=written("promises/next-day.md", "statement: Nine parcels in ten are delivered the next day", *_EXPECTED),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for promise in linked.live(Promise):
        metrics = tuple(metric for each in promise.expects if (metric := linked.catalogue.find(Metric, each.metric)))
        is_sound = linked.catalogue.is_sound(promise.key, "statement", "reads_as", "qualifier", "expects")
        if is_sound and lacks_its_share(promise, metrics):
            yield RULE.at(
                place_of(linked.catalogue.documents[promise.key], ("statement",)),
                f"`{promise.id}` is read as a sentence that names its share, and names none: "
                "whoever reads it takes it for a promise to everybody",
                hint="say in the sentence how many get it, such as “nine in ten”, or leave out `reads_as: stated`",
            )
