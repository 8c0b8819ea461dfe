"""Targets: what a promise lets customers expect, in words."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.wording import target_amount
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.views.site import Site


def target_words(site: Site, promise: Promise) -> Iterator[str]:
    """`at least 95 %`, one for each thing that may be expected."""
    for expectation in promise.expects:
        if metric := site.catalogue.find(Metric, expectation.metric):
            yield target_amount(expectation.operator, expectation.level, metric)
