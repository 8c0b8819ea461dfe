"""True wording: the strongest sentence that the figures of a promise carry, with its statistic and its small print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from cxmap.alignment.exact import EXACT, HUNDRED
from cxmap.alignment.reading import HALF, NINE_IN_TEN, share_of_target
from cxmap.alignment.results import worst_pair
from cxmap.alignment.wording import during, plain_words, target_amount
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.metric import Metric, MetricType
from cxmap.model.promise import Promise, ReadsAs
from cxmap.model.targets import Operator
from cxmap.model.verdicts import Verdict

_TIMES = (
    (Decimal(95), "Nineteen times out of twenty"),
    (NINE_IN_TEN, "Nine times out of ten"),
    (Decimal(80), "Eight times out of ten"),
    (Decimal(70), "Seven times out of ten"),
    (Decimal(60), "Six times out of ten"),
    (HALF, "Most of the time"),
)
"""How a share of cases is said, the largest first; below the last one nothing is worth saying."""
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|a hundred|\d+)"
_STATISTIC = re.compile(
    rf"%|\bper ?cent\b|\b{_NUMBER} (?:in|of|out of) {_NUMBER}\b|\b{_NUMBER} \w+ in {_NUMBER}\b(?=\s*(?:$|[.,;:!?)]))"
    r"|\b(?:most|mostly|many|usually|often|nearly|almost|average|typically|generally|half|up to)\b",
    re.IGNORECASE,
)
"""Words that say already how many get it."""
_ABSOLUTE = re.compile(
    r"\b(?:all|always|any|anybody|anyone|each|ever|every|every\w+|guarantee\w*|never|nobody|no one|none|nothing|whole"
    r"|without fail)\b",
    re.IGNORECASE,
)
"""Words that leave no room for a share."""
_OUT_OF = re.compile(r"\b(?P<number>\d+) (?:in|of|out of) (?P<of>[1-9]\d*)\b")
_PERCENT = re.compile(r"\b(?P<number>\d+(?:\.\d+)?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
_AMOUNT = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)


class Boldness(StrEnum):
    """How a true sentence compares with the one that was published."""

    WEAKER = "weaker"
    AS_SAID = "as-said"
    STRONGER = "stronger"


@dataclass(frozen=True, slots=True)
class TrueWording:
    """A sentence as it may be said; `qualifier` is inline Markdown, `conditions` are what it must not keep quiet."""

    sentence: str
    boldness: Boldness
    qualifier: str = ""
    conditions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it, a line for each part."""
        return "\n".join(filter(None, (self.sentence, self.qualifier, *self.conditions)))


@dataclass(frozen=True, slots=True)
class CarriedClaim:
    """The claim that figures carry on one metric for one group: the worst safe level, and the share behind it."""

    metric: Metric
    group: str | None
    operator: Operator
    level: Decimal
    target: Decimal
    period: str

    @property
    def meets_target(self) -> bool:
        return self.operator.is_met(self.level, self.target)

    @property
    def share(self) -> Decimal | None:
        """The share of cases, in percent, that get it; None where nobody can tell."""
        if self.metric.type is MetricType.PERCENTILE and self.metric.percentile is None:
            return None
        return share_of_target(self.metric, self.operator, self.level)


def true_wording(judged: JudgedMap, promise: Promise) -> TrueWording | None:
    """The strongest sentence that is true of a promise; None where its figures are unknown or carry nothing."""
    claims = carried_claims(judged, promise)
    if not claims or not all(map(_is_tellable, claims)):
        return None
    stands = _stands(judged, promise, claims)
    louder = _louder(judged, promise, claims) if stands else ""
    conditions, qualifier = (
        _conditions(promise, claims),
        _true_qualifier(promise, claims, as_said=stands and not louder),
    )
    if conditions is None or qualifier is None:
        return None
    if not stands:
        sentence = _weaker(promise, claims)
        return TrueWording(sentence, Boldness.WEAKER, qualifier, conditions) if sentence else None
    is_narrower = any(_is_narrower(promise, claim) for claim in claims)
    boldness = Boldness.WEAKER if is_narrower else Boldness.STRONGER if louder else Boldness.AS_SAID
    return TrueWording(louder or promise.statement, boldness, qualifier, conditions)


def share_words(metric: Metric) -> str:
    """The share of cases behind a level that is no share itself: ` in 90 of 100 cases`, ` on average`."""
    if metric.type is MetricType.PERCENTILE and metric.percentile:
        return f" in {metric.percentile:f} of 100 cases"
    return " on average" if metric.type.is_average else ""


