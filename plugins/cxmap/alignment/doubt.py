"""Doubt: a field in which something is wrong says so when it is asked, and one place decides what follows from that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from cxmap.model.catalogue import Catalogue
from cxmap.model.promise import Promise
from cxmap.model.record import Entity

T = TypeVar("T")


class Undecided(Exception):  # noqa: N818  # nothing went wrong here: a mistake in the content hides the answer
    """A question that nobody can answer before a mistake in the content is put right."""


@dataclass(frozen=True, slots=True)
class Damage:
    """The fields of one entity from which nothing may be computed."""

    fields: frozenset[str] = frozenset()

    def touch(self, field: str) -> None:
        """Says that a field is about to be used."""
        if field in self.fields:
            raise Undecided


def decided(answer: Callable[[], T]) -> T | None:
    """The answer to a question; None where it is undecided."""
    try:
        return answer()
    except Undecided:
        return None


def liveness(catalogue: Catalogue, kind: type[Entity], as_of: date) -> Mapping[str, bool]:
    """Whether each entity of a kind is live, by id; those of which nobody can tell are left out."""
    return {
        entity.id: answer
        for entity in catalogue.all(kind)
        if (answer := _is_live(catalogue, entity, as_of)) is not None
    }


def _is_live(catalogue: Catalogue, entity: Entity, as_of: date) -> bool | None:
    if not catalogue.is_sound(entity.key, "status"):
        return None
    if not entity.is_live or not isinstance(entity, Promise):
        return entity.is_live
    return entity.is_live_on(as_of) if catalogue.is_sound(entity.key, "valid_from", "valid_until") else None
