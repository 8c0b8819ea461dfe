"""Which entity a text means that is no id: its title, its file, or a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cxmap.findings.suggest import Names
from cxmap.model.document import Document
from cxmap.model.ids import Key, is_id, key_of, kind_and_id
from cxmap.model.promise import Promise

MOST_GUESSES = 300
"""Past so many targets of one kind a run stops guessing which was meant, and stays fast."""

_WIKI = re.compile(r"\[{1,2}(?P<target>[^\[\]|]+)(?:\|[^\[\]]*)?\]{1,2}")
_LINK = re.compile(r"\[[^\[\]]*\]\((?P<target>[^()\s]+)\)")
_MARKS = "`\"'<>@,; "
_SEVERAL = re.compile(r"\s*(?:[,;&+|\uff0c\u3001\uff1b]|\s/\s|\b(?:and|or|und|oder|et|ou)\b)\s*")
_NUMBERED = re.compile(r"(?:[0-9]{1,2}[.)]|[a-z]\)|\[[ x]?\])\s+(?=\S)", re.IGNORECASE)
_END = ".!? \u201c\u201d\u201e\"'"


@dataclass(frozen=True)
class KnownNames:
    """The ids of a map by kind, and its titles."""

    known: frozenset[Key]
    documents: Mapping[Key, Document]
    pages: tuple[str, ...] = ()

    @cached_property
    def pages_by_name(self) -> Mapping[str, str]:
        """The paths of the pages that are no entities, each by the name of its file."""
        return {path.rpartition("/")[2].removesuffix(".md"): path for path in reversed(self.pages)}

    @cached_property
    def ids(self) -> Mapping[str, Names]:
        found: dict[str, list[str]] = {}
        for key in sorted(self.known):
            kind, identity = kind_and_id(key)
            if is_id(identity):
                found.setdefault(kind, []).append(identity)
        return {kind: Names(names, MOST_GUESSES) for kind, names in found.items()}

    def has(self, key: Key) -> bool:
        return key in self.known

    def meant_by(self, text: str, kinds: Iterable[str]) -> tuple[Key, ...]:
        """The entities of these kinds that a text means by their title, their file or a link to them."""
        kinds = tuple(kinds)
        identity = bare_id(text)
        linked = tuple(key for kind in kinds if identity != text and self.has(key := key_of(kind, identity)))
        return linked or tuple(key for key in self._titled.get(_plain(text), ()) if kind_and_id(key)[0] in kinds)

    def several_in(self, text: str, kinds: Iterable[str]) -> tuple[Key, ...]:
        """The entities that a text of several parts names; the other parts may be names of nothing."""
        kinds = tuple(kinds)
        parts = _SEVERAL.split(text)
        if len(parts) == 1:
            # Blanks and a slash also stand within names, so that here each part must name something.
            parts = next((each for each in (text.split(), text.split("/")) if self._all_known(each, kinds)), parts)
        found = [key for part in parts for key in self._named(part, kinds)] if len(parts) > 1 else []
        return tuple(dict.fromkeys(found))

    def _all_known(self, parts: list[str], kinds: tuple[str, ...]) -> bool:
        return len(parts) > 1 and all(self.has(key_of(kind, part)) for part in parts for kind in kinds[:1])

    def _named(self, text: str, kinds: tuple[str, ...]) -> tuple[Key, ...]:
        written = tuple(key for kind in kinds if self.has(key := key_of(kind, text)))
        return written or self.meant_by(text, kinds)

    @cached_property
    def _titled(self) -> Mapping[str, list[Key]]:
        found: dict[str, list[Key]] = {}
        for key, document in self.documents.items():
            for title in dict.fromkeys(map(_plain, _titles(document))):
                if title:
                    found.setdefault(title, []).append(key)
        return found


def bare_id(text: str) -> str:
    """The id in `[[door]]`, `[The door](../touchpoints/door.md)`, `touchpoints/door.md`, `1. door` or `@door`."""
    text = _NUMBERED.sub("", text.strip(_MARKS), count=1)
    if match := _LINK.fullmatch(text) or _WIKI.fullmatch(text):
        text = match["target"]
    path = text.partition("#")[0].strip(_MARKS)
    return path.rpartition("/")[2].removesuffix(".md") if path.endswith(".md") or match else path


def _titles(document: Document) -> Iterator[str]:
    entity = document.entity
    yield entity.title or ""
    if isinstance(entity, Promise):
        yield entity.statement


def _plain(title: str) -> str:
    return " ".join(title.strip(_END).casefold().split())
