"""An entity's verdicts as lines of text, with their reasons and the numbers behind them."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.adapters.cli.layout import hanging
from cxmap.alignment.results import Judgement, Pair, SafeLevel, Tally
from cxmap.compiler import Map
from cxmap.findings.formats.report import Screen
from cxmap.model.capability import Capability
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.targets import Operator
from cxmap.model.verdicts import Verdict

_INKS = {
    Verdict.OVER_PROMISED: "1;31",
    Verdict.BROKEN: "1;31",
    Verdict.UNBACKED: "1;33",
    Verdict.UNVERIFIED: "1;33",
    Verdict.AT_RISK: "1;33",
    Verdict.UNDER_PROMISED: "1;36",
    Verdict.KEPT: "1;32",
}
_OPERATORS = {Operator.AT_LEAST: "at least", Operator.AT_MOST: "at most"}
_INDENT = "  "


def verdict_lines(entity: Entity, compiled: Map, screen: Screen) -> Iterator[str]:
    """The verdict over all pairs, what else was found out, and the pairs, the worst first."""
    totals = tuple(_total_lines(entity, compiled, screen))
    yield from totals
    pairs = sorted(compiled.alignment.pairs_of.get(entity.key, ()), key=lambda pair: pair.verdict.rank)
    for number, pair in enumerate(pairs):
        if totals or number:
            yield ""
        yield from _pair(pair, compiled, screen)


def _total_lines(entity: Entity, compiled: Map, screen: Screen) -> Iterator[str]:
    alignment = compiled.alignment
    tally = alignment.tallies.get(entity.key)
    if tally:
        yield from _tally_lines(tally, screen)
    elif isinstance(entity, Promise):
        yield from hanging(f"{_INDENT}none: ", "the promise is not live on this day", screen.width)
    if isinstance(entity, Capability):
        for level in alignment.safe.get(entity.id, ()):
            yield from hanging(f"{_INDENT}safe to promise: ", _safe(level, compiled), screen.width)
        for metric in alignment.unpromoted.get(entity.id, ()):
            yield from hanging(f"{_INDENT}no promise uses what it does well: ", metric, screen.width)


def _tally_lines(tally: Tally, screen: Screen) -> Iterator[str]:
    if tally.verdict is None:
        yield from hanging(f"{_INDENT}none: ", "no live promise meets a live touchpoint here", screen.width)
        return
    counts = ", ".join(f"{count} {verdict}" for verdict, count in tally.counts.items() if count)
    yield from _inked(tally.verdict, f" ({counts})", screen)


def _pair(pair: Pair, compiled: Map, screen: Screen) -> Iterator[str]:
    ends = f"promise/{pair.promise} on touchpoint/{pair.touchpoint}"
    yield from _inked(pair.verdict, f": {ends}", screen)
    indent = _INDENT * 2
    yield from hanging(indent, pair.reason, screen.width)
    for judgement in pair.judgements:
        yield from hanging(f"{indent}- ", _judgement(judgement, compiled), screen.width)


def _inked(verdict: Verdict, text: str, screen: Screen) -> Iterator[str]:
    """The verdict in its colour, which takes no width, before its text."""
    first, *rest = hanging(_INDENT, verdict + text, screen.width)
    yield first.replace(verdict, screen.inked(verdict, _INKS[verdict]), 1)
    yield from rest


def _judgement(judgement: Judgement, compiled: Map) -> str:
    unit = _unit(judgement.metric, compiled)
    expected = "proof"
    if judgement.metric and judgement.operator:
        expected = f"{judgement.metric} {_OPERATORS[judgement.operator]} {judgement.target}{unit}"
    by = f" by {judgement.capability}" if judgement.capability else ""
    risks = f" ({', '.join(map(str, judgement.risks))})" if judgement.risks else ""
    numbers = "".join(f", {number}" for number in _numbers(judgement, unit))
    return f"{judgement.verdict}{risks}: {expected}{by}{numbers}"


def _numbers(judgement: Judgement, unit: str) -> Iterator[str]:
    if judgement.value is not None:
        yield f"{judgement.value}{unit} in {judgement.period}"
    elif judgement.measured_on:
        yield f"newest proof of {judgement.measured_on}"
    if judgement.low is not None and judgement.high is not None:
        yield f"between {_short(judgement.low)} and {_short(judgement.high)}"
    if judgement.sample is not None:
        yield f"sample of {judgement.sample}"
    if judgement.designed is not None:
        yield f"designed for {judgement.designed}{unit}"


def _short(number: object) -> str:
    """A computed end of an interval has more digits than anybody reads."""
    return f"{number:.2f}" if isinstance(number, float) else str(number)


def _safe(level: SafeLevel, compiled: Map) -> str:
    unit = _unit(level.metric, compiled)
    return f"{level.metric} {_OPERATORS[level.operator]} {level.level}{unit}, set by {level.period}"


def _unit(metric: str | None, compiled: Map) -> str:
    found = compiled.catalogue.find(Metric, metric)
    # A number and its unit stay on one line.
    return f"\u00a0{found.unit}" if found else ""
