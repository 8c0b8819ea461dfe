"""The linked map without verdicts, and what points at what: what is asked before anything is judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from cxmap.model.catalogue import Catalogue, Link
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.journey import Journey
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class LinkedMap:
    """A linked catalogue, looked at on a day."""

    catalogue: Catalogue
    as_of: date
    _live: dict[type[Entity], tuple[Entity, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _on: dict[str, tuple[Touchpoint, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def shows(self, key: Key) -> bool:
        """Whether the map has a page for it: what is missing, damaged or a hidden draft has none."""
        return key in self.catalogue.documents

    def name_of(self, key: Key) -> str | None:
        """The name of an entity that the map shows."""
        document = self.catalogue.documents.get(key)
        return document.entity.name if document else None

    def pointing_at(self, key: Key) -> tuple[Link, ...]:
        return self.catalogue.links_to.get(key, ())

    def sources(self, key: Key, kind: str, field: str | None = None) -> Iterator[Key]:
        """The entities of a kind that point at one, by the top-level field that does; each once."""
        found = (
            link.source
            for link in self.pointing_at(key)
            if kind_and_id(link.source)[0] == kind and field in (None, link.path[0])
        )
        yield from dict.fromkeys(found)

    def live(self, kind: type[E]) -> tuple[E, ...]:
        """The live entities of a kind."""
        if kind not in self._live:
            self._live[kind] = tuple(entity for entity in self.catalogue.all(kind) if entity.is_live)
        return cast(tuple[E, ...], self._live[kind])

    def touchpoints_on(self, journey: Journey) -> tuple[Touchpoint, ...]:
        """The touchpoints of a journey that the map has, in order, each once."""
        if journey.id not in self._on:
            found = (self.catalogue.find(Touchpoint, identity) for identity in journey.touchpoints)
            self._on[journey.id] = tuple(each for each in found if each)
        return self._on[journey.id]

    def referring(self, kind: type[E], key: Key, field: str | None = None) -> Iterator[E]:
        """The entities of a kind that point at one, by the top-level field that does; each once."""
        found = (self.catalogue.find(kind, kind_and_id(source)[1]) for source in self.sources(key, kind.kind, field))
        return (entity for entity in found if entity)

    def count_sources(self, key: Key) -> int:
        """How many entities point at one in any field."""
        return len({link.source for link in self.pointing_at(key)})

    def by_name(self, key: Key) -> tuple[str, Key]:
        """The order of an entity among those that stand by name; the map must show it."""
        return (self.catalogue.documents[key].entity.name.casefold(), key)
