"""Entities as tables and diagrams name them: by id, former id or title; and the ids of those that are new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cxmap.loading.files.naming import suggested_id
from cxmap.loading.front_matter.written_fields import WrittenValue
from cxmap.model import KINDS
from cxmap.model.document import Document
from cxmap.model.ids import LONGEST_ID, Key, Reference, key_of
from cxmap.model.record import Entity, Status

_BY_KIND = {kind.kind: kind for kind in KINDS}
_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"}
_DRAFT: Mapping[str, WrittenValue] = {"status": Status.DRAFT.value}


@dataclass(frozen=True, slots=True)
class ForeignEntity:
    """An entity that is to become a file, and where it was found, such as `row 5`."""

    kind: type[Entity]
    id: str
    values: Mapping[str, WrittenValue]
    found_in: str = ""

    @property
    def key(self) -> Key:
        return key_of(self.kind.kind, self.id)


@dataclass(slots=True)
class EntityNames:
    """All entities by their names: those of the map, and those that are added to it."""

    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    taken: set[Key] = field(default_factory=set)
    named_only: dict[Key, ForeignEntity] = field(default_factory=dict)
    """New ones of which no more is known than how others call them."""

    @classmethod
    def of(cls, documents: Iterable[Document], taken: Iterable[Key] = ()) -> EntityNames:
        names = cls(taken=set(taken))
        for document in documents:
            entity = document.entity
            names.taken.add(document.key)
            for name in (entity.name, *entity.aliases, entity.id):
                names.ids[entity.kind, _folded(name)] = entity.id
        return names

    def find(self, kind: str, name: str) -> str | None:
        return self.ids.get((kind, _folded(name)))

    def add(self, kind: str, name: str, identity: str = "") -> str:
        """A new id for an entity of this name; of equal names the first is found by it."""
        start = suggested_id(identity) or suggested_id(_spelled(name)) or kind
        made, number = start, 2
        while key_of(kind, made) in self.taken:
            made = f"{start[: LONGEST_ID - 4].rstrip('-')}-{number}"
            number += 1
        self.taken.add(key_of(kind, made))
        for each in filter(None, (name, identity, made)):
            self.ids.setdefault((kind, _folded(each)), made)
        return made

    def id_for(self, reference: Reference, name: str) -> str:
        """The text of a reference to the entity of this name, which is made where there is none."""
        if reference.is_nobody(name):
            return name.lower()
        if reference.kind is None:
            return next((key_of(kind, found) for kind in _BY_KIND if (found := self.find(kind, name))), name)
        kind, prefix = reference.kind, ""
        if reference.or_kind and name.startswith(f"{reference.or_kind}/"):
            name = name.removeprefix(f"{reference.or_kind}/")
            kind, prefix = reference.or_kind, f"{reference.or_kind}/"
        elif reference.or_kind and not self.find(kind, name) and self.find(reference.or_kind, name):
            kind, prefix = reference.or_kind, f"{reference.or_kind}/"
        return prefix + (self.find(kind, name) or self._named(kind, name))

    def _named(self, kind: str, name: str) -> str:
        """A new entity of which only the name is known: a draft, unless that is all that it needs."""
        made = self.add(kind, name)
        record = _BY_KIND[kind]
        lacks = any(shape.required and key != "title" for key, shape in record.shape.items()) or record.required_unless
        entity = ForeignEntity(record, made, {"title": name, **(_DRAFT if lacks else {})})
        self.named_only[entity.key] = entity
        return made


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[\s_-]+", " ", name).casefold().split())


def _spelled(name: str) -> str:
    """The name with the letters that ids lack spelled out."""
    return "".join(_LETTERS.get(sign, sign) for sign in name.lower())