def words_as_said(promise: Promise) -> TrueWording:
    """The published sentence with all that it leaves out."""
    return TrueWording(promise.statement, Boldness.AS_SAID, promise.qualifier or "", tuple(_own_conditions(promise)))


def carried_claims(judged: JudgedMap, promise: Promise) -> tuple[CarriedClaim, ...]:
    """One for each metric and group, in the order of the targets; none where one of them is not known."""
    if judged.is_half_known(promise.key):
        return ()
    found: dict[tuple[str, str | None], CarriedClaim] = {}
    for judgement in (each for pair in judged.pairs_of(promise.key) for each in pair.judgements):
        metric, capability = judged.catalogue.find(Metric, judgement.metric), judgement.capability
        safe = judged.safe_level(capability, metric.id, judgement.group) if metric and capability else None
        if metric is None or safe is None or judgement.target is None:
            return ()
        claim = CarriedClaim(metric, judgement.group, safe.operator, safe.level, judgement.target, safe.period)
        known = found.setdefault((metric.id, judgement.group), claim)
        worst = min if safe.operator is Operator.AT_LEAST else max
        found[metric.id, judgement.group] = worst(known, claim, key=lambda each: each.level)
    return tuple(found.values())


def _is_tellable(claim: CarriedClaim) -> bool:
    return claim.metric.type is MetricType.COUNT or claim.share is not None


def _stands(judged: JudgedMap, promise: Promise, claims: Iterable[CarriedClaim]) -> bool:
    """Whether the sentence is true as it was published."""
    worst = worst_pair(judged.pairs_of(promise.key))
    is_failed = worst is not None and worst.verdict in (Verdict.OVER_PROMISED, Verdict.BROKEN)
    required = judged.alignment.readings.get(promise.reads_as)
    return all(_is_carried(required, claim, is_failed=is_failed) for claim in claims)


def _is_carried(required: Decimal | None, claim: CarriedClaim, *, is_failed: bool) -> bool:
    """Whether figures carry a sentence that promises something to so many customers, in percent."""
    if required is None or claim.metric.type is MetricType.COUNT:
        return claim.meets_target
    is_enough = claim.share is not None and claim.share >= required
    if claim.metric.type is MetricType.SHARE and not is_failed:
        return is_enough
    return is_enough and claim.meets_target


def _louder(judged: JudgedMap, promise: Promise, claims: tuple[CarriedClaim, ...]) -> str:
    """The sentence that figures carry beyond one that promises too little; else nothing."""
    worst = worst_pair(judged.pairs_of(promise.key))
    is_exceeded = worst is not None and worst.verdict is Verdict.UNDER_PROMISED
    shares = [claim.share or Decimal(0) for claim in claims if claim.metric.type is MetricType.SHARE]
    is_read_as_less = promise.reads_as is ReadsAs.MOST and len(shares) == len(claims) and min(shares) >= NINE_IN_TEN
    return _figures(claims) if is_exceeded or is_read_as_less else ""


def _weaker(promise: Promise, claims: tuple[CarriedClaim, ...]) -> str | None:
    """The published sentence with its statistic; where its own words forbid that, the figures alone."""
    if all(claim.metric.type is not MetricType.COUNT and (claim.share or 0) < HALF for claim in claims):
        return None
    if len(claims) > 1:
        return _figures(claims)
    (claim,) = claims
    alone = _figure(claim)
    if _ABSOLUTE.search(promise.statement):
        return alone
    if _STATISTIC.search(promise.statement):
        return _restated(promise.statement, claim) or alone
    lead = _lead(promise, claim)
    return f"{lead}: {promise.statement}" if lead and _is_one_sentence(promise.statement) else alone


def _lead(promise: Promise, claim: CarriedClaim) -> str | None:
    """How often a sentence holds; None where its own words are not true, or name no amount that may be an average."""
    if claim.metric.type is MetricType.SHARE:
        return _times(claim.share)
    if not claim.meets_target:
        return None
    if claim.metric.type is MetricType.PERCENTILE:
        return _times(claim.share)
    return "On average" if _AMOUNT.search(promise.statement) else None


def _times(share: Decimal | None) -> str | None:
    return next((words for least, words in _TIMES if share is not None and share >= least), None)


def _is_one_sentence(statement: str) -> bool:
    return not re.search(r"[.!?…:]", statement.rstrip(".!… "))


def _figure(claim: CarriedClaim) -> str:
    """`Parcels on time: nine times out of ten (at least 91.2 % in 2026-Q3).` A share is said as people say it."""
    is_least_share = claim.metric.type is MetricType.SHARE and claim.operator is Operator.AT_LEAST
    times = _times(claim.share) if is_least_share else None
    (level,) = _levels([claim])
    return f"{claim.metric.name}: {times[0].lower()}{times[1:]} ({level})." if times else _figures((claim,))


