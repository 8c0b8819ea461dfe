"""Changes between two states of a map, entity by entity: what is new, gone, renamed, and which fields say otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from cxmap.model.catalogue import Catalogue
from cxmap.model.document import Document
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.record import IDENTITY
from cxmap.model.shape import Path

_ALIASES = "aliases"
_ALIKE = 0.6
"""The share of what two files say that is the same, from which on they are taken for one that was renamed."""
_MOST_COMPARED = 2_000
"""More pairs of files are not held against each other; those with the same text or title are found all the same."""
_LONGEST = 200
"""Longer lists are compared as sets: whoever changes so much does not read it line by line."""


class Fate(StrEnum):
    """The fates of an entity, in the order in which readers need to know."""

    GONE = "gone"
    NEW = "new"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value that is another than before, as typed; None where there was none, or is none any more.

    `path` is where it stands, or stood if it is gone; `former` is where it stood.
    """

    path: Path
    old: Any = None
    new: Any = None
    former: Path = ()


@dataclass(frozen=True, slots=True)
class EntityChange:
    """An entity that is not what it was; `former` is the key that it had, where it had another."""

    fate: Fate
    key: Key
    name: str
    path: str
    fields: tuple[FieldChange, ...] = ()
    has_other_text: bool = False
    former: Key | None = None


def renamed_keys(old: Catalogue, new: Catalogue) -> Mapping[Key, Key]:
    """From the keys that entities had to those that they have: by their aliases, else by what their files say."""
    gone = [key for key in old.documents if key not in new.documents]
    added = [key for key in new.documents if key not in old.documents]
    by_alias = {key: new.former[key] for key in gone if new.former.get(key) in new.documents}
    free = [key for key in added if key not in by_alias.values()]
    left = [key for key in gone if key not in by_alias]
    return by_alias | dict(_alike(old.documents, left, new.documents, free))


def sure_renames(old: Catalogue, new: Catalogue) -> Mapping[Key, Key]:
    """Those that leave no doubt: one file with the same title, and no other that says nearly the same as either."""
    gone = [key for key in old.documents if key not in new.documents]
    added = [key for key in new.documents if key not in old.documents]
    pairs = [(before, after) for _, before, after in _alike_pairs(old.documents, gone, new.documents, added)]
    candidates = Counter(key for pair in pairs for key in set(pair))
    return {
        before: after
        for before, after in pairs
        if candidates[before] == candidates[after] == 1
        and old.documents[before].entity.name == new.documents[after].entity.name
    }


def entity_changes(old: Catalogue, new: Catalogue, renamed: Mapping[Key, Key]) -> tuple[EntityChange, ...]:
    """All of them, by fate, then by key; a reference that follows a new id is no change."""
    found = [*_lost(old, new, renamed), *_found(old, new, renamed)]
    return tuple(sorted(found, key=lambda each: (_FATES.index(each.fate), each.key)))


def _lost(old: Catalogue, new: Catalogue, renamed: Mapping[Key, Key]) -> Iterator[EntityChange]:
    for key, document in old.documents.items():
        if key not in new.documents and key not in renamed:
            yield EntityChange(Fate.GONE, key, document.entity.name, document.path)


def _found(old: Catalogue, new: Catalogue, renamed: Mapping[Key, Key]) -> Iterator[EntityChange]:
    formerly = {now: before for before, now in renamed.items()}
    ids = {kind_and_id(before)[1]: kind_and_id(now)[1] for before, now in renamed.items()}
    for key, document in new.documents.items():
        before = old.documents.get(formerly.get(key, key))
        if before is None:
            yield EntityChange(Fate.NEW, key, document.entity.name, document.path)
            continue
        fields = tuple(each for each in _field_changes(before, document) if not _follows(each, ids))
        has_other_text = before.body.text != document.body.text
        fate = Fate.RENAMED if key in formerly else Fate.CHANGED
        if fields or has_other_text or fate is Fate.RENAMED:
            former = formerly.get(key)
            yield EntityChange(fate, key, document.entity.name, document.path, fields, has_other_text, former)


def _field_changes(old: Document, new: Document) -> Iterator[FieldChange]:
    ignored = (IDENTITY, _ALIASES)
    before, after = ({key: value for key, value in each.values.items() if key not in ignored} for each in (old, new))
    yield from _in_group(before, after, (), ())


def _in_group(old: Mapping[str, Any], new: Mapping[str, Any], former: Path, at: Path) -> Iterator[FieldChange]:
    for key in dict.fromkeys((*old, *new)):
        yield from _value_changes(old.get(key), new.get(key), (*former, key), (*at, key))


