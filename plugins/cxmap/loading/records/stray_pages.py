"""Pages that would be entities if they lay in the folder of their kind: its name is misspelt, or it is another one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxmap.findings.file_rules import BAD_ID
from cxmap.findings.finding import Finding, Place
from cxmap.loading.files.naming import is_folder_page, kind_of_near_folder
from cxmap.loading.records.misplaced import own_fields, right_path
from cxmap.model import KINDS
from cxmap.model.record import Entity
from cxmap.model.shape import in_full
from cxmap.model.slips.blanks import is_blank
from cxmap.model.slips.slip import or_of

_OF_PAGES = (
    "owner",
    "view",
    "date",
    "due",
    "url",
    "type",
    "state",
    "source",
    "contact",
    "question",
    "parent",
    "duration",
    "goal",
    "goals",
    "quote",
)
"""Fields of kinds that ordinary pages may have too, so that they tell of nothing."""
_ENOUGH = 2
_SHOWN = 3
_LIKEWISE = ("", ", and the other likewise", ", and the others likewise")


@dataclass(frozen=True, slots=True)
class StrayPage:
    """A page, and the kinds that it may be of: by the name of its folder, or else by these fields."""

    path: str
    kinds: tuple[type[Entity], ...]
    fields: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The topmost folder; empty for a page outside of all folders."""
        return self.path.rpartition("/")[0].partition("/")[0]

    @property
    def right_paths(self) -> tuple[str, ...]:
        """Where it would lie as an entity of each kind."""
        return tuple(right_path(self.path, kind) for kind in self.kinds)


def stray_page(path: str, values: Mapping[str, Any]) -> StrayPage | None:
    """The page if its folder has nearly the name of a kind's, or if its fields are those of an entity."""
    if is_folder_page(path):
        return None
    folder, below, _ = path.partition("/")
    kind, is_certain = kind_of_near_folder(folder) if below else (None, False)
    if kind and (is_certain or own_fields(kind, values)):
        return StrayPage(path, (kind,))
    told = {kind: fields for kind in KINDS if (fields := _telling(kind, values))}
    most = max(map(len, told.values()), default=0)
    kinds = tuple(kind for kind, fields in told.items() if len(fields) == most)
    return StrayPage(path, kinds, tuple(told[kinds[0]])) if kinds else None


def stray_folders(pages: Collection[StrayPage], paths: Collection[str]) -> Iterator[Finding]:
    """One finding a folder, and a kind where fields tell of it, at its first page; `paths` are those of all files."""
    by_folder: dict[tuple[str, tuple[type[Entity], ...]], list[StrayPage]] = {}
    for page in pages:
        by_folder.setdefault((page.folder, page.kinds if page.fields else ()), []).append(page)
    for (folder, _), strays in by_folder.items():
        first, *others = strays
        more = f"; {len(others)} more {'file lies' if len(others) == 1 else 'files lie'} there" if others else ""
        hint = _move(first, paths) + _LIKEWISE[min(len(others), len(_LIKEWISE) - 1)]
        if first.fields:
            names = " or ".join(f"a{'n' if kind.kind[0] in 'aeiou' else ''} {kind.kind}" for kind in first.kinds)
            shown = ", ".join(f"`{key}`" for key in first.fields[:_SHOWN])
            message = f"this looks like {names} ({shown}) and lies in no folder of a kind{more}"
        else:
            kind = first.kinds[0]
            message = f"`{folder}/` is no folder of a kind, so this is an ordinary page and no {kind.kind}{more}"
            hint = f"the folder is called `{kind.folder}/`: {hint}"
        yield BAD_ID.at(Place(first.path), message, hint=hint)


def _move(page: StrayPage, paths: Collection[str]) -> str:
    taken = [path for path in page.right_paths if path in paths]
    if taken:
        return f"move this file into `{page.kinds[0].folder}/` under another name, as there is a `{taken[0]}` already"
    return f"move this file to {or_of(page.right_paths)}"


def _telling(kind: type[Entity], written: Mapping[str, Any]) -> Sequence[str]:
    """The fields that tell of a kind, if they are enough to tell it and the page has all that it needs."""
    said = {kind.synonyms.get(key, key): value for key, value in written.items() if not _says_nothing(value)}
    values = in_full(kind, said)
    needed = {key for key, shape in kind.shape.items() if shape.required}
    needed |= {key for key, (other, _) in kind.required_unless.items() if other not in values}
    own = own_fields(kind, values)
    if len(needed - values.keys()) > 1 or len(own) < len(values.keys() - kind.shape.keys()):
        return ()
    telling = [key for key in own if key not in _OF_PAGES and _is_readable(kind, key, values[key])]
    needs_own = not needed.isdisjoint(own)
    has_strong = needs_own and any(_is_strong(kind, key, values[key]) for key in telling)
    if needed <= values.keys():
        return telling if has_strong or len(telling) >= _ENOUGH else ()
    return telling if has_strong and len(telling) >= _ENOUGH else ()


def _says_nothing(value: Any) -> bool:
    return isinstance(value, str) and is_blank(value)


def _is_strong(kind: type[Entity], key: str, value: Any) -> bool:
    """Whether a field holds groups of fields, or a word of its list."""
    shape = kind.shape[key]
    words = value if isinstance(value, list) else [value]
    return shape.record is not None or any(str(word).lower() in shape.allowed for word in words)


def _is_readable(kind: type[Entity], key: str, value: Any) -> bool:
    faults: list[ErrorDetails] = []
    try:
        kind.model_validate({key: value})
    except ValidationError as error:
        faults = error.errors(include_url=False)
    return all(fault["loc"][:1] != (key,) for fault in faults)
