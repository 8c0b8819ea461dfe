"""The references that documents make, found from the types of their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of
from cxmap.model.shape import Path, values_at


@dataclass(frozen=True, slots=True)
class WrittenReference:
    """A reference as its author wrote it; `kind` is None where the text itself names the kind."""

    source: Key
    path: Path
    kind: str | None
    text: str

    @property
    def target(self) -> Key:
        return key_of(self.kind, self.text) if self.kind else Key(self.text)

    def written_as(self, key: Key) -> str:
        """How a key is written in this field."""
        return key.partition("/")[2] if self.kind else key


def references_of(document: Document) -> tuple[WrittenReference, ...]:
    shape = type(document.entity).shape
    return tuple(
        WrittenReference(document.key, path, field.reference.kind, text)
        for path, field, text in values_at(shape, document.values)
        if field.reference is not None
    )


def aliases_of(documents: Iterable[Document]) -> Mapping[Key, Key]:
    """Former keys and the keys they stand for now; the first file by path wins."""
    aliases: dict[Key, Key] = {}
    for document in documents:
        for alias in document.entity.aliases:
            aliases.setdefault(key_of(document.entity.kind, alias), document.key)
    return aliases


def own_kind_references(references: Iterable[WrittenReference]) -> Iterator[WrittenReference]:
    """References from a kind to itself, the only ones that can go round in a circle."""
    return (reference for reference in references if reference.kind == reference.source.partition("/")[0])
