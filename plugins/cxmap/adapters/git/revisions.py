"""Two revisions of the content, by the names that git has for them; the files as they lie there are not looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.adapters.git.contents import sources_of, trees_of
from cxmap.adapters.git.git import Git, NoAnswerError
from cxmap.insight.history import Absence
from cxmap.model.source import SourceFile

NOW = "HEAD"
_SINCE_THEY_PARTED, _FROM_TO = "...", ".."


class NoRevisionError(Exception):
    """A name for which there is no commit, or no content folder in it; the text is the name."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, the name by which it was asked for, and the content folder as git keeps it; empty where it has none."""

    name: str
    commit: str
    tree: str


def revisions(git: Git, asked: Sequence[str]) -> tuple[Revision, Revision]:
    """The older and the newer one: `OLD NEW`, `OLD` up to now, `OLD..NEW`, and `MAIN...BRANCH` since they parted."""
    first, *others = asked
    for way in (_SINCE_THEY_PARTED, _FROM_TO):
        before, found, after = first.partition(way)
        if found and not others:
            old, new = _commit(git, before or NOW), _commit(git, after or NOW)
            if way == _SINCE_THEY_PARTED:
                old = _parted(git, old, new, first)
            return _revision(git, before or NOW, old), _revision(git, after or NOW, new)
    new_name = others[0] if others else NOW
    return _revision(git, first, _commit(git, first)), _revision(git, new_name, _commit(git, new_name))


def files_at(git: Git, revision: Revision) -> tuple[SourceFile, ...]:
    """The content files of a revision."""
    return sources_of(git, revision.tree, {}) if revision.tree else ()


def _commit(git: Git, name: str) -> str:
    return _answer(git, name, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")


def _parted(git: Git, old: str, new: str, asked: str) -> str:
    return _answer(git, asked, "merge-base", old, new)


def _answer(git: Git, name: str, *arguments: str) -> str:
    try:
        return git.answer(*arguments).decode("ascii").strip()
    except NoAnswerError as problem:
        if problem.absence is Absence.NO_REPOSITORY:
            raise
        raise NoRevisionError(name) from None


def _revision(git: Git, name: str, commit: str) -> Revision:
    (tree,) = trees_of(git, [commit])
    return Revision(name, commit, tree)
