"""Which file is which entity: kinds from folders, ids from names, and names that get in each other's way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from cxmap.findings.file_rules import BAD_ID, NAME_COLLISION
from cxmap.findings.finding import Finding, Place
from cxmap.model import KINDS
from cxmap.model.ids import LONGEST_ID, is_id
from cxmap.model.page_files import MARKDOWN
from cxmap.model.record import Entity

_ENDS_AGAIN = re.compile(r"(?:\.(?:md|markdown))+$", re.IGNORECASE)
_FOLDER_PAGES = ("index.md", "README.md")
_BY_FOLDER = {kind.folder: kind for kind in KINDS}
_CLOSE = 0.8
_GAPS = re.compile(r"[^a-z0-9]+")
_ALLOWED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Naming:
    """A file as its path describes it: its kind by folder (None for an ordinary page) and its id."""

    path: str
    kind: type[Entity] | None
    id: str


def named(path: str) -> Naming:
    folder, _, rest = path.partition("/")
    name = path.rsplit("/", 1)[-1]
    kind = _BY_FOLDER.get(folder) if rest and name.endswith(MARKDOWN) and name not in _FOLDER_PAGES else None
    return Naming(path, kind, name.removesuffix(MARKDOWN))


def bad_id(naming: Naming) -> Finding | None:
    """Why an entity's file name cannot be its id, if it cannot."""
    if is_id(naming.id):
        return None
    suggestion = suggested_id(naming.id)
    if len(naming.id) > LONGEST_ID:
        message = f"the file's name is {len(naming.id)} letters long; an id has at most {LONGEST_ID}"
    elif _ALLOWED.fullmatch(naming.id):
        message = f"`{naming.id}` cannot be an id: some computers keep this name for a device"
    else:
        message = f"`{naming.id}` cannot be an id: ids are lower-case letters and digits, joined by single hyphens"
    hint = f"rename the file to `{suggestion}.md`" if suggestion else "rename the file"
    return BAD_ID.at(Place(naming.path), message, hint=hint)


def is_folder_page(path: str) -> bool:
    """Whether a file is the page of its folder, which is never an entity."""
    return path.rpartition("/")[2] in _FOLDER_PAGES


def kind_of_near_folder(folder: str) -> tuple[type[Entity] | None, bool]:
    """The kind whose folder a name at the top seems to be; it is certain in other letter case or in the singular."""
    lowered = folder.lower()
    certain = next((kind for kind in KINDS if lowered in (kind.folder, kind.kind)), None)
    if certain:
        return certain, True
    close = get_close_matches(lowered, _BY_FOLDER, n=1, cutoff=_CLOSE)
    return (_BY_FOLDER[close[0]] if close else None), False


def suggested_id(text: str) -> str:
    """The nearest id to a text, or an empty one."""
    text = _ENDS_AGAIN.sub("", text)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = _GAPS.sub("-", plain).strip("-")[:LONGEST_ID].strip("-")
    return made if is_id(made) else ""


def collisions(paths: Iterable[str]) -> Iterator[tuple[Finding, str]]:
    """Paths that are one file on computers that ignore case or spell letters another way, each with the earlier one."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        earlier = seen.setdefault(path.lower() if path.isascii() else _folded(path), path)
        if earlier != path:
            message = f"this file and `{earlier}` have the same name on some computers"
            yield NAME_COLLISION.at(Place(path), message, hint="rename one of the two"), earlier


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
