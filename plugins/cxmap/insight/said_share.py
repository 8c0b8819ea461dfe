"""The share of customers that a sentence itself names, such as nine in ten."""

from __future__ import annotations

import re

from cxmap.insight.numbers_said import in_digits, numbers_in
from cxmap.model.metric import Metric, MetricType
from cxmap.model.promise import Promise, ReadsAs
from cxmap.model.slips.durations import MINUTES

_PERCENT = r"\d ?(?:%|per ?cent|pct|prozent|pour ?cent)"
_NO_CASES = rf"(?!(?:19|20)\d\d\b)(?!\d+[ -](?:{'|'.join(MINUTES)})\b)"
"""A year, or a time, is no number of cases."""
_PARTS = rf"(?<!\w)\d+ (?:\w+ ){{0,3}}(?:in|out of|of|von|sur|aus|auf) (?:every )?{_NO_CASES}\d+(?!\w)"
_FRACTION = (
    r"\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|hälfte|\w*drittel|\w*viertel|\w*fünftel|\w*zehntel"
    r"|moitié|tiers|quarts?|majority|mehrheit|majorité)\b(?! (?:past|to|(?:of )?(?:an? |1 )?(?:hour|day)s?)\b)"
)
_SHARE = re.compile(f"{_PERCENT}|{_PARTS}|{_FRACTION}", re.IGNORECASE)


def lacks_its_share(promise: Promise, metrics: tuple[Metric, ...]) -> bool:
    """Whether a sentence that is said to name its share names none, nor its small print does.

    `metrics` are those of its targets: only a share or a percentile stands for a share of customers.
    """
    shares = (metric for metric in metrics if metric.type in (MetricType.SHARE, MetricType.PERCENTILE))
    return promise.reads_as is ReadsAs.STATED and any(shares) and not _names_share(promise)


def _names_share(promise: Promise) -> bool:
    text = in_digits(f"{promise.statement} {promise.qualifier or ''}")
    levels = {number.plain for target in promise.expects for number in numbers_in(f"{target.level:f}")}
    return _SHARE.search(text) is not None or any(number.plain in levels for number in numbers_in(text))
