"""The content folder as a commit holds it: its files by name, and their bytes as source files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1, sha256

from cxmap.adapters.files import LARGEST_FILE, is_read, path_text
from cxmap.adapters.history.git import Git
from cxmap.model.source import SourceFile, Unread

_LINK = b"120000"
_BLOB = b"blob"
_SHA1_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that a commit holds: its object's id, its mode and its size."""

    object_id: str
    mode: bytes
    size: int


def trees_of(git: Git, revisions: Sequence[str]) -> tuple[str, ...]:
    """The id of the content folder at each revision, empty where there was none; equal ids mean equal content."""
    asked = "".join(f"{revision}:./\n" for revision in revisions).encode()
    lines = git.answer("cat-file", "--batch-check=%(objectname) %(objecttype)", given=asked).decode("ascii", "replace")
    return tuple(line.removesuffix(" tree") if line.endswith(" tree") else "" for line in lines.splitlines())


def entries_of(git: Git, tree: str) -> Mapping[str, Entry]:
    """Its files by path, but for those that begin with a dot."""
    found: dict[str, Entry] = {}
    for line in git.answer("ls-tree", "-r", "-z", "-l", "--full-tree", tree).split(b"\0"):
        described, _, name = line.partition(b"\t")
        mode, *kind = described.split() or (b"",)
        path = path_text(name.decode("utf-8", "surrogateescape"))
        if kind[:1] == [_BLOB] and not any(part.startswith(".") for part in path.split("/")):
            found[path] = Entry(kind[1].decode("ascii"), mode, int(kind[2]))
    return found


def sources_of(git: Git, tree: str) -> tuple[SourceFile, ...]:
    """The same files as reading the folder would have given when it was like that."""
    entries = entries_of(git, tree)
    wanted = {path: entry for path, entry in entries.items() if not _unread(entry) and is_read(path)}
    contents = _contents(git, [entry.object_id for entry in wanted.values()])
    return tuple(
        SourceFile(path, contents[entry.object_id] if path in wanted else b"", _unread(entry, read=is_read(path)))
        for path, entry in sorted(entries.items())
    )


def uncommitted(entries: Mapping[str, Entry], files: Iterable[SourceFile]) -> frozenset[str]:
    """The files that lie there otherwise than they were committed; those that are not read are not looked at."""
    return frozenset(
        file.path
        for file in files
        if is_read(file.path) and not file.unread and not _is_committed(entries.get(file.path), file.content)
    )


def _is_committed(entry: Entry | None, content: bytes) -> bool:
    """Git may have turned the ends of lines into those of the system."""
    return entry is not None and entry.object_id in (
        _object_id(entry, each) for each in (content, content.replace(b"\r\n", b"\n"))
    )


def _object_id(entry: Entry, content: bytes) -> str:
    hashed = sha1 if len(entry.object_id) == _SHA1_LENGTH else sha256
    return hashed(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _unread(entry: Entry, *, read: bool = True) -> Unread | None:
    if entry.mode == _LINK:
        return Unread.SYMLINK
    return Unread.TOO_LARGE if read and entry.size > LARGEST_FILE else None


def _contents(git: Git, object_ids: Sequence[str]) -> Mapping[str, bytes]:
    said = git.answer("cat-file", "--batch", given="".join(f"{each}\n" for each in object_ids).encode("ascii"))
    found: dict[str, bytes] = {}
    begin = 0
    for each in object_ids:
        head, _, _ = said[begin : begin + 200].partition(b"\n")
        size = int(head.split()[-1])
        begin += len(head) + 1
        found[each] = said[begin : begin + size]
        begin += size + 1
    return found
