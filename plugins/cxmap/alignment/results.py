"""Results of alignment: judgements, pairs, totals and levels that are safe to promise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cxmap.alignment.budget import Budget
from cxmap.model.ids import Key
from cxmap.model.promise import ReadsAs
from cxmap.model.targets import Operator
from cxmap.model.verdicts import Outcome, Risk, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """One expectation of a promise judged against one series of a capability at one touchpoint, with its numbers.

    `expectation` is its position in the promise's `expects`; None where the promise is judged on proof.
    `capability` is None where none delivers what is expected. `value`, `low`, `high`, `sample` and `period` are those
    of the judged level that is furthest on the bad side, else of the newest row; `measured_on` is its last day, or the
    day of the judged proof. `window` is the calendar window that is judged. `weak_links` and `unknown_links` are the
    capabilities through which these risks hold, and `risk_words` say of each risk what it consists in.

    Whatever the verdict: `is_judged` where the numbers are new enough to count, `is_of_unknown_sample` where nobody
    knows how many cases a judged share is of, `mismatch` says where the figures are about something else than the
    sentence, `ending` are the partners whose agreement is needed and ends within 30 days, and `counts_until` is the
    last day on which the newest row, or the judged proof, counts.
    """

    verdict: Verdict
    reason: str
    expectation: int | None = None
    metric: str | None = None
    operator: Operator | None = None
    target: Decimal | None = None
    capability: str | None = None
    group: str | None = None
    risks: tuple[Risk, ...] = ()
    risk_words: tuple[str, ...] = ()
    designed: Decimal | None = None
    value: Decimal | None = None
    low: Decimal | float | None = None
    high: Decimal | float | None = None
    sample: int | None = None
    period: str | None = None
    window: str | None = None
    budget: Budget | None = None
    measured_on: date | None = None
    weak_links: tuple[str, ...] = ()
    unknown_links: tuple[str, ...] = ()
    is_judged: bool = False
    is_of_unknown_sample: bool = False
    mismatch: str = ""
    ending: tuple[str, ...] = ()
    counts_until: date | None = None

    def comes_to(self, outcome: Outcome) -> bool:
        """Whether it has this verdict or this risk."""
        return outcome == self.verdict or outcome in self.risks

    def words_of(self, risk: Risk) -> str:
        """The words of one of its risks: what it consists in."""
        return self.risk_words[self.risks.index(risk)]


@dataclass(frozen=True, slots=True)
class Pair:
    """A live promise on a live touchpoint: verdict and reason are those of its worst judgement, the first of them.

    Judgements, of which there is at least one, stand in the order of the promise's `expects`, then of the touchpoint's
    `capabilities`.
    """

    promise: str
    touchpoint: str
    verdict: Verdict
    reason: str
    judgements: tuple[Judgement, ...]

    @property
    def worst(self) -> Judgement:
        return worst_judgement(self.judgements)


@dataclass(frozen=True, slots=True)
class Tally:
    """The worst verdict of some pairs, None of none, and how many have each; `counts` always holds all seven."""

    verdict: Verdict | None
    counts: Mapping[Verdict, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def kept_rate(self) -> float | None:
        """The share, 0 to 1, of pairs that are kept or promise too little; None without pairs."""
        kept = sum(count for verdict, count in self.counts.items() if verdict.counts_as_kept)
        return kept / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class SafeLevel:
    """The level that is safe to promise on a metric, to a group or to all, and the period that set it."""

    metric: str
    group: str | None
    operator: Operator
    level: Decimal
    period: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The promises of the organisation, held against its delivery, on one day.

    Nothing here is computed from a field in which something is wrong: `undecided` are the pairs, (promise, touchpoint),
    that have no verdict for that reason.
    """

    as_of: date
    readings: Mapping[ReadsAs, Decimal]
    """The shares, in percent, of customers who must get what a sentence is read as."""
    pairs: tuple[Pair, ...]
    """By promise, then touchpoint."""
    judgements: Mapping[Key, tuple[Judgement, ...]]
    """The judgements on each promise that has pairs, by key: many pairs share them, and here each stands once."""
    pairs_of: Mapping[Key, tuple[Pair, ...]]
    """Those of a promise, touchpoint, journey, department, partner, judging capability or metric; no entry: none.

    Those of a department or partner are the ones that it keeps and the ones that it makes, each once.
    """
    kept_by: Mapping[Key, tuple[Pair, ...]]
    """The pairs that a department or partner helps to keep, by key."""
    made_by: Mapping[Key, tuple[Pair, ...]]
    """The pairs of the promises that a department or partner makes, by key."""
    tallies: Mapping[Key, Tally]
    """Of every live promise, touchpoint, journey, department and partner, with pairs or without."""
    homeless: tuple[str, ...]
    """Live promises on no live touchpoint, by id."""
    vague: tuple[str, ...]
    """Live promises that expect nothing measurable and have no proof anywhere, by id."""
    unpromoted: Mapping[str, tuple[str, ...]]
    """Live capabilities with the metrics on which they do well and of which no live promise says anything."""
    weak: frozenset[str]
    """Live capabilities whose newest value misses the level they are designed for."""
    unknown: frozenset[str]
    """Live capabilities of which nobody knows how they do today."""
    safe: Mapping[str, tuple[SafeLevel, ...]]
    """The levels that are safe to promise, by live capability, in the order of its `delivers`."""
    undecided: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    half_known: frozenset[str] = field(default_factory=frozenset)
    """The promises of which at least one pair is undecided, by id."""

    @property
    def tally(self) -> Tally:
        return tally_of(self.pairs)

    @property
    def kept_rate(self) -> float | None:
        """The share of pairs, 0 to 1, that are kept."""
        return self.tally.kept_rate

    @property
    def promise_rate(self) -> float | None:
        """The share of live promises, 0 to 1, that are kept wherever they are felt; None where none is felt."""
        worst: dict[str, Verdict] = {}
        for pair in self.pairs:
            worst[pair.promise] = min(worst.get(pair.promise, pair.verdict), pair.verdict, key=lambda each: each.rank)
        return sum(each.counts_as_kept for each in worst.values()) / len(worst) if worst else None


