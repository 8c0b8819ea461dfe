"""Keys as authors type them: letter case is no mistake in the names of fields."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import KINDS
from cxmap.model.block import Block
from cxmap.model.record import OWN_KEYS, Record

KIND = "kind"
"""The key that says the kind of an entity, which then wins over the folder."""


def _keys_of(record: type[Record]) -> Iterator[str]:
    yield from record.synonyms
    for key, shape in record.shape.items():
        yield key
        if shape.record:
            yield from _keys_of(shape.record)


_TOPMOST: tuple[type[Record], ...] = (*KINDS, Block)
KNOWN_KEYS = frozenset((KIND, *(key for record in _TOPMOST for key in _keys_of(record))))
"""All names of fields, at any depth of any kind."""


def key_meant(written: str) -> str:
    """The known key that differs in letter case at most, or the key as it is written."""
    if written.islower():
        return written
    lowered = written.lower()
    if lowered.startswith(OWN_KEYS):
        return OWN_KEYS + written[len(OWN_KEYS) :]
    return lowered if lowered in KNOWN_KEYS else written
