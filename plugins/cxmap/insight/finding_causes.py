"""Causes of findings: what several of them come from, which harm most, and what one file does to others."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cxmap.alignment.results import Judgement, Pair, coming_to
from cxmap.alignment.risks import BUDGET, SAMPLING
from cxmap.findings.causes import Cause
from cxmap.findings.finding import Finding, field_name
from cxmap.findings.severity import Severity
from cxmap.findings.value_rules import MISSING_MEASUREMENTS, UNKNOWN_CHANNEL
from cxmap.insight.harm import harm_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import places_of
from cxmap.insight.who_acts import owner_of
from cxmap.model import KINDS
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.metric import Metric
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict

_BY_CAPABILITY = (Verdict.OVER_PROMISED, Verdict.BROKEN, Verdict.UNVERIFIED, BUDGET)
"""Outcomes that the figures of a capability decide, whichever promise they are about."""
_SAME_WORDS = (UNKNOWN_CHANNEL.id, MISSING_MEASUREMENTS.id)
"""Rules of which all findings about one name are ended at once, where that name is said."""
_NAMED_IN_HINT = "unknown-link"
"""The rule whose hint names what is to be mended."""
_FOLDERS = {kind.kind: kind.folder for kind in KINDS}
_PLACE_IN_LIST = re.compile(r"\[\d+\]")
_NAMED = re.compile(r"`([^`]+)`")


class _CauseKey(NamedTuple):
    """The marks that findings of one cause share."""

    severity: Severity
    rule: str
    subject: str
    ends_at_once: bool


def causes(judged: JudgedMap, findings: Iterable[Finding], own: Collection[Key] = ()) -> tuple[Cause, ...]:
    """The causes of some findings: those of one's own first, then the severest, then those that harm customers most."""
    groups: dict[_CauseKey, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_cause_key(judged, finding), []).append(finding)
    found = (
        Cause(
            findings=tuple(sorted(group, key=lambda each: (not _is_about(own, each), each.order))),
            subject=key.subject,
            ends_at_once=key.ends_at_once,
            is_own=any(_is_about(own, finding) for finding in group),
        )
        for key, group in groups.items()
    )

    @cache
    def harm(entity: str) -> tuple[object, ...] | None:
        promise = judged.catalogue.entity(Key(entity))
        return harm_of(judged, promise).order if isinstance(promise, Promise) else None

    return tuple(sorted(found, key=lambda cause: _order(harm, cause)))


def concerns_of(judged: JudgedMap, department: Key) -> frozenset[Key]:
    """All that a department owns, makes, helps to keep or takes part in."""
    owned = (key for key, document in judged.catalogue.documents.items() if owner_of(document.entity) == department)
    pairs = (*judged.kept_by(department), *judged.made_by(department))
    promises = (key_of(Promise.kind, pair.promise) for pair in pairs)
    return frozenset((*owned, *promises, *places_of(judged, department)))


def coming_from(judged: JudgedMap, entities: Collection[Key]) -> Callable[[Finding], bool]:
    """Whether a finding comes from one of some entities, though it may stand in the file of another."""
    return lambda finding: any(origin in entities for origin in _origins(judged, finding))


def _is_about(keys: Collection[Key], finding: Finding) -> bool:
    return finding.place.entity is not None and finding.place.entity in keys


def _order(harm: Callable[[str], tuple[object, ...] | None], cause: Cause) -> tuple[object, ...]:
    """`harm` orders promises by what customers suffer from them."""
    about = cause.findings[0].about
    rank = about.rank if isinstance(about, Verdict) else len(Verdict)
    harms = (harm(each.place.entity or "") for each in cause.findings if about)
    most = min((each for each in harms if each is not None), default=())
    return (not cause.is_own, cause.severity.rank, rank, most, -len(cause.findings), cause.findings[0].order)


def _cause_key(judged: JudgedMap, finding: Finding) -> _CauseKey:
    subject, ends_at_once = _subject(judged, finding)
    return _CauseKey(finding.severity, finding.rule, subject, ends_at_once)


def _subject(judged: JudgedMap, finding: Finding) -> tuple[str, bool]:
    """The thing to be mended, and whether that ends all findings at once."""
    for _, judgement in _judgements(judged, finding)[:1]:
        if judgement.capability and finding.about in _BY_CAPABILITY:
            metric = f" on `{judgement.metric}`" if judgement.metric else ""
            return f"`{judgement.capability}`{metric}", True
        if finding.about == SAMPLING:
            return f"`{judgement.metric}`", True
    if finding.rule in _SAME_WORDS and (named := _NAMED.search(finding.message)):
        return named[0], True
    if finding.rule == _NAMED_IN_HINT and (named := _NAMED.search(finding.hint)):
        return named[0], True
    return _field_of_kind(finding), False


def _field_of_kind(finding: Finding) -> str:
    """``owner` of touchpoints``."""
    kinds = _FOLDERS.get(kind_and_id(Key(finding.place.entity))[0], "") if finding.place.entity else ""
    field = _PLACE_IN_LIST.sub("", finding.place.field or "")
    return " of ".join(filter(None, (f"`{field}`" if field else "", kinds)))


def _judgements(judged: JudgedMap, finding: Finding) -> tuple[tuple[Pair, Judgement], ...]:
    """Those of which a finding tells."""
    if finding.about is None:
        return ()
    return coming_to(finding.about, judged.pairs_of(Key(finding.place.entity or "")))


def _origins(judged: JudgedMap, finding: Finding) -> Iterator[Key]:
    """Every entity whose file has a part in a finding."""
    if finding.place.entity is None:
        return
    entity = Key(finding.place.entity)
    yield entity
    entry = (finding.place.field or "").rpartition("]")[0]
    for link in judged.catalogue.links_from.get(entity, ()):
        if finding.place.field and _is_beside(field_name(link.path) or "", finding.place.field, entry):
            yield link.target
    if isinstance(judged.catalogue.entity(entity), Promise):
        told = _judgements(judged, finding) if finding.about else _every_judgement(judged, entity)
        for pair, judgement in told:
            yield from _behind(judged, pair, judgement)


def _is_beside(field: str, other: str, entry: str) -> bool:
    """Whether a field is another, or stands in the same entry of a list."""
    return field == other or bool(entry and field.startswith(f"{entry}]."))


def _every_judgement(judged: JudgedMap, promise: Key) -> Iterator[tuple[Pair, Judgement]]:
    for pair in judged.pairs_of(promise):
        for judgement in pair.judgements:
            if not judgement.verdict.counts_as_kept:
                yield pair, judgement


def _behind(judged: JudgedMap, pair: Pair, judgement: Judgement) -> Iterator[Key]:
    """All that a judgement is made from, but for the promise."""
    touchpoint = judged.catalogue.find(Touchpoint, pair.touchpoint)
    capability = judged.catalogue.find(Capability, judgement.capability)
    yield key_of(Touchpoint.kind, pair.touchpoint)
    for name in (judgement.capability, *judgement.weak_links, *judgement.unknown_links):
        if name:
            yield key_of(Capability.kind, name)
    if judgement.metric:
        yield key_of(Metric.kind, judgement.metric)
    yield from (key_of(Partner.kind, each) for each in (capability.partners if capability else ()))
    yield from (each.party for each in (touchpoint.contributors if touchpoint else ()) if each.partner)
