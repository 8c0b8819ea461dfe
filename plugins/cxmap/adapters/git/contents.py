"""The content folder as a commit holds it: its files by name, and their bytes as source files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1, sha256

from cxmap.adapters.content.files import LARGEST_FILE, is_read, path_text
from cxmap.adapters.git.git import Git, NoAnswerError
from cxmap.insight.history import Absence
from cxmap.model.source import SourceFile, Unread

_LINK = b"120000"
_BLOB = b"blob"
_SHA1_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that a commit holds: its object's id, and whether it is a symbolic link."""

    object_id: str
    is_link: bool


def trees_of(git: Git, revisions: Sequence[str]) -> tuple[str, ...]:
    """The id of the content folder at each revision, empty where there was none; equal ids mean equal content."""
    asked = "".join(f"{revision}:./\n" for revision in revisions).encode()
    lines = git.answer("cat-file", "--batch-check=%(objectname) %(objecttype)", given=asked).decode("ascii", "replace")
    return tuple(line.removesuffix(" tree") if line.endswith(" tree") else "" for line in lines.splitlines())


def entries_of(git: Git, tree: str) -> Mapping[str, Entry]:
    """Its files by path, but for those that begin with a dot."""
    found: dict[str, Entry] = {}
    for line in git.answer("ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0"):
        described, _, name = line.partition(b"\t")
        mode, kind, object_id, *_ = (*described.split(), b"", b"", b"")
        path = path_text(name.decode("utf-8", "surrogateescape"))
        if kind == _BLOB and not any(part.startswith(".") for part in path.split("/")):
            found[path] = Entry(object_id.decode("ascii"), mode == _LINK)
    return found


def sources_of(git: Git, tree: str, known: Mapping[str, bytes]) -> tuple[SourceFile, ...]:
    """The same files as reading the folder would have given when it was like that; some contents may be known."""
    entries = entries_of(git, tree)
    wanted = {entry.object_id for path, entry in entries.items() if is_read(path) and not entry.is_link}
    contents = {**known, **_contents(git, sorted(wanted - known.keys()))}
    return tuple(_source(path, entry, contents) for path, entry in sorted(entries.items()))


def contents_by_id(entries: Mapping[str, Entry], files: Iterable[SourceFile]) -> Mapping[str, bytes]:
    """The contents of files that lie there as they were committed, by their objects' ids."""
    return {
        entry.object_id: file.content
        for file in files
        if is_read(file.path) and not file.unread and (entry := entries.get(file.path))
    }


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


def _source(path: str, entry: Entry, contents: Mapping[str, bytes]) -> SourceFile:
    if entry.is_link:
        return SourceFile(path, unread=Unread.SYMLINK)
    if not is_read(path):
        return SourceFile(path)
    content = contents[entry.object_id]
    return SourceFile(path, unread=Unread.TOO_LARGE) if len(content) > LARGEST_FILE else SourceFile(path, content)


def _contents(git: Git, object_ids: Sequence[str]) -> Mapping[str, bytes]:
    if not object_ids:
        return {}
    said = git.answer("cat-file", "--batch", given="".join(f"{each}\n" for each in object_ids).encode("ascii"))
    found: dict[str, bytes] = {}
    begin = 0
    for each in object_ids:
        head, _, _ = said[begin : begin + 200].partition(b"\n")
        _, kind, size_text, *_ = (*head.split(), b"", b"", b"")
        if kind != _BLOB:
            raise NoAnswerError(Absence.UNREADABLE)
        size = int(size_text)
        begin += len(head) + 1
        found[each] = said[begin : begin + size]
        begin += size + 1
    return found
