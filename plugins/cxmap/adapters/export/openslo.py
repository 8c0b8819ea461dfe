"""Promises with a share and a window as service level objectives of OpenSLO v1, one YAML document each.

The form is that of https://openslo.com: a precomputed ratio, judged over a window of the calendar by its occurrences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b
from typing import Any

import yaml

from cxmap.alignment.exact import EXACT, HUNDRED
from cxmap.alignment.results import Judgement, Pair
from cxmap.compiler import Map
from cxmap.model.capability import Capability
from cxmap.model.catalogue import Catalogue
from cxmap.model.durations import CalendarWindow, Period
from cxmap.model.metric import Metric, MetricType
from cxmap.model.promise import Expectation, Promise
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint

FILE_NAME = "cxmap.openslo.yaml"
_VERSION = "openslo/v1"
_LONGEST_NAME = 63
_LONGEST_TEXT = 1050
_DURATIONS = {
    CalendarWindow.MONTH: "1M",
    CalendarWindow.QUARTER: "1Q",
    CalendarWindow.HALF: "6M",
    CalendarWindow.YEAR: "1Y",
}


def exported(compiled: Map) -> Mapping[str, bytes]:
    """One file with a document for each; comments say what is left out, and why."""
    found = tuple(_objectives(compiled.catalogue, compiled.alignment.pairs))
    documents = [_document(each, compiled) for each in found if not each.lack]
    text = yaml.safe_dump_all(documents, allow_unicode=True, sort_keys=False, explicit_start=True, width=120)
    head = f"# Promises of shares within a window, as of {compiled.as_of}: {len(documents)}.\n"
    lacks = "".join(f"# Left out: {each.name}: {each.lack}.\n" for each in found if each.lack)
    return {FILE_NAME: f"{head}{lacks}{text if documents else ''}".encode()}


@dataclass(frozen=True, slots=True)
class _Objective:
    """A promise of a share within a window, at one touchpoint, with the capability that is judged there."""

    promise: Promise
    touchpoint: Touchpoint
    expectation: Expectation
    window: CalendarWindow
    metric: Metric
    judgement: Judgement
    capability: Capability | None

    @property
    def name(self) -> str:
        parts = (self.promise.id, self.touchpoint.id, self.metric.id, self.judgement.capability, self.judgement.group)
        return _name("-".join(part for part in parts if part))

    @property
    def percent(self) -> Decimal:
        """The share of cases that must go well."""
        target = self.expectation.level
        return target if self.expectation.operator is Operator.AT_LEAST else EXACT.subtract(HUNDRED, target)

    @property
    def lack(self) -> str:
        """The reason why the format cannot say it; empty where it can."""
        if self.capability is None:
            return "no capability delivers it, so that there is nothing to measure"
        return "OpenSLO knows no objective of 100 percent" if self.percent >= HUNDRED else ""


def _objectives(catalogue: Catalogue, pairs: tuple[Pair, ...]) -> Iterator[_Objective]:
    for pair in pairs:
        promise, touchpoint = catalogue.find(Promise, pair.promise), catalogue.find(Touchpoint, pair.touchpoint)
        assert promise
        assert touchpoint
        for judgement in pair.judgements:
            metric = catalogue.find(Metric, judgement.metric)
            expectation = promise.expects[judgement.expectation] if judgement.expectation is not None else None
            if metric and metric.type is MetricType.SHARE and expectation and expectation.over:
                capability = catalogue.find(Capability, judgement.capability)
                yield _Objective(promise, touchpoint, expectation, expectation.over, metric, judgement, capability)


def _document(it: _Objective, compiled: Map) -> Mapping[str, Any]:
    window = Period.from_text(it.judgement.window) if it.judgement.window else it.window.holding(compiled.as_of)
    return {
        "apiVersion": _VERSION,
        "kind": "SLO",
        "metadata": {
            "name": it.name,
            "displayName": f"{it.promise.name} ({it.touchpoint.name})",
            "labels": _labels(it),
        },
        "spec": {
            "description": f"{it.promise.statement}\n{it.judgement.reason}"[:_LONGEST_TEXT],
            "service": _name(it.judgement.capability or ""),
            "indicator": {
                "metadata": {"name": _name(it.metric.id), "displayName": it.metric.name},
                "spec": {"ratioMetric": _ratio(it)},
            },
            "timeWindow": [
                {
                    "duration": _DURATIONS[it.window],
                    "calendar": {"startTime": f"{window.first} 00:00:00", "timeZone": "UTC"},
                    "isRolling": False,
                }
            ],
            "budgetingMethod": "Occurrences",
            "objectives": [{"displayName": it.promise.name, "targetPercent": _number(it.percent)}],
        },
    }


def _ratio(it: _Objective) -> Mapping[str, Any]:
    """The share that has been computed already, and where on the map it stands."""
    source = {"metric": it.metric.id, "capability": it.judgement.capability, "group": it.judgement.group}
    return {
        "counter": False,
        "rawType": "success" if it.expectation.operator is Operator.AT_LEAST else "failure",
        "raw": {"metricSource": {"type": "cxmap", "spec": {key: value for key, value in source.items() if value}}},
    }


def _labels(it: _Objective) -> Mapping[str, str]:
    labels = {
        "promise": it.promise.id,
        "touchpoint": it.touchpoint.id,
        "made-by": it.promise.made_by.replace("/", "."),
        "verdict": it.judgement.verdict.value,
    }
    return {key: _name(value) for key, value in labels.items()}


def _name(text: str) -> str:
    """A name as the format wants it: a long one is cut, and ends so that it stays one of its own."""
    if len(text) <= _LONGEST_NAME:
        return text
    proof = blake2b(text.encode(), digest_size=4).hexdigest()
    return f"{text[: _LONGEST_NAME - len(proof) - 1].rstrip('-')}-{proof}"


def _number(value: Decimal) -> float | int:
    return int(value) if value == int(value) else float(value)
