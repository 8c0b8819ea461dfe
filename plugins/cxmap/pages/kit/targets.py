"""Targets: what a promise lets customers expect, in words."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.wording import target_amount
from cxmap.insight.reviews_due import unconfirmed_since
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import joined

UNCONFIRMED = "The promise should have been reviewed by then, so nobody knows whether customers still expect this."
"""The meaning of a target that is unconfirmed."""


def target_words(site: Site, promise: Promise) -> Iterator[str]:
    """`at least 95 %`, one for each thing that may be expected."""
    for expectation in promise.expects:
        if metric := site.catalogue.find(Metric, expectation.metric):
            yield target_amount(expectation.operator, expectation.level, metric)


def unconfirmed_words(site: Site, promise: Promise) -> str:
    """`unconfirmed since 2026-09-30`, where a target is older than the reviews of its promise allow; else nothing."""
    day = unconfirmed_since(site, promise)
    return f"unconfirmed since {day}" if day else ""


def dated_target_words(site: Site, promise: Promise) -> str:
    """All targets, and since when nobody has confirmed them; nothing where a promise is judged on proof."""
    return ", ".join(filter(None, (joined(target_words(site, promise)), unconfirmed_words(site, promise))))
