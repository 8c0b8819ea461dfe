"""Numbers in a sentence that nothing else on the map knows of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cxmap.alignment.wording import listed
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.linked_map import LinkedMap
from cxmap.insight.numbers_said import SaidNumber, in_digits, numbers_in
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.record import Status

_HOURS = "statement: Delivered within 24 hours"
_EXPECTED = ("made_by: last-mile", "expects:", "  - {metric: on-time, at_least: 95}")

RULE = note(
    "number-nowhere",
    "The sentence names a number that stands in no target, limit or small print of the promise.",
    wrong=written("promises/next-day.md", _HOURS, *_EXPECTED),
    right=written("promises/next-day.md", _HOURS, "qualifier: 24 hours from 6 am on working days", *_EXPECTED),
)

_WRITTEN = ("statement", "status", "qualifier", "published", "remedy", "expects")
_LIMITS = ("within", "percentile")


def check(linked: LinkedMap) -> Iterator[Finding]:
    for promise in linked.catalogue.all(Promise):
        is_sound = linked.catalogue.is_sound
        said = tuple(numbers_in(promise.statement))
        if not said or promise.status is Status.RETIRED or not is_sound(promise.key, *_WRITTEN):
            continue
        metrics = [metric for each in promise.expects if (metric := linked.catalogue.find(Metric, each.metric))]
        if len(metrics) < len(promise.expects) or not all(is_sound(metric.key, *_LIMITS) for metric in metrics):
            continue
        known = [number for text in _texts(promise, metrics) if text for number in numbers_in(in_digits(text))]
        if unknown := [f"`{each}`" for each in _unknown(said, known)]:
            yield RULE.at(
                place_of(linked.catalogue.documents[promise.key], ("statement",)),
                f"`{promise.id}` says {listed(unknown)}, and no target, limit or small print of it does",
                hint="say in `expects`, in `within` of the metric or in the `qualifier` what the number stands for",
            )


def _unknown(said: Sequence[SaidNumber], known: Sequence[SaidNumber]) -> Iterable[str]:
    """The numbers that are said, each once, that are no known number and no known time in another unit."""
    plain = {number.plain for number in known}
    minutes = {number.minutes for number in known}
    unknown = (each for each in said if each.plain not in plain)
    return {each.plain: each.shown for each in unknown if each.minutes is None or each.minutes not in minutes}.values()


def _texts(promise: Promise, metrics: Sequence[Metric]) -> Iterator[str]:
    """All that says what a number in the sentence stands for."""
    yield promise.qualifier or ""
    yield from (publication.text or "" for publication in promise.published)
    yield from (f"{target.level:f} {own.unit}" for target, own in zip(promise.expects, metrics, strict=True))
    if promise.remedy:
        yield promise.remedy.text
        yield f"{promise.remedy.level:f}" if promise.remedy.level is not None else ""
    for metric in metrics:
        yield metric.within or ""
        yield f"{metric.percentile:f}" if metric.percentile is not None else ""
