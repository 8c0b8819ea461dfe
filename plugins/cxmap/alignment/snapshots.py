"""Snapshots: what of an alignment can be held against that of another day, or of another state of the content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxmap.alignment.results import Alignment, Judgement, Pair
from cxmap.alignment.telling import Told, told_to_customers
from cxmap.model.capability import Capability
from cxmap.model.catalogue import Catalogue
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.metric import Metric
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict

Where = tuple[str, str]
"""A promise and a touchpoint, by id."""

_ENDS = (Promise, Touchpoint)
_PARTIES = (Department.kind, Partner.kind)


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair's verdict, why, on which period's or day's evidence, and the parties whom it concerns.

    `named` are the capabilities and the metric that the reason names.
    """

    verdict: Verdict
    reason: str
    evidence: str = ""
    concerned: tuple[Key, ...] = ()
    named: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The verdicts of one state, and what customers are told in it.

    `unsure` are promises and touchpoints in which something is wrong: whether they have a pair, nobody can tell.
    `former` leads from the ids that promises and touchpoints had before to those that they have; `errors` counts what
    is wrong in the state's files. `told` is None where a mistake may hide what is told.
    """

    judged: Mapping[Where, Judged]
    names: Mapping[Key, str]
    former: Mapping[Key, Key]
    undecided: frozenset[Where] = frozenset()
    unsure: frozenset[Key] = frozenset()
    errors: int = 0
    told: Told | None = None


def snapshot_of(catalogue: Catalogue, alignment: Alignment, errors: int = 0) -> Snapshot:
    ends = [entity for kind in _ENDS for entity in catalogue.all(kind)]
    kinds = frozenset(kind.kind for kind in _ENDS)
    damaged = (entity.key for entity in ends if catalogue.documents[entity.key].damaged)
    unreadable = (key for key in catalogue.unreadable if kind_and_id(key)[0] in kinds)
    unsure = frozenset((*damaged, *unreadable))
    concerned = _concerned(alignment)
    return Snapshot(
        judged={_where(pair): _judged(pair, concerned[_where(pair)]) for pair in alignment.pairs},
        names={entity.key: entity.name for entity in ends},
        former={alias: key for alias, key in catalogue.former.items() if kind_and_id(key)[0] in kinds},
        undecided=alignment.undecided,
        unsure=unsure,
        errors=errors,
        told=None if unsure else told_to_customers(catalogue, alignment.as_of),
    )


def _where(pair: Pair) -> Where:
    return pair.promise, pair.touchpoint


def _judged(pair: Pair, concerned: Iterable[Key]) -> Judged:
    worst = pair.worst
    evidence = worst.period or (str(worst.measured_on) if worst.measured_on else "")
    return Judged(pair.verdict, pair.reason, evidence, tuple(concerned), tuple(_named(worst)))


def _named(judgement: Judgement) -> Iterator[Key]:
    if judgement.metric:
        yield key_of(Metric.kind, judgement.metric)
    for capability in (judgement.capability, *judgement.weak_links):
        if capability:
            yield key_of(Capability.kind, capability)


def _concerned(alignment: Alignment) -> Mapping[Where, list[Key]]:
    """The departments and partners that each pair concerns, by key."""
    found: defaultdict[Where, list[Key]] = defaultdict(list)
    for key in sorted(alignment.pairs_of):
        if kind_and_id(key)[0] in _PARTIES:
            for pair in alignment.pairs_of[key]:
                found[_where(pair)].append(key)
    return found
