"""Would change: what would have to happen so that a promise may be said, or be said without worry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment import risks
from cxmap.alignment.cases import EXPIRING_WITHIN
from cxmap.alignment.exact import EXACT, rounded_safely
from cxmap.alignment.results import Judgement, Pair, worst_pair
from cxmap.alignment.wording import amount, distance_words, listed, plain_words, target_amount
from cxmap.insight.agreements import Cover, bindings
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.register import said_today
from cxmap.model.capability import Capability
from cxmap.model.durations import Period
from cxmap.model.metric import Metric, MetricType
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.record import Status
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Control, Touchpoint
from cxmap.model.verdicts import Risk, Verdict


@dataclass(frozen=True, slots=True)
class _Question:
    """One judgement with what it is about."""

    judged: JudgedMap
    pair: Pair
    promise: Promise
    touchpoint: Touchpoint
    judgement: Judgement
    capability: Capability | None
    metric: Metric | None

    @property
    def target(self) -> str:
        """`at least 95 %`; empty where the promise is judged on proof."""
        operator, target = self.judgement.operator, self.judgement.target
        return target_amount(operator, target, self.metric) if operator and target is not None and self.metric else ""

    @property
    def who(self) -> str:
        return self.capability.name if self.capability else self.touchpoint.name


def would_change(judged: JudgedMap, promise: Promise) -> tuple[str, ...]:
    """Each thing that a better answer needs, once; none where the promise is kept."""
    if promise.status is Status.RETIRED or promise.is_over_on(judged.as_of):
        places = list(said_today(judged, promise))
        return (f"to be taken down: {listed(places)}",) if places else ()
    pairs = judged.pairs_of(promise.key)
    if not pairs:
        return tuple(_unjudged(judged, promise))
    worst = worst_pair(pairs)
    verdict = worst.verdict if worst else Verdict.KEPT
    found = (
        words
        for pair in pairs
        for judgement in pair.judgements
        if judgement.verdict is verdict
        for words in _of_judgement(_question(judged, promise, pair, judgement))
    )
    return tuple(dict.fromkeys((*found, *_hidden(judged, promise))))


def _unjudged(judged: JudgedMap, promise: Promise) -> Iterator[str]:
    if promise.valid_from and promise.valid_from > judged.as_of:
        yield f"the day {promise.valid_from}, from which on it is promised"
    elif promise.status is Status.PLANNED:
        yield "to be made: `status: live`"
    if promise.id in judged.alignment.homeless:
        yield "a live touchpoint that has it among its `promises`"
    yield from _hidden(judged, promise)


def _hidden(judged: JudgedMap, promise: Promise) -> Iterator[str]:
    if judged.is_half_known(promise.key):
        yield "no mistake in the content that hides how it does"


def _question(judged: JudgedMap, promise: Promise, pair: Pair, judgement: Judgement) -> _Question:
    find = judged.catalogue.find
    touchpoint = find(Touchpoint, pair.touchpoint)
    assert touchpoint
    metric, capability = find(Metric, judgement.metric), find(Capability, judgement.capability)
    return _Question(judged, pair, promise, touchpoint, judgement, capability, metric)


def _of_judgement(question: _Question) -> Iterable[str]:
    answer = _BY_VERDICT.get(question.judgement.verdict)
    if answer is None:
        return ()
    return answer(question)


def _backed(question: _Question) -> Iterator[str]:
    what = question.metric.name if question.metric else "it, with a proof"
    yield f"a capability at {question.touchpoint.name} that delivers {what}"


def _verified(question: _Question) -> Iterator[str]:
    judgement, metric = question.judgement, question.metric
    if metric is None:
        yield f"a proof by {question.who} that it is kept"
    elif judgement.value is None:
        yield f"a first value of {metric.name} from {question.who}{_for(judgement)}"
    elif judgement.period and metric.good_until(Period.from_text(judgement.period)) < question.judged.as_of:
        yield f"a value of {metric.name} from {question.who} that is newer than {_spaced(judgement)}{_for(judgement)}"
    elif question.promise.valid_from and judgement.measured_on and judgement.measured_on < question.promise.valid_from:
        yield f"a value of {metric.name} from {question.who} of {question.promise.valid_from} or later"
    else:
        yield f"more cases {_in(judgement)}: too few were looked at to tell"


def _delivered(question: _Question) -> Iterator[str]:
    judgement, metric = question.judgement, question.metric
    if metric is None or judgement.target is None:
        yield f"a newer proof by {question.who} that it is kept"
        return
    if judgement.value is not None and not _is_met(judgement, judgement.value):
        gap = abs(EXACT.subtract(judgement.target, judgement.value))
        yield f"{_distance(gap, metric)} better at {question.who}{_for(judgement)}: {question.target}"
    if judgement.designed is not None and not _is_met(judgement, judgement.designed):
        yield from _designed(question)


def _lasting(question: _Question) -> Iterator[str]:
    for risk in question.judgement.risks:
        if answer := _BY_RISK.get(risk):
            yield from answer(question)
        else:
            yield f"that this ends: {question.judgement.words_of(risk)}"


def _sampled(question: _Question) -> Iterator[str]:
    judgement = question.judgement
    if question.metric is None:
        yield f"a proof by {question.who} that looks at all of it"
    elif judgement.low is None:
        yield f"a sample size {_in(judgement)}"
    else:
        sample = f"a larger sample than {judgement.sample}" if judgement.sample else "a narrower interval"
        yield f"{sample} {_in(judgement)}, or a value further past the target"


def _renewed(question: _Question) -> Iterator[str]:
    judgement, judged = question.judgement, question.judged
    if judgement.counts_until and judgement.counts_until < EXPIRING_WITHIN.after(judged.as_of):
        yield f"newer figures from {question.who}" if question.metric else f"a newer proof by {question.who}"
    for identity in judgement.ending:
        partner = judged.catalogue.find(Partner, identity)
        assert partner
        assert partner.agreement
        yield f"a longer agreement with {partner.name} than until {partner.agreement.until}"


def _steady(question: _Question) -> Iterator[str]:
    yield f"four values in a row that are {question.target}" if question.metric else "a year without a failure"


def _turned(question: _Question) -> Iterator[str]:
    assert question.metric
    yield f"a value that is no worse than {amount(question.judgement.value, question.metric)}"


def _left(question: _Question) -> Iterator[str]:
    budget = question.judgement.budget
    if budget is None:
        yield "the number of cases of the whole window (`volume`)"
    else:
        need = rounded_safely(Operator.AT_MOST, budget.need)
        yield f"{need:f} % of the rest of {budget.window} going well"


def _designed(question: _Question) -> Iterator[str]:
    assert question.metric
    built = amount(question.judgement.designed, question.metric)
    yield f"{question.who} built for {question.target}, not for {built}"


def _bound(question: _Question) -> Iterator[str]:
    if question.touchpoint.control is Control.OUTSIDE:
        yield f"words that leave out {question.touchpoint.name}, which is outside the organisation's control"
        return
    to = f" that obliges it to {question.target}" if question.target else ""
    partners = _unbound(question)
    for partner in partners:
        yield f"an agreement with {partner.name}{to}"
    if not partners:
        yield f"a partner of {question.touchpoint.name} that is named, and an agreement with it{to}"


def _strong(question: _Question) -> Iterator[str]:
    for name in _names(question, question.judgement.weak_links):
        yield f"{name} back at the level that it is designed for"


def _known(question: _Question) -> Iterator[str]:
    for name in _names(question, question.judgement.unknown_links):
        yield f"fresh figures of {name}"


def _agreed(question: _Question) -> Iterator[str]:
    yield f"the agreement of {question.who} to the words and the target of today"


def _worded(question: _Question) -> Iterator[str]:
    required = question.judged.alignment.readings.get(question.promise.reads_as)
    metric = question.metric
    if metric and required is not None and metric.type is MetricType.SHARE and question.judgement.operator:
        least = required if question.judgement.operator is Operator.AT_LEAST else 100 - required
        yield f"other words, or a target of {target_amount(question.judgement.operator, least, metric)}"
    else:
        yield "words that say that it is an average" if _is_average(metric) else "words that say for how many it holds"


def _matched(question: _Question) -> Iterator[str]:
    metric, promise = question.metric, question.promise
    if metric is None:
        yield f"a proof by {question.who} that leaves nothing out, or small print that does"
        return
    left_out = [plain_words(each) for each in metric.excludes if each not in promise.excludes]
    if left_out:
        yield f"small print that leaves out {listed(left_out)}, or figures that do not"
    if promise.counts_from and metric.counts_from != promise.counts_from:
        yield f"figures that count from {plain_words(promise.counts_from)}"
    if metric.perceives and all(each.metric != metric.perceives for each in promise.expects):
        perceived = question.judged.catalogue.find(Metric, metric.perceives)
        yield f"a target on {perceived.name if perceived else metric.perceives} as well"


def _declared(question: _Question) -> Iterator[str]:
    yield f"who found it out: `research`, `by` or `url` in the proof of {question.who}"


_BY_VERDICT: Mapping[Verdict, Callable[[_Question], Iterable[str]]] = {
    Verdict.OVER_PROMISED: _delivered,
    Verdict.BROKEN: _delivered,
    Verdict.UNBACKED: _backed,
    Verdict.UNVERIFIED: _verified,
    Verdict.AT_RISK: _lasting,
}
_BY_RISK: Mapping[Risk, Callable[[_Question], Iterable[str]]] = {
    risks.SAMPLING: _sampled,
    risks.EXPIRING: _renewed,
    risks.UNSTEADY: _steady,
    risks.TREND: _turned,
    risks.BUDGET: _left,
    risks.DESIGN: _designed,
    risks.CONTROL: _bound,
    risks.WEAK_LINK: _strong,
    risks.UNKNOWN_LINK: _known,
    risks.SUSPECT: _agreed,
    risks.WORDING: _worded,
    risks.MISMATCH: _matched,
    risks.REMEDY: _delivered,
    risks.SELF_DECLARED: _declared,
}


def _is_met(judgement: Judgement, value: Decimal) -> bool:
    assert judgement.operator
    assert judgement.target is not None
    return judgement.operator.is_met(value, judgement.target)


def _distance(gap: Decimal, metric: Metric) -> str:
    size = gap if len(gap.as_tuple().digits) < 8 else rounded_safely(Operator.AT_MOST, gap, 2)
    return distance_words(size, metric)


def _is_average(metric: Metric | None) -> bool:
    return metric is not None and metric.type.is_average


def _for(judgement: Judgement) -> str:
    return f" for {judgement.group}" if judgement.group else ""


def _in(judgement: Judgement) -> str:
    return f"for {_spaced(judgement)}{_for(judgement)}"


def _spaced(judgement: Judgement) -> str:
    """`2026-Q3`, `2025-04-01 to 2026-03-31`."""
    return (judgement.period or "").replace("..", " to ")


def _names(question: _Question, links: tuple[str, ...]) -> list[str]:
    found = ((link, question.judged.catalogue.find(Capability, link)) for link in links)
    return [capability.name if capability else link for link, capability in found]


def _unbound(question: _Question) -> list[Partner]:
    """Of those that a capability names, else of those that help at the touchpoint, the ones that are not bound."""
    own = question.capability.partners if question.capability else ()
    found = (
        each for each in bindings(question.judged, question.pair, question.judgement) if each.cover is not Cover.WHOLE
    )
    return [each.partner for each in found if not own or each.partner.id in own]
