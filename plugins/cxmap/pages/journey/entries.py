"""What stands in the lanes of a journey's map: a touchpoint's part of each, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cxmap.alignment.performance import newest_rows
from cxmap.alignment.wording import amount, during
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.model.touchpoint import Control, Touchpoint
from cxmap.pages.kit.control_words import HANDS
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown, VerdictMark
from cxmap.pages.kit.verdict_words import mark_of


@dataclass(frozen=True, slots=True)
class Felt:
    """Why a touchpoint is felt as it is, in whose words, and from which studies we know."""

    form: ClassVar[str] = "felt"

    because: Markdown | None
    quote: Markdown | None
    studies: tuple[EntityLink, ...]
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class Tangible:
    """What customers see, hold or take home."""

    form: ClassVar[str] = "tangible"

    what: Markdown


@dataclass(frozen=True, slots=True)
class PromiseHere:
    """A promise at one touchpoint, how it fares there and why; the verdict is missing where it is not judged."""

    form: ClassVar[str] = "promise"

    promise: EntityLink
    verdict: VerdictMark | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pain:
    """What hurts customers, how badly, and what it comes from."""

    form: ClassVar[str] = "pain"

    title: str
    severity: str
    causes: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class Recovery:
    """What is done when it goes wrong; `missing` where it should have been written."""

    form: ClassVar[str] = "recovery"

    plan: Markdown | None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric, and its newest value here."""

    form: ClassVar[str] = "measure"

    metric: EntityLink
    newest: str


@dataclass(frozen=True, slots=True)
class Hands:
    """In whose hands a touchpoint is; for what nobody here controls, what can be done all the same."""

    form: ClassVar[str] = "hands"

    words: str
    remaining: str = ""


def felt_entries(site: Site, touchpoint: Touchpoint) -> Iterator[Felt]:
    felt = touchpoint.experience
    if felt and (felt.score is not None or felt.because or felt.quote):
        path = site.links[touchpoint.key].path
        yield Felt(
            because=Markdown(felt.because, path) if felt.because else None,
            quote=Markdown(felt.quote, path) if felt.quote else None,
            studies=site.links_to(key_of(Research.kind, study) for study in felt.research),
            is_assumed=not felt.research,
        )


def tangible_entries(site: Site, touchpoint: Touchpoint) -> Iterator[Tangible]:
    path = site.links[touchpoint.key].path
    yield from (Tangible(Markdown(text, path)) for text in touchpoint.tangibles)


def promise_entries(site: Site, touchpoint: Touchpoint) -> Iterator[PromiseHere]:
    """What is promised here, the worst first; what has no verdict comes last."""
    pairs = {pair.promise: pair for pair in site.pairs_of(touchpoint.key)}
    for identity in sorted(pairs, key=lambda promise: pairs[promise].verdict.rank):
        pair = pairs[identity]
        yield PromiseHere(site.links[key_of(Promise.kind, identity)], mark_of(pair.verdict), pair.reason)
    others = (key_of(Promise.kind, identity) for identity in touchpoint.promises if identity not in pairs)
    yield from (PromiseHere(link, None, "") for link in site.links_to(others))


def pain_entries(site: Site, touchpoint: Touchpoint) -> Iterator[Pain]:
    for pain in touchpoint.pain_points:
        yield Pain(pain.title, rating_words(pain.severity), site.links_to(map(Key, pain.causes)))


def recovery_entries(site: Site, touchpoint: Touchpoint) -> Iterator[Recovery]:
    if touchpoint.recovery:
        yield Recovery(Markdown(touchpoint.recovery, site.links[touchpoint.key].path))
    elif touchpoint.moment_of_truth:
        yield Recovery(None, "nothing written yet, though it is make-or-break")


def measure_entries(site: Site, touchpoint: Touchpoint) -> Iterator[Measure]:
    newest = dict(_newest_values(site, touchpoint))
    for identity in dict.fromkeys(touchpoint.measured_by):
        if link := site.link_to(key_of(Metric.kind, identity)):
            yield Measure(link, newest.get(identity, ""))


def hands_entries(site: Site, touchpoint: Touchpoint) -> Iterator[Hands]:  # noqa: ARG001  # as all lanes are asked
    if touchpoint.control is Control.OUTSIDE:
        yield Hands(HANDS[touchpoint.control], "What is left to us: prepare, inform, make good.")
    elif touchpoint.control:
        yield Hands(HANDS[touchpoint.control])


def _newest_values(site: Site, touchpoint: Touchpoint) -> Iterator[tuple[str, str]]:
    """What the capabilities at work here have measured last; of several the one that is named first counts."""
    capabilities = (site.catalogue.find(Capability, identity) for identity in reversed(touchpoint.capabilities))
    for delivery in (delivery for capability in capabilities if capability for delivery in capability.delivers):
        metric = site.catalogue.find(Metric, delivery.metric)
        rows = newest_rows(delivery.measurements, site.as_of)
        if metric and rows:
            yield metric.id, f"{amount(rows[-1].value, metric)} {during(rows[-1].period.text)}"
