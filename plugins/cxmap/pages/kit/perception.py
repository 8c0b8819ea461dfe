"""Perception beside performance: a matter as operations measure it and as customers say it, with what that tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxmap.alignment.wording import amount, distance_words, during, target_amount
from cxmap.insight.measured_series import Held
from cxmap.insight.perception import CountingValue, Felt, Matter, PerceptionGap, PerceptionSide, Unlike
from cxmap.model.metric import Better, Cases, Metric
from cxmap.model.targets import Operator
from cxmap.pages.kit.judgement_table import cases_words, interval_words
from cxmap.pages.kit.metric_words import measured_as
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown
from cxmap.pages.kit.words import capitalised, in_words, joined

FELT: Mapping[Felt, str] = {
    Felt.NOT_FELT: "Well done, but not felt",
    Felt.NOT_MEASURED: "Felt, but not measured",
    Felt.NEITHER: "Neither well done nor felt",
    Felt.NOT_DONE: "Felt, though not well done",
    Felt.NOT_ASKED: "Measured, but nobody asked lately",
    Felt.LESS: "Felt less than it is done",
    Felt.MORE: "Felt more than it is done",
    Felt.OPEN: "Nobody can tell yet",
    Felt.BOTH: "Well done, and felt",
    Felt.UNKNOWN: "Nothing known on either side",
}
_BECAUSE: Mapping[Felt, str] = {
    Felt.OPEN: "as no level is set for both sides, and the figures alone do not tell it",
    Felt.LESS: "by the figures alone, as no level is set for both sides",
    Felt.MORE: "by the figures alone, as no level is set for both sides",
}
_UNLIKE: Mapping[Unlike, str] = {
    Unlike.UNIT: "in different units",
    Unlike.TYPE: "figures of different sorts",
    Unlike.DIRECTION: "better in different directions",
    Unlike.SCALE: "on different scales",
    Unlike.PERCENTILE: "about different shares of the cases",
}


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a matter: its metric, and the figure that it comes to, with the level that this is held against.

    `nothing` says why there is no figure; `others` are those that are better.
    """

    heading: str
    metric: EntityLink
    measured_as: str
    question: Markdown | None
    value: str
    details: tuple[str, ...]
    capability: EntityLink | None
    level: str
    nothing: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatterView:
    """One matter for one group: both sides, the difference, and what that tells; `felt` names it for the style."""

    group: str
    felt: str
    told: str
    because: str
    difference: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class Matters:
    """Matters, in order."""

    sentence: str
    matters: tuple[MatterView, ...]
    note: str = ""


def matter_views(site: Site, found: Iterable[Matter]) -> tuple[MatterView, ...]:
    """A view for each group of each matter."""
    return tuple(_view(site, matter, each) for matter in found for each in matter.comparisons)


def _view(site: Site, matter: Matter, comparison: PerceptionGap) -> MatterView:
    return MatterView(
        group=capitalised(in_words(comparison.group or "")),
        felt=str(comparison.felt),
        told=FELT[comparison.felt],
        because=_BECAUSE.get(comparison.felt, ""),
        difference=_difference(matter, comparison),
        sides=(
            _side(site, "As operations measure it", comparison.performed),
            _side(site, "As customers say it", comparison.perceived),
        ),
    )


def _difference(matter: Matter, comparison: PerceptionGap) -> str:
    """`Customers say 20.3 points less: worse.`, or why it is not subtracted; nothing where a figure is missing."""
    if comparison.performed.worst is None or comparison.perceived.worst is None:
        return ""
    if comparison.difference is None:
        return f"Not subtracted: they are {joined(_UNLIKE[each] for each in matter.unlike)}."
    cases = _cases(matter)
    if not comparison.difference:
        return f"Customers say the same.{cases}"
    size = distance_words(abs(comparison.difference), matter.perceived)
    is_more = comparison.difference > 0
    is_better = is_more is (matter.perceived.better is Better.HIGHER)
    return f"Customers say {size} {'more' if is_more else 'less'}: {'better' if is_better else 'worse'}.{cases}"


def _cases(matter: Matter) -> str:
    """` Operations leave out outer islands.`: the cases that only one of the two sides is about."""
    done, said = matter.performed.excludes, matter.perceived.excludes
    sides = (("Operations leave", set(done) - set(said)), ("What customers say leaves", set(said) - set(done)))
    return "".join(f" {who} out {joined(map(in_words, sorted(alone)))}." for who, alone in sides if alone)


def _side(site: Site, heading: str, side: PerceptionSide) -> SideView:
    metric, worst = side.metric, side.worst
    return SideView(
        heading=heading,
        metric=site.links[metric.key],
        measured_as=capitalised(measured_as(metric)),
        question=Markdown(metric.question, site.links[metric.key].path) if metric.question else None,
        value=amount(worst.row.value, metric) if worst else "",
        details=tuple(_details(worst, metric)) if worst else (),
        capability=site.link_to(worst.capability.key) if worst else None,
        level=_level_words(worst, metric) if worst else "",
        nothing="" if worst else "No figure that counts today",
        others=tuple(_other(each, metric) for each in side.values[1:]),
    )


def _details(value: CountingValue, metric: Metric) -> Iterator[str]:
    yield during(value.row.period.text)
    if value.interval:
        yield interval_words(value.interval.low, value.interval.high, metric)
    if value.row.sample is not None:
        yield cases_words(value.row.sample, counts_all=metric.cases is Cases.ALL)


def _level_words(value: CountingValue, metric: Metric) -> str:
    """`Meets what is promised: at least 95 %`, `Misses what it is designed for: at least 95 %`."""
    if value.level is None:
        return "Nobody has said which level is good"
    held = "what is promised" if value.level.held is Held.TARGET else "what it is designed for"
    level = target_amount(Operator.towards(metric.better), value.level.value, metric)
    return f"{'Meets' if value.is_good else 'Misses'} {held}: {level}"


def _other(value: CountingValue, metric: Metric) -> str:
    return f"{value.capability.name}: {amount(value.row.value, metric)} {during(value.row.period.text)}"
