"""The map as it would be, once what an opportunity plans has happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar, cast

from cxmap.model.capability import Capability, Delivery, Measurement
from cxmap.model.catalogue import Catalogue
from cxmap.model.durations import CalendarWindow
from cxmap.model.ids import Key, key_of
from cxmap.model.opportunity import PlannedEffect
from cxmap.model.partner import Partner
from cxmap.model.party import Agreement, Obligation
from cxmap.model.promise import Expectation, Promise
from cxmap.model.record import Entity
from cxmap.model.targets import Target
from cxmap.model.touchpoint import Touchpoint

E = TypeVar("E", bound=Entity)
T = TypeVar("T", bound=Target)
R = TypeVar("R")


def planned_catalogue(catalogue: Catalogue, effects: Iterable[PlannedEffect], as_of: date) -> Catalogue:
    """The same entities with these effects; links stay as they are, and what is wrong somewhere stays wrong.

    A capability that would deliver a value has it in all its rows, with their periods and samples, and without rows in
    one of the month before. A partner that would be bound has an agreement that is not over.
    """
    changed = dict(catalogue.documents)
    for effect in effects:
        key = subject_of(effect)
        if document := changed.get(key):
            changed[key] = replace(document, entity=_with_effect(document.entity, effect, as_of))
    entities = {
        kind: tuple(changed[each.key].entity for each in members) for kind, members in catalogue.entities.items()
    }
    return replace(catalogue, documents=changed, entities=entities)


def subject_of(effect: PlannedEffect) -> Key:
    """The entity that an effect is about."""
    named = {
        Capability.kind: effect.capability,
        Partner.kind: effect.partner,
        Promise.kind: effect.promise,
        Touchpoint.kind: effect.touchpoint,
    }
    return next(key_of(kind, identity) for kind, identity in named.items() if identity)


def _with_effect(entity: Entity, effect: PlannedEffect, as_of: date) -> Entity:
    if isinstance(entity, Capability):
        return _capability(entity, effect, as_of)
    if isinstance(entity, Partner):
        return _partner(entity, effect, as_of)
    if isinstance(entity, Promise):
        return _promise(entity, effect)
    return _touchpoint(entity, effect)


def _capability(capability: Capability, effect: PlannedEffect, as_of: date) -> Capability:
    delivers = _with(
        capability.delivers,
        lambda delivery: delivery.metric == effect.metric,
        lambda delivery: _delivery(delivery, effect, as_of),
        Delivery(metric=effect.metric),
    )
    return capability.model_copy(update={"delivers": delivers})


def _delivery(delivery: Delivery, effect: PlannedEffect, as_of: date) -> Delivery:
    if effect.designed is not None:
        return delivery.model_copy(update={"designed": effect.designed})
    month = CalendarWindow.MONTH.holding(as_of.replace(day=1) - timedelta(days=1))
    rows = delivery.measurements or (Measurement.model_validate({"period": month.text, "value": str(effect.value)}),)
    planned = {"value": effect.value, "low": None, "high": None}
    changed = tuple(row.model_copy(update=planned) for row in rows)
    # A copy would keep what was found out of the former rows.
    return Delivery.model_construct(metric=delivery.metric, designed=delivery.designed, measurements=changed)


def _partner(partner: Partner, effect: PlannedEffect, as_of: date) -> Partner:
    agreement = partner.agreement or Agreement(title=partner.title)
    bound = _targets(agreement.obligations, effect, Obligation)
    until = agreement.until if agreement.is_valid_on(as_of) else None
    return partner.model_copy(update={"agreement": agreement.model_copy(update={"obligations": bound, "until": until})})


def _promise(promise: Promise, effect: PlannedEffect) -> Promise:
    planned = {"statement": effect.statement, "status": effect.status}
    changes: dict[str, Any] = {name: value for name, value in planned.items() if value is not None}
    if effect.metric:
        changes["expects"] = _targets(promise.expects, effect, Expectation)
    return promise.model_copy(update=changes)


def _touchpoint(touchpoint: Entity, effect: PlannedEffect) -> Entity:
    planned = {"promises": effect.promises, "capabilities": effect.capabilities, "status": effect.status}
    return touchpoint.model_copy(update={name: value for name, value in planned.items() if value})


def _targets(targets: tuple[T, ...], effect: PlannedEffect, kind: type[T]) -> tuple[T, ...]:
    level = {"at_least": effect.at_least, "at_most": effect.at_most}
    return _with(
        targets,
        lambda target: target.metric == effect.metric,
        lambda target: target.model_copy(update=level),
        cast(T, kind.model_construct(metric=effect.metric or "")),
    )


def _with(members: tuple[R, ...], is_meant: Callable[[R], bool], changed: Callable[[R], R], new: R) -> tuple[R, ...]:
    """The members with those that are meant changed; a new one behind them where there is none."""
    if not any(map(is_meant, members)):
        return (*members, changed(new))
    return tuple(changed(member) if is_meant(member) else member for member in members)
