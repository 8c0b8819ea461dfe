"""The lanes of a journey's map, from what customers feel down to what nobody sees, and what stands in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from cxmap.alignment.wording import amount, during
from cxmap.diagrams.blueprint_rows import LINES, BlueprintRow
from cxmap.insight.journey_columns import StageColumns
from cxmap.insight.measured_series import delivered_groups
from cxmap.model.capability import Capability, Delivery
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.model.touchpoint import Control, Layer, Touchpoint
from cxmap.pages.journey import parties
from cxmap.pages.kit.entity_words import HANDS
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown, VerdictMark
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import in_words


@dataclass(frozen=True, slots=True)
class FeltEntry:
    """Why a touchpoint is felt as it is, in whose words, and from which studies we know."""

    form: ClassVar[str] = "felt"

    because: Markdown | None
    quote: Markdown | None
    studies: tuple[EntityLink, ...]
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class CustomersEntry:
    """A text about customers: a thing they do, think, feel, see or hold, or how long it takes them."""

    form: ClassVar[str] = "customers"

    what: Markdown


@dataclass(frozen=True, slots=True)
class PromiseEntry:
    """A promise at one touchpoint, how it fares there and why; the verdict is missing where it is not judged."""

    form: ClassVar[str] = "promise"

    promise: EntityLink
    verdict: VerdictMark | None
    reason: str


@dataclass(frozen=True, slots=True)
class PainEntry:
    """A pain of customers, how bad it is, and what it comes from."""

    form: ClassVar[str] = "pain"

    title: str
    severity: str
    causes: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class RecoveryEntry:
    """The plan for when it goes wrong; `missing` where it should have been written."""

    form: ClassVar[str] = "recovery"

    plan: Markdown | None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A metric, and its newest value here; one that is too old to count says so."""

    form: ClassVar[str] = "measure"

    metric: EntityLink
    newest: str


@dataclass(frozen=True, slots=True)
class HandsEntry:
    """In whose hands a touchpoint is; for what nobody here controls, what can be done all the same."""

    form: ClassVar[str] = "hands"

    words: str
    remaining: str = ""


Entry = (
    FeltEntry
    | CustomersEntry
    | PromiseEntry
    | PainEntry
    | RecoveryEntry
    | MeasureEntry
    | HandsEntry
    | parties.PartEntry
    | parties.HandOffEntry
)
Build = Callable[[Site, Touchpoint], Iterable[Entry]]


class Side(StrEnum):
    """Which of the two views of a journey shows a lane."""

    CUSTOMER = "customer"
    COMPANY = "company"
    BOTH = "both"


class SlideLaneKind(StrEnum):
    """Whose words stand in a lane of a slide."""

    TEXTS = "texts"
    PROMISES = "promises"
    PAINS = "pains"
    PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class LaneKind:
    """One lane; `layer` is set where touchpoints of that layer stand in it, and hand-offs to them.

    `slide` is set where a slide has the lane, too.
    """

    name: str
    side: Side
    build: Build
    layer: Layer | None = None
    slide: SlideLaneKind | None = None


def felt_entries(site: Site, touchpoint: Touchpoint) -> Iterator[FeltEntry]:
    felt = touchpoint.experience
    if felt and (felt.score is not None or felt.because or felt.quote):
        path = site.links[touchpoint.key].path
        yield FeltEntry(
            because=Markdown(felt.because, path) if felt.because else None,
            quote=Markdown(felt.quote, path) if felt.quote else None,
            studies=site.links_to(key_of(Research.kind, study) for study in felt.research),
            is_assumed=not felt.research,
        )


def texts_of(texts: Callable[[Touchpoint], Iterable[str]]) -> Build:
    """The entries of a lane that shows some texts of a touchpoint as they were written."""

    def entries(site: Site, touchpoint: Touchpoint) -> Iterator[CustomersEntry]:
        path = site.links[touchpoint.key].path
        yield from (CustomersEntry(Markdown(text, path)) for text in texts(touchpoint))

    return entries


def durations(touchpoint: Touchpoint) -> tuple[str, ...]:
    return (touchpoint.duration,) if touchpoint.duration else ()


def promise_entries(site: Site, touchpoint: Touchpoint) -> Iterator[PromiseEntry]:
    """The promises here, the worst first; those without a verdict come last."""
    pairs = {pair.promise: pair for pair in site.pairs_of(touchpoint.key)}
    for identity in sorted(pairs, key=lambda promise: pairs[promise].verdict.rank):
        pair = pairs[identity]
        yield PromiseEntry(site.links[key_of(Promise.kind, identity)], mark_of(pair.verdict), pair.reason)
    others = (key_of(Promise.kind, identity) for identity in touchpoint.promises if identity not in pairs)
    yield from (PromiseEntry(link, None, "") for link in site.links_to(others))


def pain_entries(site: Site, touchpoint: Touchpoint) -> Iterator[PainEntry]:
    for pain in touchpoint.pain_points:
        yield PainEntry(pain.title, rating_words(pain.severity), site.links_to(map(Key, pain.causes)))


def recovery_entries(site: Site, touchpoint: Touchpoint) -> Iterator[RecoveryEntry]:
    if touchpoint.recovery:
        yield RecoveryEntry(Markdown(touchpoint.recovery, site.links[touchpoint.key].path))
    elif touchpoint.moment_of_truth:
        yield RecoveryEntry(None, "nothing written yet, though it is make-or-break")


