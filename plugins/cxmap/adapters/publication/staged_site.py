"""A site that is built beside the last one, and takes its place when it is whole.

Only one build at a time works on a site. Whatever ends a build before the change leaves the last site as it was; what
is left over then, the next build clears away.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cxmap.adapters.publication.copying import copy, link_or_copy
from cxmap.adapters.publication.exchange import NoExchangeError, exchange
from cxmap.adapters.publication.failure import NotPublishedError, sentence_of
from cxmap.adapters.publication.in_place import (
    NEW,
    WORK,
    clear_in_place,
    complete_plan,
    is_planned,
    publish_in_place,
    visible,
)
from cxmap.adapters.publication.lock import HeldError, Lock

_LOCK, _OLD, _GARBAGE, _IGNORED = "lock", "old", "garbage", ".gitignore"
_FIXED = (errno.EBUSY, errno.EXDEV)


@dataclass(frozen=True, slots=True)
class StagedSite:
    """One build of the site in `folder`, which a site generator writes into `built`."""

    folder: Path
    built: Path
    _work: Path
    _lock: Lock

    @classmethod
    def begun(cls, folder: Path, say: Callable[[str], None], *, with_last: bool = False) -> Self:
        """Waits for other builds, puts right what a killed one left, and makes room beside the last site.

        `with_last` begins with a copy of the last site. Raises NotPublishedError.
        """
        # A link stays a link; what changes is the folder to which it leads.
        site = Path(os.path.realpath(folder))
        try:
            work = _work_folder(site)
            staged = cls(site, work / NEW, work, Lock(work / _LOCK))
            staged._take_lock(say)
            try:
                staged._prepare(with_last=with_last)
            except BaseException:
                staged.end()
                raise
        except OSError as problem:
            raise NotPublishedError(sentence_of(problem)) from None
        return staged

    def publish(self) -> None:
        """From now on the site is what was built; raises NotPublishedError where the last one stays."""
        if not self._lock.keeps_others_away:
            raise NotPublishedError(f"somebody removed `{self._work}` meanwhile; `{self.folder}` is as it was")
        try:
            self.built.mkdir(exist_ok=True)
            if self._is_inside:
                publish_in_place(self.folder, self.built)
            elif self.folder.exists():
                self._take_over()
                self._change_places()
            else:
                self.built.rename(self.folder)
        except OSError as problem:
            rest = (
                "a part of it is new, and the next build completes it" if is_planned(self.folder) else "it is as it was"
            )
            raise NotPublishedError(f"{sentence_of(problem)}; `{self.folder}`: {rest}") from None

    @property
    def held_while_open(self) -> tuple[int, ...]:
        """Open files that keep other builds waiting; a process that builds is given them."""
        return self._lock.handles

    def end(self) -> None:
        """Takes away all that is not the site, and lets other builds go on; a second time does nothing."""
        if not self._lock.is_held:
            return
        try:
            # What cannot be removed now, the next build removes, or says why not.
            with suppress(OSError):
                self._clear()
        finally:
            self._lock.release()
            # Another build may have begun in it.
            with suppress(OSError):
                self._work.rmdir()

    @property
    def _is_inside(self) -> bool:
        return self._work.parent == self.folder

    def _take_lock(self, say: Callable[[str], None]) -> None:
        try:
            self._lock.take(lambda holder: say(f"another build writes `{self.folder}` ({holder}); waiting for it"))
        except HeldError as held:
            raise NotPublishedError(f"another build still writes `{self.folder}` ({held})") from None

    def _prepare(self, *, with_last: bool) -> None:
        complete_plan(self.folder)
        self._clear()
        # Whoever looks for files that git does not know finds none here.
        (self._work / _IGNORED).write_text("*\n", encoding="utf-8")
        self.built.mkdir()
        if with_last and self.folder.exists():
            for entry in visible(self.folder):
                copy(entry, self.built / entry.name)

    def _take_over(self) -> None:
        """Hidden entries of the last site, such as `.git`, stand in the new one too; so do its owner and rights."""
        for entry in self.folder.iterdir():
            place = self.built / entry.name
            if entry.name.startswith(".") and entry.name != WORK and not os.path.lexists(place):
                copy(entry, place, link_or_copy)
        status = self.folder.stat()
        if hasattr(os, "chown"):
            with suppress(PermissionError):
                os.chown(self.built, status.st_uid, status.st_gid)
        shutil.copystat(self.folder, self.built)
        os.utime(self.built)

    def _change_places(self) -> None:
        try:
            try:
                exchange(self.built, self.folder)
            except NoExchangeError:
                self._change_places_in_two_steps()
        except OSError as problem:
            if problem.errno not in _FIXED:
                raise
            publish_in_place(self.folder, self.built)

    def _change_places_in_two_steps(self) -> None:
        """Between them there is no site. Whoever stops there leaves both, and the last one is put back."""
        try:
            self.folder.rename(self._work / _OLD)
            self.built.rename(self.folder)
        except BaseException:
            self._put_back()
            raise

    def _put_back(self) -> None:
        old = self._work / _OLD
        if not self._is_inside and old.exists() and not self.folder.exists():
            old.rename(self.folder)

    def _clear(self) -> None:
        """Takes leftovers away, of this build or of a killed one."""
        self._put_back()
        if self._is_inside and is_planned(self.folder):
            return
        if not self._is_inside:
            clear_in_place(self.folder)
        for name in (_GARBAGE, _OLD, NEW):
            self._remove(self._work / name)
        (self._work / _IGNORED).unlink(missing_ok=True)

    def _remove(self, folder: Path) -> None:
        """Half of it must never pass for a site that could be put back."""
        garbage = self._work / _GARBAGE
        if folder.exists() and folder != garbage:
            folder.rename(garbage)
        shutil.rmtree(garbage, ignore_errors=True)


def _work_folder(site: Path) -> Path:
    """Beside the site, or inside it where only there is the same disk, or the right to write."""
    if _is_no_folder(site):
        raise NotPublishedError(f"`{site}` is no folder, and the site needs one; move it, or change `site_dir`")
    if stranger := next(filter(_is_no_folder, site.parents), None):
        raise NotPublishedError(f"`{stranger}` is no folder, and the site's folder lies there; change `site_dir`")
    site.parent.mkdir(parents=True, exist_ok=True)
    work = site.parent / f".{site.name}{WORK}"
    if site.exists():
        if not os.access(site, os.W_OK):
            raise NotPublishedError(f"`{site}` may only be read")
        same_disk = site.stat().st_dev == site.parent.stat().st_dev
        if not (same_disk and os.access(site.parent, os.W_OK)):
            work = site / WORK
    if work.is_symlink() or _is_no_folder(work):
        raise NotPublishedError(f"`{work}` is no folder, and a build needs one there; remove it")
    return work


def _is_no_folder(place: Path) -> bool:
    """Whether something else stands there, be it a link that leads round in a circle."""
    return os.path.lexists(place) and not place.is_dir()
