"""From a command's arguments to the compiled content, and from there to a report."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from cxmap.adapters.cli.asked_host import AskedHost, is_to_be_asked
from cxmap.adapters.cli.output import CannotRunError, screen_of, write_for_people
from cxmap.adapters.cli.progress import Progress
from cxmap.adapters.configuration import SiteFile, read_site, site_file, written_at
from cxmap.adapters.content.files import UnreadableContentError, shown_path, shown_prefix
from cxmap.adapters.content.kept_parts import KeptParts
from cxmap.adapters.content.published import ContentFolder, HostFiles, HostList, as_usual, every_file
from cxmap.adapters.content.theme_files import ThemeFolders, theme_folders
from cxmap.adapters.content.two_processes import TwoProcesses
from cxmap.adapters.drawable import CACHE, DrawableDiagrams
from cxmap.adapters.html.site_markdown import markdown_said
from cxmap.adapters.listing.plugins import shared_fields_name
from cxmap.adapters.options import ConfigurationError
from cxmap.adapters.site import CompiledContent, compiled_content, with_own_headings
from cxmap.findings.causes import CauseGroup
from cxmap.findings.finding import Finding
from cxmap.findings.formats import text
from cxmap.findings.formats.excerpt import visible
from cxmap.findings.formats.report import Report
from cxmap.model.later import Later
from cxmap.model.source import Settings, SiteTools, SourceFile


@dataclass(frozen=True, slots=True)
class Located:
    """The content of a command: the site that it is of, where it lies, and how it is to be judged."""

    site: SiteFile
    folder: Path
    settings: Settings
    is_own: bool
    """Whether it lies where the site says."""
    until_the_end: ExitStack
    """What goes on until the command ends."""


def asked_site(arguments: Namespace) -> SiteFile:
    """The configuration that the arguments name, or the one that lies here."""
    try:
        return read_site(site_file(arguments.config_file))
    except ConfigurationError as problem:
        raise CannotRunError(str(problem)) from None


def located(arguments: Namespace) -> Located:
    site = asked_site(arguments)
    try:
        settings = site.settings(os.environ, arguments.as_of)
        # Only a site is built without the files that have errors.
        judged = replace(
            settings,
            quarantine=False,
            unpublished=site.unpublished,
            directory_urls=site.directory_urls,
            shared_fields=shared_fields_name(site.said.get("plugins")),
        )
        folder = site.content(arguments.content)
        judged = written_at(judged, site.file, folder)
        return Located(site, folder, judged, not arguments.content, arguments.until_the_end)
    except ConfigurationError as problem:
        raise CannotRunError(str(problem)) from None


@dataclass(frozen=True, slots=True)
class Session:
    """A process that compiles again and again: the files that are open, as they are typed, and what it has loaded."""

    opened: Mapping[str, bytes]
    memory: dict[str, Any]


def compiled(it: Located, session: Session | None = None) -> CompiledContent:
    themes = partial(theme_folders, it.site.theme, it.site.theme_folder)
    listed = _listed(it)
    # Loaded files are written for the next command while this one writes what it has found.
    processes = it.until_the_end.enter_context(TwoProcesses())
    with Progress() as progress:
        try:
            markdown = markdown_said(it.site.said) if it.site.file else None
            texts = markdown.texts if markdown else None
            tools = SiteTools(DrawableDiagrams(it.site.folder / CACHE), ThemeFolders(themes), texts)
            folder = ContentFolder(it.folder, partial(_as_typed, listed, session.opened) if session else listed)
            in_parts = KeptParts(processes, session.memory if session else None)
            content = compiled_content(folder, it.settings, tools, progress=progress, in_parts=in_parts)
            content = with_own_headings(content, tools, markdown) if markdown else content
        except UnreadableContentError as problem:
            raise CannotRunError(str(problem)) from None
    for remark in listed.remarks if isinstance(listed, AskedHost) else ():
        write_for_people(f"cxmap: {visible(remark)}\n", sys.stderr)
    return content


def _listed(it: Located) -> HostList:
    """The host's list of files, for which its plugins are asked where they may change it."""
    if it.site.file is None:
        return every_file
    return AskedHost(it.site.file) if it.is_own and is_to_be_asked(it.site) else as_usual


def _as_typed(
    listed: HostList, opened: Mapping[str, bytes], files: tuple[SourceFile, ...], settings: Settings
) -> HostFiles:
    """The list of a host, in which texts that are open in an editor stand in place of their files."""
    every = {file.path: file for file in files} | {path: SourceFile(path, text) for path, text in opened.items()}
    return listed(tuple(every[path] for path in sorted(every)), settings)


def compiled_without_errors(arguments: Namespace) -> CompiledContent | None:
    """Where errors stand in the way, None, after they were written to standard error."""
    return without_errors(compiled(located(arguments)), arguments)


def without_errors(content: CompiledContent, arguments: Namespace) -> CompiledContent | None:
    """Likewise, of what is compiled already."""
    errors = content.map.errors
    if not errors:
        return content
    screen = screen_of(sys.stderr, arguments.color)
    write_for_people(text.formatted(report(content, errors), screen), sys.stderr)
    return None


def report(
    content: CompiledContent,
    findings: Iterable[Finding],
    groups: Iterable[CauseGroup] = (),
    remarks: Iterable[str] = (),
) -> Report:
    """The findings with the paths that whoever runs the command uses."""
    prefix = shown_prefix(content.folder)
    return Report(
        as_of=content.map.as_of,
        files=content.map.files,
        entities=content.map.entities,
        findings=tuple(_moved(finding, prefix, content) for finding in findings),
        source_lines=_lines_by_path(content, prefix),
        groups=tuple(_moved_group(group, prefix, content) for group in groups),
        remarks=tuple(remarks),
        drafts=len(content.map.catalogue.drafts),
    )


def _moved_group(group: CauseGroup, prefix: str, content: CompiledContent) -> CauseGroup:
    moved = (tuple(_moved(each, prefix, content) for each in cause.findings) for cause in group.causes)
    causes = (replace(cause, findings=findings) for cause, findings in zip(group.causes, moved, strict=True))
    return replace(group, causes=tuple(causes))


def _moved(finding: Finding, prefix: str, content: CompiledContent) -> Finding:
    return replace(finding, place=replace(finding.place, path=shown_path(prefix, content.place(finding.place.path))))


def _lines_by_path(content: CompiledContent, prefix: str) -> Callable[[str], Sequence[str]]:
    # Only texts for people quote a file.
    files = Later(lambda: {content.place(file.path): file.content for file in content.files})

    # Findings of one cause come sorted by path, so that few files at a time are enough.
    @lru_cache(maxsize=8)
    def lines(path: str) -> Sequence[str]:
        text = files.get(path.removeprefix(prefix), b"").decode("utf-8", "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    return lines