def measure_entries(site: Site, touchpoint: Touchpoint) -> Iterator[MeasureEntry]:
    newest = dict(_newest_values(site, touchpoint))
    for identity in dict.fromkeys(touchpoint.measured_by):
        if link := site.link_to(key_of(Metric.kind, identity)):
            yield MeasureEntry(link, newest.get(identity, ""))


def hands_entries(site: Site, touchpoint: Touchpoint) -> Iterator[HandsEntry]:  # noqa: ARG001  # as all lanes are asked
    if touchpoint.control is Control.OUTSIDE:
        yield HandsEntry(HANDS[touchpoint.control], "What is left to us: prepare, inform, make good.")
    elif touchpoint.control:
        yield HandsEntry(HANDS[touchpoint.control])


def _newest_values(site: Site, touchpoint: Touchpoint) -> Iterator[tuple[str, str]]:
    """The newest values of the capabilities at work here; of several the one that is named first counts."""
    capabilities = (site.catalogue.find(Capability, identity) for identity in reversed(touchpoint.capabilities))
    for capability in filter(None, capabilities):
        for delivery in capability.delivers:
            metric = site.catalogue.find(Metric, delivery.metric)
            if metric and (words := _newest(site, capability, delivery, metric)):
                yield metric.id, words


def _newest(site: Site, capability: Capability, delivery: Delivery, metric: Metric) -> str:
    """`91.5 % in 2026-Q3`, of each group that was measured."""
    found = []
    for part in delivered_groups(capability, delivery, metric):
        series = part.series_until(site.as_of)
        if row := series.newest_fresh or series.newest:
            group = f"{in_words(part.group)}: " if part.group else ""
            stale = "" if series.is_fresh(row) else ", too old to count"
            found.append(f"{group}{amount(row.value, metric)} {during(row.period.text)}{stale}")
    return "; ".join(found)


_TEXTS, _PARTIES = SlideLaneKind.TEXTS, SlideLaneKind.PARTIES
LANES = (
    LaneKind(BlueprintRow.ACTIONS, Side.CUSTOMER, texts_of(lambda touchpoint: touchpoint.doing), slide=_TEXTS),
    LaneKind("They think", Side.CUSTOMER, texts_of(lambda touchpoint: touchpoint.thinking), slide=_TEXTS),
    LaneKind("They feel", Side.CUSTOMER, texts_of(lambda touchpoint: touchpoint.feeling), slide=_TEXTS),
    LaneKind("It takes", Side.CUSTOMER, texts_of(durations), slide=_TEXTS),
    LaneKind("Felt because", Side.CUSTOMER, felt_entries),
    LaneKind(BlueprintRow.EVIDENCE, Side.CUSTOMER, texts_of(lambda touchpoint: touchpoint.tangibles)),
    LaneKind("Promised here", Side.BOTH, promise_entries, slide=SlideLaneKind.PROMISES),
    LaneKind("What hurts", Side.CUSTOMER, pain_entries, slide=SlideLaneKind.PAINS),
    LaneKind("If it goes wrong", Side.CUSTOMER, recovery_entries),
    LaneKind(BlueprintRow.FRONTSTAGE, Side.BOTH, parties.parts_in(Layer.FRONTSTAGE), Layer.FRONTSTAGE, _PARTIES),
    LaneKind(BlueprintRow.BACKSTAGE, Side.COMPANY, parties.parts_in(Layer.BACKSTAGE), Layer.BACKSTAGE, _PARTIES),
    LaneKind(BlueprintRow.SUPPORT, Side.COMPANY, parties.parts_in(Layer.SUPPORT), Layer.SUPPORT, _PARTIES),
    LaneKind(BlueprintRow.PARTNERS, Side.COMPANY, parties.parts_of_unseen_partners, slide=_PARTIES),
    LaneKind("Measured by", Side.COMPANY, measure_entries),
    LaneKind("In whose hands", Side.COMPANY, hands_entries),
)
"""From top to bottom."""


@dataclass(frozen=True, slots=True)
class MapLine:
    """One of the lines of a service blueprint as it lies on a map."""

    name: str
    row: int
    layer: Layer

    @property
    def is_of_visibility(self) -> bool:
        return self.layer is Layer.BACKSTAGE

    @property
    def side(self) -> str:
        """Which of the two views shows it."""
        return str(Side.COMPANY if self.layer is Layer.SUPPORT else Side.BOTH)


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane as it lies on one map: its first row, and how many it takes."""

    kind: LaneKind
    row: int
    height: int


FIRST_ROW = 4
"""Above the lanes lie the stages, the touchpoints and the curve."""


def placed(groups: tuple[StageColumns, ...]) -> tuple[tuple[Lane, ...], tuple[MapLine, ...]]:
    """All lanes with their rows, and the lines between them.

    A lane in which touchpoints stand has a row for them above that for the parties.
    """
    layers = {column.touchpoint.layer for group in groups for column in group.columns}
    lanes: list[Lane] = []
    lines: list[MapLine] = []
    row = FIRST_ROW
    for kind in LANES:
        if kind.layer:
            lines.append(MapLine(LINES[kind.layer], row, kind.layer))
            row += 1
        height = 2 if kind.layer in (Layer.BACKSTAGE, Layer.SUPPORT) and kind.layer in layers else 1
        lanes.append(Lane(kind, row, height))
        row += height
    return tuple(lanes), tuple(lines)