def _figures(claims: tuple[CarriedClaim, ...]) -> str:
    """`Parcels on time: at least 96.2 % in 2026-Q3 (mainland), at least 61.3 % in 2026-Q2 (islands).`"""
    by_metric: dict[str, list[CarriedClaim]] = {}
    for claim in claims:
        by_metric.setdefault(claim.metric.id, []).append(claim)
    return " ".join(f"{of[0].metric.name}: {', '.join(_levels(of))}." for of in by_metric.values())


def _levels(claims: list[CarriedClaim]) -> Iterator[str]:
    for claim in claims:
        group = "" if len(claims) == 1 else f" ({plain_words(claim.group) if claim.group else 'overall'})"
        level = f"{target_amount(claim.operator, claim.level, claim.metric)}{share_words(claim.metric)}"
        yield f"{level} {during(claim.period)}{group}"


def _restated(text: str, claim: CarriedClaim, *, is_exact: bool = False) -> str | None:
    """A text that states the target as a share, with what the figures carry in its place; None for all others.

    In whole numbers, as people say it; small print `is_exact`.
    """
    share, target = claim.share, share_of_target(claim.metric, claim.operator, claim.target)
    match = _OUT_OF.search(text) or _PERCENT.search(text)
    if match is None or share is None or claim.metric.type is not MetricType.SHARE or len(_STATISTIC.findall(text)) > 1:
        return None
    of = Decimal(match["of"] if "of" in match.re.groupindex else 100)
    stated = Decimal(match["number"])
    if target is None or EXACT.multiply(stated, HUNDRED) != EXACT.multiply(target, of):
        return None
    carried = EXACT.divide(EXACT.multiply(share, of), HUNDRED).quantize(Decimal(1), ROUND_FLOOR)
    if is_exact and of == HUNDRED:
        carried = share
    return f"{text[: match.start('number')]}{carried:f}{text[match.end('number') :]}"


def _true_qualifier(promise: Promise, claims: tuple[CarriedClaim, ...], *, as_said: bool) -> str | None:
    """The small print with a statistic that is true; None where it has one that nobody can put right."""
    text = promise.qualifier or ""
    is_met = all(claim.meets_target for claim in claims)
    if not _STATISTIC.search(text) or (as_said and is_met):
        return text
    restated = _restated(text, claims[0], is_exact=True) if len(claims) == 1 else None
    return restated or (text if is_met else None)


def _conditions(promise: Promise, claims: tuple[CarriedClaim, ...]) -> tuple[str, ...] | None:
    """The limits of the figures that the words do not tell; None where nobody knows them."""
    if any(promise.counts_from and not claim.metric.counts_from for claim in claims):
        return None
    left_out = (each for claim in claims for each in claim.metric.excludes)
    groups = {claim.group for claim in claims}
    one_group = groups.pop() if len(groups) == 1 else None
    found = (
        *_own_conditions(promise, left_out),
        *([f"Holds for: {plain_words(one_group)}."] if one_group and not _says(promise, one_group) else ()),
        *_clocks(promise, claims),
        *("By what customers say." for claim in claims if _is_hearsay(promise, claim)),
    )
    return tuple(dict.fromkeys(found))


def _clocks(promise: Promise, claims: Iterable[CarriedClaim]) -> Iterator[str]:
    """When the clocks of the figures start, where the words do not say so."""
    for clock in (claim.metric.counts_from for claim in claims):
        if clock and clock != promise.counts_from and not _says(promise, clock):
            yield f"Counted from: {plain_words(clock)}."


def _own_conditions(promise: Promise, more: Iterable[str] = ()) -> Iterator[str]:
    """Those that a promise leaves out, as far as its words do not say it."""
    unsaid = [plain_words(each) for each in dict.fromkeys((*promise.excludes, *more)) if not _says(promise, each)]
    if unsaid:
        yield f"Does not hold for: {', '.join(unsaid)}."


def _is_narrower(promise: Promise, claim: CarriedClaim) -> bool:
    """Whether its figures are about less than the sentence."""
    metric = claim.metric
    is_other_clock = bool(promise.counts_from) and metric.counts_from != promise.counts_from
    return is_other_clock or not set(metric.excludes) <= set(promise.excludes) or _is_hearsay(promise, claim)


def _is_hearsay(promise: Promise, claim: CarriedClaim) -> bool:
    perceived = claim.metric.perceives
    return perceived is not None and all(each.metric != perceived for each in promise.expects)


def _says(promise: Promise, identity: str) -> bool:
    return plain_words(identity).casefold() in f"{promise.statement} {promise.qualifier or ''}".casefold()
