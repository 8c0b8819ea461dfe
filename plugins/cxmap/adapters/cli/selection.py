"""The subject of a check: some files and folders, what they do elsewhere, and the department of whoever asks."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from cxmap.adapters.cli.output import CannotRunError
from cxmap.adapters.content.kept_parts import KeptParts
from cxmap.adapters.content.two_processes import TwoProcesses
from cxmap.adapters.git.former_files import former_files
from cxmap.adapters.site import CompiledContent
from cxmap.compiler import Map, compile_map
from cxmap.findings.baseline import Baseline
from cxmap.findings.causes import CauseGroup
from cxmap.findings.diagram_rules import BROKEN_DIAGRAM
from cxmap.findings.finding import Finding
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.insight.finding_causes import causes, coming_from, concerns_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.partner import Partner


class Selection:
    """The files and folders that a check is asked about; all of them where none is named."""

    def __init__(self, paths: Sequence[str], folder: Path) -> None:
        self.holds = selected(paths, folder)
        self._is_all = not paths

    def found(self, findings: Sequence[Finding], content: CompiledContent) -> tuple[Finding, ...]:
        """The findings in these files, and those elsewhere that come from their entities, or from what changed."""
        if self._is_all:
            return tuple(findings)
        documents = content.map.catalogue.documents
        entities = frozenset(key for key, document in documents.items() if self.holds(document.path))
        comes_from_them = coming_from(_judged(content.map), entities)
        chosen = {each for each in findings if self.holds(each.place.path) or comes_from_them(each)}
        brought = self._brought([each for each in findings if each not in chosen], content)
        return tuple(each for each in findings if each in chosen or each in brought)

    def _brought(self, findings: Sequence[Finding], content: CompiledContent) -> frozenset[Finding]:
        """Those of some findings elsewhere that were not there before these files were changed."""
        former = former_files(content.folder, content.files, self.holds) if findings else None
        if former is None:
            return frozenset()
        with TwoProcesses() as processes:
            before = compile_map(former, content.map.settings, in_parts=KeptParts(processes))
        # Without a drawing program, as here, nothing is said of diagrams, which no other file breaks.
        told = (each for each in findings if each.rule != BROKEN_DIAGRAM.id)
        return frozenset(Baseline.of(before.findings).compared(told).new)

    def groups(self, findings: Sequence[Finding], compiled: Map, party: Key | None) -> tuple[CauseGroup, ...]:
        """The findings by cause: a party's own first, and those of these files before what they do elsewhere."""
        judged = _judged(compiled)
        own = concerns_of(judged, party) if party else frozenset()
        here = causes(judged, (each for each in findings if self.holds(each.place.path)), own)
        there = causes(judged, (each for each in findings if not self.holds(each.place.path)), own)
        if party and not there:
            first = tuple(cause for cause in here if cause.is_own)
            others = tuple(cause for cause in here if not cause.is_own)
            return CauseGroup(f"what concerns {party}", first), CauseGroup("all else", others)
        return CauseGroup("", here), CauseGroup("elsewhere, and these files have a part in it", there)

    @staticmethod
    def party(name: str, compiled: Map) -> Key:
        """A department by its id, or any party by its key; raises CannotRunError where there is none."""
        key = Key(name) if "/" in name else key_of(Department.kind, name)
        entities = compiled.catalogue.entities
        parties = {each.key for kind in (Department, Partner) for each in entities[kind.kind]}
        if key in parties:
            return key
        hint = did_you_mean(nearest(key, sorted(parties)), (), otherwise="write the id of a department")
        raise CannotRunError(f"there is no `{key}`; {hint}")


def _judged(compiled: Map) -> JudgedMap:
    return JudgedMap(compiled.catalogue, compiled.alignment)


def selected(paths: Sequence[str], content: Path) -> Callable[[str], bool]:
    """Whether a path below the content folder is one of these files or lies in one of these folders; none means all."""
    root = _whole(os.fspath(content))
    wanted = tuple(_below(path, root, content) for path in paths)
    if not wanted or "" in wanted:
        return lambda _path: True
    folders = tuple(f"{path}/" for path in wanted)
    return lambda path: path in wanted or path.startswith(folders)


def _below(path: str, root: Path, content: Path) -> str:
    if not os.path.lexists(path):
        nearby = content / path
        hint = f"; do you mean `{nearby.as_posix()}`?" if os.path.lexists(nearby) else ""
        raise CannotRunError(f"there is no file or folder `{path}`{hint}")
    whole = _whole(path)
    if root.is_relative_to(whole):
        return ""
    if not whole.is_relative_to(root):
        raise CannotRunError(f"`{path}` is not in the content folder `{content.as_posix()}`")
    return whole.relative_to(root).as_posix()


def _whole(path: str) -> Path:
    """The absolute path, in which the last part stays the link that it may be."""
    # The working directory's own path may lead through links, as /tmp does on macOS.
    lexical = Path(os.path.abspath(path))  # noqa: PTH100  # `Path.absolute` keeps `..`
    return lexical.parent.resolve() / lexical.name
