"""Numbers in a sentence that nothing else on the map knows of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from cxmap.alignment.wording import listed
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
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

_NUMBER = re.compile(
    r"(?<![\w.,])(?P<part>\d+(?:\.\d+)?) (?:out )?of (?:every )?(?P<whole>10|100|1,?000)(?!\w)"
    r"|(?<!\w)(?P<number>\d+(?:[.,]\d+)*)"
)
"""A number, or a share such as `9 out of 10`, which a target says in percent."""
_WRITTEN = ("statement", "status", "qualifier", "published", "remedy", "expects")
_LIMITS = ("within", "percentile")


def check(judged: JudgedMap) -> Iterator[Finding]:
    for promise in judged.catalogue.all(Promise):
        metrics = [metric for each in promise.expects if (metric := judged.catalogue.find(Metric, each.metric))]
        is_sound = judged.catalogue.is_sound
        if promise.status is Status.RETIRED or not is_sound(promise.key, *_WRITTEN):
            continue
        if len(metrics) < len(promise.expects) or not all(is_sound(metric.key, *_LIMITS) for metric in metrics):
            continue
        known = {number for text in _texts(promise, metrics) for number in _numbers(text)}
        if unknown := [f"`{shown}`" for number, shown in _numbers(promise.statement).items() if number not in known]:
            yield RULE.at(
                place_of(judged.catalogue.documents[promise.key], ("statement",)),
                f"`{promise.id}` says {listed(unknown)}, and no target, limit or small print of it does",
                hint="say in `expects`, in `within` of the metric or in the `qualifier` what the number stands for",
            )


def _numbers(text: str) -> dict[str, str]:
    """The numbers in a text, each once, and how they are written there; shares of many are in percent."""
    return {_plain_number(found): found[0] for found in _NUMBER.finditer(text)}


def _plain_number(found: re.Match[str]) -> str:
    if found["number"]:
        return _plain(found["number"])
    return _plain(f"{Decimal(found['part']) * 100 / Decimal(found['whole'].replace(',', '')):f}")


def _plain(number: str) -> str:
    """A number without separators of thousands, with a point before its decimals."""
    *whole, last = re.split("[.,]", number)
    if not whole or all(len(part) == len("000") for part in (*whole[1:], last)):
        return "".join((*whole, last))
    return f"{''.join(whole)}.{last}".rstrip("0").rstrip(".")


def _texts(promise: Promise, metrics: Iterable[Metric]) -> Iterator[str]:
    """All that says what a number in the sentence stands for."""
    yield promise.qualifier or ""
    yield from (publication.text or "" for publication in promise.published)
    targets = [expectation.level for expectation in promise.expects]
    if promise.remedy:
        yield promise.remedy.text
        targets += [promise.remedy.level] if promise.remedy.level is not None else []
    yield from (f"{target:f}" for target in targets)
    for metric in metrics:
        yield metric.within or ""
        yield f"{metric.percentile:f}" if metric.percentile is not None else ""