def _value_changes(old: Any, new: Any, former: Path, at: Path) -> Iterator[FieldChange]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _in_group(old, new, former, at)
    elif _is_list(old) and _is_list(new):
        yield from _in_list(old, new, former, at)
    elif _is_list(old or new) and (old is None or new is None):
        yield from _in_list(old or (), new or (), former, at)
    else:
        yield FieldChange(at, old, new, former)


def _in_list(old: Sequence[Any], new: Sequence[Any], former: Path, at: Path) -> Iterator[FieldChange]:
    """The members of two lists that differ, each by its place in the newer one, or in the older where it is gone."""
    one, other = [_frozen(member) for member in old], [_frozen(member) for member in new]
    if max(len(one), len(other)) > _LONGEST:
        yield from (_gone(old, place, former, at) for place in _missing(one, other))
        yield from (FieldChange((*at, place), new=new[place]) for place in _missing(other, one))
        return
    for way, begin, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if way == "equal":
            continue
        paired = min(end - begin, last - first)
        for step in range(paired):
            places = (*former, begin + step), (*at, first + step)
            yield from _value_changes(old[begin + step], new[first + step], *places)
        yield from (_gone(old, place, former, at) for place in range(begin + paired, end))
        yield from (FieldChange((*at, place), new=new[place]) for place in range(first + paired, last))


def _gone(old: Sequence[Any], place: int, former: Path, at: Path) -> FieldChange:
    return FieldChange((*at, place), old=old[place], former=(*former, place))


def _missing(some: Sequence[str], others: Sequence[str]) -> Iterator[int]:
    known = set(others)
    return (place for place, member in enumerate(some) if member not in known)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _frozen(value: Any) -> str:
    return repr(value)


def _follows(change: FieldChange, ids: Mapping[str, str]) -> bool:
    """Whether a reference only leads to the new id of what it led to before."""
    old, new = (str(value).rpartition("/")[2] for value in (change.old, change.new))
    return ids.get(old) == new


def _alike(
    old: Mapping[Key, Document], gone: Sequence[Key], new: Mapping[Key, Document], added: Sequence[Key]
) -> Iterator[tuple[Key, Key]]:
    """Pairs of files of a kind that say nearly the same, the most alike first; each file is in one pair at most."""
    taken: set[Key] = set()
    for _, before, after in sorted(_alike_pairs(old, gone, new, added)):
        if taken.isdisjoint((before, after)):
            taken |= {before, after}
            yield before, after


def _alike_pairs(
    old: Mapping[Key, Document], gone: Sequence[Key], new: Mapping[Key, Document], added: Sequence[Key]
) -> Iterator[tuple[float, Key, Key]]:
    """All pairs that say nearly the same, each with how unlike they are."""
    for before, after in _candidates(old, gone, new, added):
        if (likeness := _likeness(old[before], new[after])) >= _ALIKE:
            yield -likeness, before, after


def _candidates(
    old: Mapping[Key, Document], gone: Sequence[Key], new: Mapping[Key, Document], added: Sequence[Key]
) -> Iterable[tuple[Key, Key]]:
    of_a_kind = defaultdict(list)
    for key in added:
        of_a_kind[kind_and_id(key)[0]].append(key)
    pairs = sum(len(of_a_kind[kind_and_id(key)[0]]) for key in gone)
    if pairs <= _MOST_COMPARED:
        return [(before, after) for before in gone for after in of_a_kind[kind_and_id(before)[0]]]
    by_mark = {mark: key for key in added for mark in _marks(key, new[key])}
    found = ((key, by_mark.get(mark)) for key in gone for mark in _marks(key, old[key]))
    return dict.fromkeys((before, after) for before, after in found if after)


def _marks(key: Key, document: Document) -> tuple[tuple[str, str], ...]:
    kind = kind_and_id(key)[0]
    text = document.body.text.strip()
    return ((kind, document.entity.name), *(((kind, text),) if text else ()))


def _likeness(old: Document, new: Document) -> float:
    """The share of what both say that both say, from 0 to 1: each value, and the text as one of them."""
    one, other = (set(_leaves(each.values)) | {("", each.body.text.strip())} for each in (old, new))
    return len(one & other) / len(one | other)


def _leaves(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, member in value.items():
            if key not in (IDENTITY, _ALIASES):
                yield from _leaves(member, f"{at}.{key}")
    elif _is_list(value):
        for member in value:
            yield from _leaves(member, f"{at}[]")
    else:
        yield at, str(value)


_FATES = tuple(Fate)
