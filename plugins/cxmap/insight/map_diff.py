"""Two states of a map held against each other: entities, verdicts with reasons, what may be said, who is concerned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from cxmap.alignment.comparison import Comparison, compared
from cxmap.alignment.results import Pair
from cxmap.alignment.snapshots import Snapshot, snapshot_of
from cxmap.insight.entity_changes import EntityChange, entity_changes, renamed_keys
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.may_be_said import MayBeSaid, may_be_said
from cxmap.insight.turn_reasons import ExplainedChange, by_key, explained
from cxmap.insight.understood_values import UnderstoodValue, understood_by_key
from cxmap.insight.who_acts import owner_of
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.shape import Path

_PARTIES = (Department.kind, Partner.kind)


@dataclass(frozen=True, slots=True)
class ListChange:
    """A promise that stands in another list of what may be said than before; None where it stands in none."""

    promise: Key
    name: str
    old: MayBeSaid | None
    new: MayBeSaid | None


@dataclass(frozen=True, slots=True)
class MapDiff:
    """All that is otherwise on a map than before.

    `names` are those of all that is spoken of. `concerned` are the parties that own or have a part in what changed, or
    in what is linked to it. `understood` is what the changed entities say, as it was read, and `renamed` leads from the
    keys that entities had to those that they have. `unclear` counts the pairs of which mistakes in one of the states
    hide the verdict.
    """

    entities: tuple[EntityChange, ...]
    verdicts: tuple[ExplainedChange, ...]
    lists: tuple[ListChange, ...]
    concerned: tuple[Key, ...]
    names: Mapping[Key, str]
    understood: Mapping[Key, tuple[UnderstoodValue, ...]] = field(default_factory=dict)
    renamed: Mapping[Key, Key] = field(default_factory=dict)
    unclear: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.entities or self.verdicts or self.lists)


def map_diff(old: JudgedMap, new: JudgedMap) -> MapDiff:
    """The difference; both are judged on one day, so that only what was written makes it."""
    renamed = renamed_keys(old.catalogue, new.catalogue)
    entities = entity_changes(old.catalogue, new.catalogue, renamed)
    comparison = _compared(old, new, renamed)
    verdicts = tuple(_explained(comparison, entities, old, new, renamed))
    return MapDiff(
        entities=entities,
        verdicts=verdicts,
        lists=tuple(_list_changes(old, new, renamed)),
        concerned=tuple(dict.fromkeys((*_beside_verdicts(verdicts), *_beside_entities(entities, old, new)))),
        names={key: document.entity.name for each in (old, new) for key, document in each.catalogue.documents.items()},
        understood=understood_by_key(entities, old.catalogue, new.catalogue),
        renamed=renamed,
        unclear=len(comparison.unclear),
    )


def _compared(old: JudgedMap, new: JudgedMap, renamed: Mapping[Key, Key]) -> Comparison:
    before, after = _snapshot(old), _snapshot(new)
    return compared(before, replace(after, former={**renamed, **after.former}))


def _snapshot(judged: JudgedMap) -> Snapshot:
    return snapshot_of(judged.catalogue, judged.alignment)


def _explained(
    comparison: Comparison,
    entities: tuple[EntityChange, ...],
    old: JudgedMap,
    new: JudgedMap,
    renamed: Mapping[Key, Key],
) -> Iterator[ExplainedChange]:
    changed = by_key(entities)
    before = {_where(pair, renamed): pair for pair in old.alignment.pairs}
    after = {(pair.promise, pair.touchpoint): pair for pair in new.alignment.pairs}
    for change in comparison.changes:
        pairs = before.get(change.where), after.get(change.where)
        yield explained(change, _about(pairs, changed, old, new), *pairs)


def _about(
    pairs: tuple[Pair | None, Pair | None], changed: Mapping[Key, EntityChange], old: JudgedMap, new: JudgedMap
) -> Mapping[Key, EntityChange]:
    """The changes without what capabilities deliver on other metrics than those of the pair."""
    judgements = [each for pair in pairs if pair for each in pair.judgements]
    metrics = {each.metric for each in judgements}
    named = {key_of(Capability.kind, each.capability) for each in judgements if each.capability}
    return {**changed, **{key: _on(metrics, changed[key], old, new) for key in named if key in changed}}


def _on(metrics: set[str | None], change: EntityChange, old: JudgedMap, new: JudgedMap) -> EntityChange:
    then = old.catalogue.find(Capability, kind_and_id(change.former or change.key)[1])
    now = new.catalogue.find(Capability, kind_and_id(change.key)[1])
    told = (
        field
        for field in change.fields
        if (metric := _metric_at(then, field.former) or _metric_at(now, field.path)) is None or metric in metrics
    )
    return replace(change, fields=tuple(told))


def _metric_at(capability: Capability | None, path: Path) -> str | None:
    """The metric of the delivery in which a value stands."""
    top, place = path[:2] if len(path) > 1 else ("", 0)
    deliveries = capability.delivers if capability and top == "delivers" else ()
    return deliveries[place].metric if isinstance(place, int) and place < len(deliveries) else None


def _where(pair: Pair, renamed: Mapping[Key, Key]) -> tuple[str, str]:
    keys = key_of(Promise.kind, pair.promise), key_of("touchpoint", pair.touchpoint)
    promise, touchpoint = (kind_and_id(renamed.get(key, key))[1] for key in keys)
    return promise, touchpoint


def _list_changes(old: JudgedMap, new: JudgedMap, renamed: Mapping[Key, Key]) -> Iterator[ListChange]:
    before = {renamed.get(each.key, each.key): (each, may_be_said(old, each)) for each in old.catalogue.all(Promise)}
    after = {each.key: (each, may_be_said(new, each)) for each in new.catalogue.all(Promise)}
    for key in sorted({*before, *after}):
        promise, now = after.get(key, (None, None))
        formerly, then = before.get(key, (None, None))
        if then is not now and (known := promise or formerly):
            yield ListChange(key, known.name, then, now)


def _beside_verdicts(verdicts: tuple[ExplainedChange, ...]) -> Iterator[Key]:
    for each in verdicts:
        yield from each.change.concerned


def _beside_entities(entities: tuple[EntityChange, ...], old: JudgedMap, new: JudgedMap) -> Iterator[Key]:
    for change in entities:
        yield from _parties_about(new if change.key in new.catalogue.documents else old, change.key)


def _parties_about(judged: JudgedMap, key: Key) -> Iterator[Key]:
    """The parties that an entity names, or is, and those that answer for what refers to it."""
    if _is_party(key):
        yield key
    yield from (link.target for link in judged.catalogue.links_from.get(key, ()) if _is_party(link.target))
    for link in judged.catalogue.links_to.get(key, ()):
        if owner := owner_of(judged.catalogue.documents[link.source].entity):
            yield owner


def _is_party(key: Key) -> bool:
    return kind_and_id(key)[0] in _PARTIES
