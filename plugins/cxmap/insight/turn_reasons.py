"""The reasons of a verdict that is another: measured or promised otherwise, something given or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from cxmap.alignment.comparison import Change, Turn
from cxmap.alignment.results import Pair
from cxmap.insight.entity_changes import EntityChange, Fate, FieldChange
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.metric import Metric
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint

_LEVELS = {"at_least": 1, "at_most": -1}
"""The fields of a target: the number that makes the target higher if it grows."""
_EVIDENCE = ("measurements", "proof")
_PARTIES = (Department.kind, Partner.kind)


class Reason(StrEnum):
    """A kind of reason, with the words for it; those that make a verdict better without a better delivery come last."""

    MEASURED_BETTER = "measured better"
    MEASURED_WORSE = "measured worse"
    MEASURED_AGAIN = "measured again"
    RAISED = "the promise was raised"
    REWORDED = "the promise was changed"
    GIVEN = "something was added"
    OTHERWISE = "something it rests on was changed"
    LOWERED = "the promise was lowered"
    TAKEN_AWAY = "something was taken away"

    @property
    def is_doubtful(self) -> bool:
        """Whether a better verdict for this reason is no better delivery."""
        return self in (Reason.LOWERED, Reason.TAKEN_AWAY)


@dataclass(frozen=True, slots=True)
class TurnReason:
    """A reason, and the change that it consists in: of an entity, and of one of its fields, if it is still there."""

    reason: Reason
    entity: EntityChange
    field: FieldChange | None = None


@dataclass(frozen=True, slots=True)
class ExplainedChange:
    """A change of a pair's verdict with its reasons; none where no file says what it said about it before."""

    change: Change
    reasons: tuple[TurnReason, ...]

    @property
    def is_only_in_words(self) -> bool:
        """Whether a verdict is better, or a bad one is gone, and nothing that is delivered is better."""
        kinds = {each.reason for each in self.reasons}
        is_better = self.change.turn in (Turn.BETTER, Turn.GONE)
        return is_better and any(kind.is_doubtful for kind in kinds) and Reason.MEASURED_BETTER not in kinds


def explained(
    change: Change, entities: Mapping[Key, EntityChange], old: Pair | None, new: Pair | None
) -> ExplainedChange:
    """The change with what the changed `entities` have to do with it; `old` and `new` are its pairs."""
    bearing = dict.fromkeys((change.promise, change.touchpoint, *_named(old), *_named(new), *_parties(change)))
    known = [each for key in bearing if key in entities for each in _reasons(entities[key])]
    reasons = [each for each in known if not (each.field and _is_of_another(each.field, change.promise))]
    kinds = {Reason.MEASURED_AGAIN: _measured(old, new)}
    told = (TurnReason(kinds.get(each.reason, each.reason), each.entity, each.field) for each in reasons)
    return ExplainedChange(change, tuple(sorted(told, key=lambda each: _REASONS.index(each.reason))))


def _parties(change: Change) -> Iterator[Key]:
    for judged in (change.old, change.new):
        if judged:
            yield from (key for key in judged.concerned if kind_and_id(key)[0] in _PARTIES)
            yield from judged.named


def _named(pair: Pair | None) -> Iterator[Key]:
    """The capabilities and metrics that a pair is judged by, whatever they come to."""
    for judgement in pair.judgements if pair else ():
        for capability in (judgement.capability, *judgement.weak_links, *judgement.unknown_links):
            if capability:
                yield key_of(Capability.kind, capability)
        if judgement.metric:
            yield key_of(Metric.kind, judgement.metric)


def _reasons(entity: EntityChange) -> Iterator[TurnReason]:
    if entity.fate is Fate.GONE:
        yield TurnReason(Reason.TAKEN_AWAY, entity)
    elif entity.fate is Fate.NEW:
        yield TurnReason(Reason.GIVEN, entity)
    for field in entity.fields:
        if reason := _REASON_OF[kind_and_id(entity.key)[0]](field):
            yield TurnReason(reason, entity, field)


def _of_promise(field: FieldChange) -> Reason | None:
    top = field.path[0]
    if top == "expects":
        return _of_target(field)
    return Reason.REWORDED if top in _WORDING else None


def _of_target(field: FieldChange) -> Reason:
    if len(field.path) <= len(("expects", 0)):
        return Reason.LOWERED if field.new is None else Reason.RAISED if field.old is None else Reason.REWORDED
    sign = _LEVELS.get(str(field.path[-1]))
    before, after = _number(field.old), _number(field.new)
    if sign is None or before is None or after is None:
        return Reason.REWORDED
    return Reason.RAISED if sign * (after - before) > 0 else Reason.LOWERED


def _of_capability(field: FieldChange) -> Reason | None:
    top = field.path[0]
    if top == "delivers":
        if any(step in _EVIDENCE for step in field.path):
            return Reason.TAKEN_AWAY if field.new is None else Reason.MEASURED_AGAIN
        return _given_or_taken(field)
    return _given_or_taken(field) if top in ("relies_on", "partners", "status", "agreed") else None


def _of_touchpoint(field: FieldChange) -> Reason | None:
    return _given_or_taken(field) if field.path[0] in _AT_TOUCHPOINT else None


def _of_party(field: FieldChange) -> Reason | None:
    return _given_or_taken(field) if field.path[0] == "agreement" else None


def _of_metric(field: FieldChange) -> Reason | None:
    return None if field.path[0] in ("title", "summary", "tags") else Reason.OTHERWISE


def _is_of_another(field: FieldChange, promise: Key) -> bool:
    """Whether it is what delivery agreed to of another promise."""
    entry = field.old or field.new
    named = entry.get("promise") if field.path[0] == "agreed" and isinstance(entry, Mapping) else None
    return named is not None and key_of(Promise.kind, str(named)) != promise


def _given_or_taken(field: FieldChange) -> Reason:
    if field.new is None:
        return Reason.TAKEN_AWAY
    return Reason.GIVEN if field.old is None else Reason.OTHERWISE


def _measured(old: Pair | None, new: Pair | None) -> Reason:
    """Whether the decisive values are better than before; where they are of different things, they are just others."""
    if not old or not new:
        return Reason.MEASURED_AGAIN
    before, after = old.worst, new.worst
    is_alike = (before.metric, before.operator) == (after.metric, after.operator)
    if not is_alike or before.value is None or after.value is None or before.value == after.value:
        return Reason.MEASURED_AGAIN
    is_higher = after.value > before.value
    return Reason.MEASURED_BETTER if is_higher is (after.operator is Operator.AT_LEAST) else Reason.MEASURED_WORSE


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def by_key(changes: Iterable[EntityChange]) -> Mapping[Key, EntityChange]:
    """The changes of entities by the keys that they have, or had last."""
    return {each.key: each for each in changes}


_WORDING = (
    *("statement", "reads_as", "qualifier", "excludes", "personas", "published", "explicit", "status", "remedy"),
    *("valid_from", "valid_until", "counts_from", "basis"),
)
_AT_TOUCHPOINT = ("promises", "capabilities", "control", "status", "contributors", "layer", "owner")
_REASON_OF = {
    Promise.kind: _of_promise,
    Capability.kind: _of_capability,
    Touchpoint.kind: _of_touchpoint,
    Metric.kind: _of_metric,
    **dict.fromkeys(_PARTIES, _of_party),
}
_REASONS = tuple(Reason)
