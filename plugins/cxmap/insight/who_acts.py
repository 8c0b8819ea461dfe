"""Who acts: who answers for an entity, and in whose hands the next step lies on a pair, a finding or a cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxmap.alignment.results import Judgement, Pair, coming_to
from cxmap.alignment.risks import MISMATCH, WORDING
from cxmap.findings.finding import Finding
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.linked_map import LinkedMap
from cxmap.insight.places import keepers
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import NOBODY, Key, key_of, kind_and_id
from cxmap.model.metric import Metric
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict

_WORDING = (Verdict.OVER_PROMISED, Verdict.UNDER_PROMISED)
NOT_IN_WORDS = (WORDING, MISMATCH)
"""The risks that lie in what is said, and not in what is done."""


def owner_of(entity: Entity) -> Key | None:
    """The party that answers for it: its owner, a promise's maker, who manages a partner; a department itself."""
    if isinstance(entity, Department):
        return entity.key
    if isinstance(entity, Promise):
        return entity.maker
    if isinstance(entity, Touchpoint):
        return entity.answering
    owner: str | None = getattr(entity, "managed_by" if isinstance(entity, Partner) else "owner", None)
    return key_of(Department.kind, owner) if owner else None


def left_to_nobody(linked: LinkedMap, touchpoints: Iterable[Touchpoint]) -> tuple[Touchpoint, ...]:
    """The live ones of some touchpoints that say that nobody answers for them."""
    return tuple(
        each
        for each in touchpoints
        if each.is_live and each.owner == NOBODY and linked.catalogue.is_sound(each.key, "status", "owner")
    )


def acting_on(judged: JudgedMap, pair: Pair) -> tuple[Key, ...]:
    """Who must change the wording, the place or the delivery; nobody where the promise is kept."""
    return tuple(dict.fromkeys(_acting(judged, pair, pair.worst)))


def acting_on_cause(judged: JudgedMap, cause: Key) -> tuple[Key, ...]:
    """Who answers for a cause that is no party itself; for a measure, whoever is rewarded for it."""
    entity = judged.catalogue.entity(cause)
    if isinstance(entity, Metric):
        parties = (Department.kind, Partner.kind)
        return tuple(source for kind in parties for source in judged.sources(cause, kind, "incentives"))
    if isinstance(entity, Capability):
        return tuple(dict.fromkeys(keepers(entity)))
    return (entity.answering,) if isinstance(entity, Touchpoint) and entity.answering else ()


def department_acting_on(judged: JudgedMap, finding: Finding) -> Key | None:
    """The department that must act: on a verdict whoever acts on its pair; None where the map does not say."""
    found = _acting_department(judged, finding)
    if found and judged.shows(found):
        return found
    entity = judged.catalogue.entity(Key(finding.place.entity)) if finding.place.entity else None
    owner = owner_of(entity) if entity else None
    if owner and kind_and_id(owner)[0] == Partner.kind:
        # Nobody inside acts for a partner but who looks after it.
        partner = judged.catalogue.entity(owner)
        owner = owner_of(partner) if partner else None
    return owner if owner and judged.shows(owner) else None


def findings_by_department(judged: JudgedMap, findings: Iterable[Finding]) -> Mapping[Key | None, tuple[Finding, ...]]:
    """The findings by the department that must act: those with the most first, those of nobody last."""
    found: dict[Key | None, list[Finding]] = {}
    for finding in findings:
        found.setdefault(department_acting_on(judged, finding), []).append(finding)
    ranked = sorted(found.items(), key=lambda entry: (entry[0] is None, -len(entry[1]), entry[0] or ""))
    return {department: tuple(each) for department, each in ranked}


def _acting_department(judged: JudgedMap, finding: Finding) -> Key | None:
    """The first department that acts on the judgement that a finding points at."""
    if finding.about is None:
        return None
    found = coming_to(finding.about, judged.pairs_of(Key(finding.place.entity or "")))
    acting = (key for pair, judgement in found[:1] for key in _acting(judged, pair, judgement))
    return next((key for key in acting if kind_and_id(key)[0] == Department.kind), None)


def _acting(judged: JudgedMap, pair: Pair, judgement: Judgement) -> Iterator[Key]:
    verdict = judgement.verdict
    if verdict is Verdict.KEPT:
        return
    promise = judged.catalogue.find(Promise, pair.promise)
    if promise and (verdict in _WORDING or any(risk in NOT_IN_WORDS for risk in judgement.risks)):
        yield promise.maker
    capability = judged.catalogue.find(Capability, judgement.capability)
    if capability and verdict is not Verdict.UNDER_PROMISED:
        yield from keepers(capability)
    touchpoint = judged.catalogue.find(Touchpoint, pair.touchpoint)
    if touchpoint and touchpoint.answering and verdict is Verdict.UNBACKED:
        yield touchpoint.answering
