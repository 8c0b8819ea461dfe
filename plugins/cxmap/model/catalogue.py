"""The linked map: every entity by its key, and every link in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from cxmap.model.block import Block
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.record import Entity
from cxmap.model.shape import Path

E = TypeVar("E", bound=Entity)


class Link(NamedTuple):
    """One written reference: from an entity's field to another entity."""

    source: Key
    path: Path
    target: Key


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entities of the site, linked; references in them are by current id, and none leads to a draft.

    `unreadable` are entities that exist but could not be loaded: nobody knows what they say.
    `drafts` are those that the site does not show. `blocks` are the views that stand in bodies, by file and text; None
    stands for one of which nothing may be shown. `former` leads from the keys that entities had before to those that
    they have, drafts included. `missing` are the quarantined entities that each one refers to: such references are
    left out here, and nothing is judged that rests on them.
    """

    documents: Mapping[Key, Document]
    entities: Mapping[str, tuple[Entity, ...]]
    links_from: Mapping[Key, tuple[Link, ...]]
    links_to: Mapping[Key, tuple[Link, ...]]
    unreadable: frozenset[Key]
    drafts: tuple[Document, ...]
    blocks: Mapping[str, Mapping[str, Block | None]] = field(default_factory=dict)
    former: Mapping[Key, Key] = field(default_factory=dict)
    missing: Mapping[Key, tuple[Key, ...]] = field(default_factory=dict)

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """The entities of one kind, by id."""
        return tuple(entity for entity in self.entities.get(kind.kind, ()) if isinstance(entity, kind))

    def find(self, kind: type[E], identity: str | None) -> E | None:
        document = self.documents.get(key_of(kind.kind, identity)) if identity else None
        return document.entity if document and isinstance(document.entity, kind) else None

    def entity(self, key: Key) -> Entity | None:
        document = self.documents.get(key)
        return document.entity if document else None

    def is_sound(self, key: Key, *fields: str) -> bool:
        """Whether something can be computed from these fields: the file was read, and nothing is wrong in them."""
        document = self.documents.get(key)
        return document is not None and document.damaged.isdisjoint(fields)

    def is_any_unreadable(self, kinds: Iterable[str]) -> bool:
        wanted = frozenset(kinds)
        return any(kind_and_id(key)[0] in wanted for key in self.unreadable)
