"""From a command's arguments to the compiled map, and from the map to a report."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from cxmap.adapters.cli.progress import Progress
from cxmap.adapters.cli.stops import CannotRunError
from cxmap.adapters.content.files import read_content, shown_prefix
from cxmap.adapters.content.side_by_side import in_two
from cxmap.adapters.drawing.drawable import CACHE, DrawableDiagrams
from cxmap.adapters.options import ConfigurationError, content_folder, read_site, settings_from
from cxmap.compiler import Map, compile_map
from cxmap.findings.finding import Finding
from cxmap.findings.formats.report import Report
from cxmap.model.source import Settings


@dataclass(frozen=True, slots=True)
class Subject:
    """Where the content lies, and how it is to be judged."""

    content: Path
    settings: Settings


@dataclass(frozen=True, slots=True)
class Reading:
    """The compiled map, and the files it was made from, by their path below the content folder."""

    subject: Subject
    map: Map
    files: Mapping[str, bytes]

    def report(self, findings: Iterable[Finding]) -> Report:
        """The findings with the paths that whoever runs the command uses."""
        prefix = shown_prefix(self.subject.content)
        return Report(
            as_of=self.map.as_of,
            files=self.map.files,
            entities=self.map.entities,
            findings=tuple(_moved(finding, prefix) for finding in findings),
            source_lines=_lines_by_path(self.files, prefix),
        )


def located(arguments: Namespace) -> Subject:
    try:
        site = read_site(Path())
        content = content_folder(arguments.content, site)
        return Subject(content, settings_from(site.options or {}, arguments.as_of, os.environ))
    except ConfigurationError as problem:
        raise CannotRunError(str(problem)) from None


def compiled(subject: Subject) -> Reading:
    with Progress() as progress:
        progress("reading")
        try:
            sources = read_content(subject.content)
        except OSError as problem:
            raise CannotRunError(f"cannot read `{problem.filename or subject.content}`: {problem.strerror}") from None
        files = {source.path: source.content for source in sources}
        made = compile_map(sources, subject.settings, progress, DrawableDiagrams(CACHE), in_two)
        return Reading(subject, made, files)


def _moved(finding: Finding, prefix: str) -> Finding:
    return replace(finding, place=replace(finding.place, path=prefix + finding.place.path))


def _lines_by_path(files: Mapping[str, bytes], prefix: str) -> Callable[[str], Sequence[str]]:
    # Findings come sorted by path, so that one file at a time is enough.
    @lru_cache(maxsize=1)
    def lines(path: str) -> Sequence[str]:
        text = files.get(path.removeprefix(prefix), b"").decode("utf-8", "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    return lines