_NONE: Mapping[Verdict, int] = dict.fromkeys(Verdict, 0)
"""No pairs at all, the worst verdict first."""


def worst_judgement(judgements: Iterable[Judgement]) -> Judgement:
    """The first of the worst; there must be at least one."""
    return min(judgements, key=lambda judgement: judgement.verdict.rank)


def coming_to(outcome: Outcome, pairs: Iterable[Pair]) -> tuple[tuple[Pair, Judgement], ...]:
    """The judgements of a promise's pairs with a verdict or a risk: by expectation, then in the order of the pairs."""
    return judgements_where(lambda judgement: judgement.comes_to(outcome), pairs)


def judgements_where(holds: Callable[[Judgement], bool], pairs: Iterable[Pair]) -> tuple[tuple[Pair, Judgement], ...]:
    """Those of a promise's pairs for which something holds, in the same order."""
    found = [(pair, each) for pair in pairs for each in pair.judgements if holds(each)]
    return tuple(sorted(found, key=lambda entry: entry[1].expectation or 0))


def pair_of(promise: str, touchpoint: str, judgements: tuple[Judgement, ...]) -> Pair:
    worst = worst_judgement(judgements)
    return Pair(promise, touchpoint, worst.verdict, worst.reason, judgements)


def tally_of(pairs: Iterable[Pair]) -> Tally:
    """The worst verdict and the counts of some pairs; each pair must come once."""
    counts = dict(_NONE)
    for pair in pairs:
        counts[pair.verdict] += 1
    return Tally(next((verdict for verdict, count in counts.items() if count), None), counts)


def worst_pair(pairs: Iterable[Pair]) -> Pair | None:
    """The pair that gives the others their verdict: the first of the worst."""
    return min(pairs, key=lambda pair: pair.verdict.rank, default=None)


def by_promise(pairs: Iterable[Pair]) -> Mapping[str, tuple[Pair, ...]]:
    """The pairs of each promise, in their order."""
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.promise].append(pair)
    return {promise: tuple(each) for promise, each in found.items()}


def worst_pairs(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The worst pair of each promise, by which the promise counts."""
    return tuple(worst for found in by_promise(pairs).values() if (worst := worst_pair(found)))
