"""Commits as git tells of them: the last one of each file, and those that bear a tag."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from cxmap.adapters.git.git import Git
from cxmap.insight.history import Commit

AddressOf = Callable[[str], str]
"""Where a commit's host shows it, by the commit's id; empty where nobody knows."""

_FIELDS = "%H%x00%cI%x00%s"
_LOG = ("log", "-z", "--no-color", "--no-notes", "--no-ext-diff", "--no-textconv", "--no-renames")
_COMMIT = b"/"
"""What no file is called."""
_HERE = ("--", ".")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def last_commits(git: Git, wanted: Collection[str], address_of: AddressOf) -> Mapping[str, Commit]:
    """The newest commit that changed each of the wanted files; nothing for those that none did."""
    prefix = git.answer("rev-parse", "--show-prefix").removesuffix(b"\n")
    missing = {prefix + path.encode(): path for path in wanted}
    found: dict[str, Commit] = {}
    # A merge is told of with the files in which it differs from all that it joins.
    with git.parts(*_LOG, "--name-only", "-c", f"--format=%x00/%x00{_FIELDS}%x00", *_HERE) as parts:
        for commit, name in _changes(parts, address_of):
            path = missing.pop(name, None)
            if path is not None:
                found[path] = commit
            if not missing:
                break
    return found


def newest_commit(git: Git, address_of: AddressOf, *limits: str) -> Commit | None:
    """The newest commit that changed anything in the folder, of those that the limits leave."""
    said = git.answer(*_LOG, "-1", f"--format={_FIELDS}", *limits, *_HERE)
    return _commit(said.split(b"\0"), address_of) if said else None


def first_commit(git: Git, address_of: AddressOf) -> Commit | None:
    """The oldest commit that changed anything in the folder."""
    oldest = b""
    with git.parts(*_LOG, "--format=%H", *_HERE) as parts:
        for part in parts:
            oldest = part.strip() or oldest
    return named_commit(git, oldest.decode("ascii"), address_of) if oldest else None


def named_commit(git: Git, revision: str, address_of: AddressOf) -> Commit:
    """The commit for which a name stands; raises NoAnswerError where none does."""
    identity = git.answer("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    said = git.answer(*_LOG, "-1", "--no-walk", f"--format={_FIELDS}", identity.decode("ascii").strip(), "--")
    return _commit(said.split(b"\0"), address_of)


def files_of(git: Git, commit: Commit) -> frozenset[str]:
    """The files in the folder that a commit changed; a merge is held against what it was merged into."""
    prefix = git.answer("rev-parse", "--show-prefix").removesuffix(b"\n")
    shown = ("show", *_LOG[1:], "-m", "--first-parent", "--name-only", "--format=", commit.id, *_HERE)
    names = (name.lstrip(b"\n") for name in git.answer(*shown).split(b"\0"))
    return frozenset(name.removeprefix(prefix).decode("utf-8", "surrogateescape") for name in names if name)


def commits_since(git: Git, commit: Commit, paths: Iterable[str], address_of: AddressOf) -> Iterator[Commit]:
    """The commits after one that changed any of the files, the newest first."""
    with git.parts(*_LOG, f"--format=%x00{_FIELDS}%x00", f"{commit.id}..HEAD", "--", *paths) as parts:
        for part in parts:
            if part:
                yield _commit((part, next(parts, b""), next(parts, b"")), address_of)


def last_commit(git: Git, commit: Commit, path: str, address_of: AddressOf) -> Commit | None:
    """The newest commit that changed a file, up to one of them."""
    said = git.answer(*_LOG, "-1", f"--format={_FIELDS}", commit.id, "--", path)
    return _commit(said.split(b"\0"), address_of) if said else None


def tagged_commits(git: Git, address_of: AddressOf) -> Iterator[tuple[str, Commit]]:
    """The commits behind HEAD that bear a tag, the newest first, each with the first of its tags."""
    tags = ("--simplify-by-decoration", "--decorate-refs=refs/tags/*")
    with git.parts(*_LOG, *tags, f"--format=%x00{_FIELDS}%x00%D%x00", "--") as parts:
        for part in parts:
            if part:
                commit = _commit((part, next(parts, b""), next(parts, b"")), address_of)
                if names := next(parts, b""):
                    yield names.decode("utf-8", "backslashreplace").split(", ")[0].removeprefix("tag: "), commit


def _changes(parts: Iterator[bytes], address_of: AddressOf) -> Iterator[tuple[Commit, bytes]]:
    """Every name that a commit has changed; the first of them may come with a line's end before it, and without."""
    commit: Commit | None = None
    for part in parts:
        if part == _COMMIT:
            commit = _commit((next(parts, b""), next(parts, b""), next(parts, b"")), address_of)
        elif part and commit:
            yield commit, part
            if part.startswith(b"\n"):
                yield commit, part[1:]


def _commit(parts: Sequence[bytes], address_of: AddressOf) -> Commit:
    identity, moment, subject = (part.decode("utf-8", "replace").strip() for part in parts[:3])
    return Commit(identity, _moment(moment), subject, address_of(identity))


def _moment(text: str) -> datetime:
    """An impossible time counts as none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _EPOCH
