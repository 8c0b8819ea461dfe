"""Evidence on a card: what was found, of whom, by whom, and until when it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cxmap.alignment.proof import counts_until
from cxmap.alignment.results import Judgement, SafeLevel
from cxmap.alignment.series import level_of
from cxmap.alignment.wording import amount, cases_of, during, listed, plain_words
from cxmap.insight.may_be_said import SafeToSay
from cxmap.insight.variance import value_counts_until
from cxmap.model.capability import Capability, Measurement, Proof
from cxmap.model.department import Department
from cxmap.model.durations import Period
from cxmap.model.ids import key_of
from cxmap.model.metric import Cases, Metric, MetricType, MetricView
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.model.targets import Operator
from cxmap.pages.kit.judgement_table import interval_words
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Figure, Markdown, Value, Words, web_link

MOST_PROOFS = 3


@dataclass(frozen=True, slots=True)
class ProofFact:
    """One proof: what came out and when, which capability delivered it, and what else must be known of it."""

    words: str
    capability: EntityLink | None
    terms: tuple[Value, ...] = ()


def proof_facts(site: Site, promise: Promise) -> tuple[ProofFact, ...]:
    """The evidence of each series that judges a promise, the worst first; none where nothing was measured or seen."""
    judgements = [each for pair in site.pairs_of(promise.key) for each in pair.judgements]
    by_series: dict[tuple[str | None, ...], Judgement] = {}
    for judgement in sorted(judgements, key=lambda each: each.verdict.rank):
        by_series.setdefault((judgement.metric, judgement.capability, judgement.group), judgement)
    facts = (_fact(site, promise, judgement) for judgement in by_series.values())
    return tuple(fact for fact in facts if fact)[:MOST_PROOFS]


def _fact(site: Site, promise: Promise, judgement: Judgement) -> ProofFact | None:
    capability = site.catalogue.find(Capability, judgement.capability)
    metric = site.catalogue.find(Metric, judgement.metric)
    if capability is None or judgement.measured_on is None:
        return None
    link = site.link_to(capability.key)
    if metric is None:
        proof = _proof_of(capability, promise, judgement.measured_on)
        return ProofFact(f"seen on {judgement.measured_on}", link, tuple(_terms_of_proof(site, proof, capability)))
    group = f" ({plain_words(judgement.group)})" if judgement.group else ""
    words = f"{amount(judgement.value, metric)} {_when(judgement)}{_looked_at(judgement, metric)}{group}"
    rows = _rows_of(capability, judgement.metric, judgement.group, judgement.period)
    until = value_counts_until(judgement, metric)
    return ProofFact(words, link, tuple(_terms_of_value(site, metric, capability, rows, until)))


def unpromoted_proof(site: Site, capability: Capability, metric: Metric, newest: Measurement) -> ProofFact:
    """The newest value of what no promise makes use of."""
    sample = f", of {cases_of(newest.sample)}" if newest.sample else ""
    words = f"{amount(newest.value, metric)} {during(newest.period.text)}{sample}"
    until = metric.good_until(newest.period)
    return ProofFact(words, None, tuple(_terms_of_value(site, metric, capability, (newest,), until)))


def setting_words(safe: SafeToSay, level: SafeLevel) -> str:
    """`in 2026-Q2, of 1,280 cases, as the lower end of what is probable`: what set a safe level."""
    rows = _rows_of(safe.set_by, level.metric, level.group, level.period) if safe.set_by else ()
    words = during(level.period)
    for row in rows:
        words += f", of {cases_of(row.sample)}" if row.sample else ""
        if level_of(row, safe.metric).unfavourable(level.operator) != row.value:
            end = "lower" if level.operator is Operator.AT_LEAST else "upper"
            words += f", as the {end} end of what is probable"
    return words


def _when(judgement: Judgement) -> str:
    """`in 2026-Q4 up to 2026-11-14`: the period, and how far its value is known."""
    assert judgement.period
    last = judgement.measured_on
    is_over = last is None or last >= Period.from_text(judgement.period).last
    return during(judgement.period) if is_over else f"{during(judgement.period)} up to {last}"


def _looked_at(judgement: Judgement, metric: Metric) -> str:
    """How many cases a value comes from, and between which ends the true one probably lies."""
    sample = f", of {cases_of(judgement.sample)}" if judgement.sample else ""
    if judgement.low is None or judgement.high is None:
        return sample
    return f"{sample}, probably {interval_words(judgement.low, judgement.high, metric)}"


def _terms_of_value(
    site: Site, metric: Metric, capability: Capability, rows: tuple[Measurement, ...], until: date
) -> Iterator[Value]:
    """Those of a value: what is counted, what it is about, and who found it out."""
    if metric.summary:
        yield Markdown(metric.summary, site.catalogue.documents[metric.key].path)
    if metric.question:
        yield Markdown(f"asked was: “{metric.question}”", site.catalogue.documents[metric.key].path)
    if metric.type is MetricType.SHARE:
        yield Words("every case was counted" if metric.cases is Cases.ALL else "some of the cases were looked at")
    elif metric.type is MetricType.PERCENTILE and metric.percentile:
        yield Words(f"{metric.percentile:f} of 100 cases lie within it")
    elif metric.type.is_average:
        yield Words("an average")
    if metric.view is MetricView.PERCEPTION:
        yield Words("by what customers say")
    if metric.excludes:
        yield Words(f"leaves out {listed([plain_words(each) for each in metric.excludes])}")
    if metric.counts_from:
        yield Words(f"counted from {plain_words(metric.counts_from)}")
    path = site.catalogue.documents[capability.key].path
    yield from (_source(row.source, path) for row in rows if row.source)
    if owner := site.link_to(key_of(Department.kind, metric.owner or "")):
        yield Words(f"measured by {owner.name}")
    yield Figure(f"counts until {until}")


def _source(text: str, path: str) -> Value:
    return web_link(text, path) if text.startswith(("https://", "http://")) else Markdown(text, path)


def _rows_of(
    capability: Capability, metric: str | None, group: str | None, period: str | None
) -> tuple[Measurement, ...]:
    """The measurement of that period, where it is a single one."""
    rows = (row for each in capability.delivers if each.metric == metric for row in each.measurements)
    return tuple(row for row in rows if (row.period.text, row.group) == (period, group))[:1]


def _proof_of(capability: Capability, promise: Promise, day: date) -> Proof:
    """The judged proof, or one of its day."""
    proofs = [each for delivery in capability.delivers if delivery.promise == promise.id for each in delivery.proof]
    return next(each for each in proofs if each.on == day)


def _terms_of_proof(site: Site, proof: Proof, capability: Capability) -> Iterator[Value]:
    path = site.catalogue.documents[capability.key].path
    if proof.by:
        yield Markdown(f"found out by {proof.by}", path)
    if research := site.link_to(key_of(Research.kind, proof.research or "")):
        yield research
    if proof.url:
        yield replace(web_link(proof.url, path), text="report")
    if proof.scope:
        yield Markdown(f"only a part was looked at: {proof.scope}", path)
    if proof.excludes:
        yield Words(f"leaves out {listed([plain_words(each) for each in proof.excludes])}")
    if proof.note:
        yield Markdown(proof.note.rstrip("."), path)
    yield Figure(f"counts until {counts_until(proof)}")
