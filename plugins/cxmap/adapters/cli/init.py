"""`cxmap init`: a small site that builds, or what an existing site lacks to have a map."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, CannotRunError, write_for_people
from cxmap.findings.formats.excerpt import visible

if TYPE_CHECKING:
    from cxmap.adapters.cli.start.repository import Repository
    from cxmap.adapters.configuration import SiteFile

SUMMARY = "make a small site with a map that builds, or add what a site lacks to have one"
_MOST_NAMED = 3
_IGNORED = "/site/\n/.site.cxmap/\n/.cache/\n"
_REQUIREMENTS = """\
# cxmap is on no package index yet: put your wheel of it into `wheels/`.
--find-links wheels
cxmap=={version}
"""


@dataclass(slots=True)
class _Plan:
    """All that is to be written, by its path below the folder, and what is to be said of it."""

    new: dict[str, str] = field(default_factory=dict)
    changed: dict[str, tuple[str, str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help="the folder of the site; it is made where there is none"
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.start.repository import repository_of  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.configuration import read_site, site_file  # noqa: PLC0415  # likewise
    from cxmap.adapters.options import ConfigurationError  # noqa: PLC0415

    folder: Path = arguments.folder
    if os.path.lexists(folder) and not folder.is_dir():
        raise CannotRunError(f"`{folder}` is no folder")
    try:
        site = read_site(site_file(folder=folder))
    except ConfigurationError as problem:
        raise CannotRunError(str(problem)) from None
    repository = repository_of(folder)
    plan = _added_to(folder, site, repository) if site.file else _new(folder, repository)
    _write(folder, plan)
    write_for_people("".join(f"{line}\n" for line in _told(folder, plan)), sys.stdout)
    return FINE


def _new(folder: Path, repository: Repository) -> _Plan:
    """A whole site; raises CannotRunError where a file of it is there already."""
    from cxmap.adapters.cli.start.configuration_text import configuration_text  # noqa: PLC0415  # likewise
    from cxmap.adapters.cli.start.first_map import first_files  # noqa: PLC0415
    from cxmap.adapters.cli.start.first_pages import first_pages  # noqa: PLC0415
    from cxmap.adapters.configuration import CONTENT_FOLDER, SITE_FILE  # noqa: PLC0415

    name = folder.absolute().resolve().name.replace("-", " ").replace("_", " ").strip()
    plan = _Plan({SITE_FILE: configuration_text(name[:1].upper() + name[1:] or "Promises", CONTENT_FOLDER, repository)})
    plan.new |= {f"{CONTENT_FOLDER}/{path}": text for _, path, text in first_pages((), ())}
    plan.new |= {f"{CONTENT_FOLDER}/{path}": text for path, text in first_files()}
    if there := [path for path in plan.new if os.path.lexists(folder / path)]:
        more = f" and {len(there) - _MOST_NAMED} more" if len(there) > _MOST_NAMED else ""
        named = ", ".join(f"`{folder / path}`" for path in there[:_MOST_NAMED])
        raise CannotRunError(
            f"nothing was written, as these files are there already: {named}{more}; name another folder"
        )
    _add_beside(folder, repository, plan)
    return plan


def _added_to(folder: Path, site: SiteFile, repository: Repository) -> _Plan:
    """The parts that an existing site lacks."""
    from cxmap.adapters.cli.start.first_map import first_files  # noqa: PLC0415  # likewise
    from cxmap.adapters.cli.start.first_pages import first_pages  # noqa: PLC0415
    from cxmap.adapters.content.files import read_content  # noqa: PLC0415
    from cxmap.adapters.options import ConfigurationError  # noqa: PLC0415
    from cxmap.loading.load import load_files  # noqa: PLC0415

    plan = _Plan()
    try:
        content, settings = site.content(), site.settings(os.environ)
    except ConfigurationError as problem:
        raise CannotRunError(str(problem)) from None
    sources = read_content(content, settings.shared_fields)
    loaded = load_files(sources, settings)
    paths = {source.path for source in sources}
    prefix = f"{Path(os.path.relpath(content, folder)).as_posix()}/".removeprefix("./")
    _add_plugin(site, plan)
    for view, path, text in first_pages({page.view for page in loaded.pages if page.view}, paths):
        if path in paths:
            plan.remarks.append(f"`{prefix}{path}` stays as it is; `view: {view}` in a page shows that overview")
        else:
            plan.new[f"{prefix}{path}"] = text
    if not loaded.entities:
        plan.new |= {f"{prefix}{path}": text for path, text in first_files() if path not in paths}
    if plan.new and "nav" in site.said:
        plan.remarks.append(f"the `nav:` of `{site.name}` decides which pages are listed; add the new ones there")
    _add_beside(folder, repository, plan)
    return plan


def _add_plugin(site: SiteFile, plan: _Plan) -> None:
    """Our plugin among those of the site, and the theme that its pages are made for."""
    from cxmap.adapters.cli.start.configuration_text import with_plugin  # noqa: PLC0415  # likewise
    from cxmap.adapters.listing.plugins import listed_plugins, plugin_name  # noqa: PLC0415
    from cxmap.adapters.options import PLUGIN  # noqa: PLC0415

    assert site.file
    if PLUGIN not in map(plugin_name, listed_plugins(site.said.get("plugins"))):
        before = site.file.read_bytes().decode("utf-8", "surrogateescape")
        after = with_plugin(before, site.said)
        if after is None:
            plan.remarks.append(f"`{site.name}` lists no `{PLUGIN}`: add it to its `plugins:`")
        else:
            plan.changed[site.name] = before, after
    if site.theme != "material":
        plan.remarks.append(f"pages of the map are made for the theme `material`, which `{site.name}` does not name")


def _add_beside(folder: Path, repository: Repository, plan: _Plan) -> None:
    """The files beside the content; those that are there stay as they are."""
    from importlib.metadata import version  # noqa: PLC0415  # it is slow to import

    from cxmap.adapters.cli.start.workflow import GITHUB, WORKFLOWS  # noqa: PLC0415  # likewise

    workflow = WORKFLOWS[repository.host or GITHUB]
    beside = {".gitignore": _IGNORED, "requirements.txt": _REQUIREMENTS.format(version=version("cxmap"))}
    if not repository.prefix:
        beside[workflow.path] = workflow.text
    elif plan.new:
        plan.remarks.append("a workflow belongs into the topmost folder of the repository, so none was made")
    plan.new |= {path: text for path, text in beside.items() if not os.path.lexists(folder / path)}


def _write(folder: Path, plan: _Plan) -> None:
    """The change of the configuration comes last, as without it the new files are ordinary pages."""
    from cxmap.adapters.content.writing import NewContent, NotWrittenError, change_all, make_all  # noqa: PLC0415  # likewise

    changes = [
        NewContent(path, before.encode("utf-8", "surrogateescape"), after.encode("utf-8", "surrogateescape"))
        for path, (before, after) in plan.changed.items()
    ]
    try:
        make_all(folder, plan.new)
        change_all(folder, changes)
    except NotWrittenError as problem:
        raise CannotRunError(f"nothing was written: {problem}") from None


def _told(folder: Path, plan: _Plan) -> Iterator[str]:
    shown = visible(folder.as_posix())
    if not (plan.new or plan.changed):
        yield f"nothing is missing in {shown}"
    yield from (f"made {shown}/{visible(path)}" for path in plan.new)
    yield from (f"added the plugin to {shown}/{visible(path)}" for path in plan.changed)
    yield from (visible(remark) for remark in plan.remarks)
    if plan.new or plan.changed:
        yield from _next_steps(folder)


def _next_steps(folder: Path) -> Sequence[str]:
    way = (f"  cd {visible(folder.as_posix())}",) if folder.resolve() != Path.cwd() else ()
    return (
        "",
        "Next:",
        *way,
        "  mkdocs serve   # the site, on http://127.0.0.1:8000",
        "  cxmap check    # what is still missing",
    )
