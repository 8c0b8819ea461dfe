"""The references that documents make, found from the types of their fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from cxmap.findings.finding import Place, place_of
from cxmap.model.document import Document, WrittenBlock
from cxmap.model.ids import Key, key_of
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape, Path, values_at


class WrittenReference(NamedTuple):
    """A reference as its author wrote it, and the entity that it leads to now, if any.

    `kind` is None where the text itself names the kind, and `named` is the entity whose id is written. What is written
    `once` may not stand a second time in the same list.
    """

    document: Document | WrittenBlock
    path: Path
    kind: str | None
    text: str
    named: Key
    once: bool
    target: Key | None

    @property
    def source(self) -> Key:
        return self.document.key or _NO_ENTITY

    @property
    def place(self) -> Place:
        return place_of(self.document, self.path)

    def written_as(self, key: Key) -> str:
        """The text of a key in this field."""
        return key.partition("/")[2] if self.kind else key


def references_of(
    document: Document | WrittenBlock, target_of: Callable[[Key], Key | None]
) -> tuple[WrittenReference, ...]:
    """All references but those in which something is wrong already."""
    faults = document.faults
    found = []
    for path, field, text in values_at(document.record, _pointing, document.values):
        reference = field.reference
        if reference is None or (reference.or_word and reference.is_nobody(text)):
            continue
        if not (faults and _is_within(path, faults)):
            kind = reference.kind_of(text) if reference.or_kind else reference.kind
            named = key_of(kind, text) if kind else Key(text)
            found.append(WrittenReference(document, path, kind, text, named, field.once, target_of(named)))
    return tuple(found)


def aliases_of(documents: Iterable[Document]) -> Mapping[Key, Key]:
    """Former keys and the keys they stand for now; the first file by path wins."""
    aliases: dict[Key, Key] = {}
    for document in documents:
        for alias in document.entity.aliases:
            aliases.setdefault(key_of(document.entity.kind, alias), document.key)
    return aliases


_NO_ENTITY = Key("")


def _pointing(record: type[Record]) -> Mapping[str, FieldShape]:
    return record.pointing


def _is_within(path: Path, faults: Collection[Path]) -> bool:
    return any(path[:length] in faults for length in range(1, len(path) + 1))
