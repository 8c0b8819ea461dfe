"""Which file is which entity: kinds from folders, ids from names, and names that get in each other's way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.findings.file_rules import BAD_ID, NAME_COLLISION
from cxmap.findings.finding import Finding, Place
from cxmap.model import KINDS
from cxmap.model.ids import LONGEST_ID, is_id
from cxmap.model.record import Entity
from cxmap.model.source import SourceFile

MARKDOWN = ".md"
_INDEX = "index.md"
_BY_FOLDER = {kind.folder: kind for kind in KINDS}
_GAPS = re.compile(r"[^a-z0-9]+")
_LIKE_MARKDOWN = re.compile(r"\.(?:md|markdown|mdown|mkdn?|mdwn|mdte?xt|mdx)(?:\.txt)?$", re.IGNORECASE)
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
    kind = _BY_FOLDER.get(folder) if rest and name.endswith(MARKDOWN) and name != _INDEX else None
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


def wrong_endings(sources: Iterable[SourceFile]) -> Iterator[Finding]:
    """Texts in the kinds' folders that would be published as they are, because of how their names end."""
    others = (source.path for source in sources if not source.path.endswith(MARKDOWN) and not source.unread)
    for path in others:
        folder, _, rest = path.partition("/")
        if rest and folder in _BY_FOLDER and (ending := _LIKE_MARKDOWN.search(path)):
            name = path[: ending.start()].rpartition("/")[2]
            hint = f"rename the file to `{name}{MARKDOWN}`"
            yield BAD_ID.at(Place(path), "its name must end in `.md`", hint=hint)


def suggested_id(text: str) -> str:
    """The nearest id to a text, or an empty one."""
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
