"""`cxmap publish`: a build by Zensical, which has no plugins, that changes the whole site or nothing of it."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxmap.adapters.cli.output import FINE, FOUND, CannotRunError, write

if TYPE_CHECKING:
    from cxmap.adapters.publication.staged_site import StagedSite

SUMMARY = "build the site with Zensical, and publish it when it is whole"
_BUILD = "cxmap.adapters.hosts.zensical_build"
_CONFIGURATION = ".mkdocs.cxmap.yml"
_MARK = "# cxmap writes this for one build, and deletes it.\n"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--clean", action="store_true", help="let Zensical render every page anew")
    parser.add_argument("--strict", action="store_true", help="let Zensical stop at warnings")


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import compiled_without_errors, located  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.publication.failure import NotPublishedError, sentence_of  # noqa: PLC0415  # likewise
    from cxmap.adapters.publication.staged_site import StagedSite  # noqa: PLC0415  # likewise

    # Whatever is wrong with the options is said here.
    site = located(arguments).site
    if site.file is None:
        raise CannotRunError("there is no `mkdocs.yml` here")
    folder = _site_folder(site.file)
    if not site.options.quarantine and compiled_without_errors(arguments) is None:
        _say("the map has errors; nothing was built or deleted")
        return FOUND
    try:
        staged = StagedSite.begun(folder, _say)
        try:
            return _publish(
                staged, site.file, [f"--{name}" for name in ("clean", "strict") if getattr(arguments, name)]
            )
        finally:
            staged.end()
    except NotPublishedError as problem:
        raise CannotRunError(str(problem)) from None
    except OSError as problem:
        raise CannotRunError(sentence_of(problem)) from None


def _site_folder(configuration: Path) -> Path:
    """The output folder, as Zensical reads it from the configuration."""
    try:
        zensical: Any = import_module("zensical.config")
    except ImportError:
        raise CannotRunError("Zensical is not installed beside cxmap; MkDocs and ProperDocs need no command") from None
    try:
        return Path(zensical.parse_config(str(configuration.absolute()))["site_dir"])
    except zensical.ConfigurationError as problem:
        raise CannotRunError(f"`{configuration.name}`: {problem}") from None


def _publish(staged: StagedSite, site: Path, options: Sequence[str]) -> int:
    from cxmap.adapters.configuration import FILE_OF_BUILD  # noqa: PLC0415  # likewise

    configuration = site.with_name(_CONFIGURATION)
    _write_configuration(configuration, site.name, os.path.relpath(staged.built, site.parent))
    try:
        command = [sys.executable, "-m", _BUILD, "--config-file", str(configuration), *options]
        environment = os.environ | {FILE_OF_BUILD: str(site.absolute())}
        # Whoever kills this process may leave that one, and no other build must begin before it has ended.
        built = subprocess.run(command, check=False, env=environment, pass_fds=staged.held_while_open)
    finally:
        configuration.unlink(missing_ok=True)
    if built.returncode:
        _say("Zensical built no site; the last one stays as it is")
        return FOUND
    if not staged.built.is_dir() or not any(staged.built.iterdir()):
        _say("Zensical wrote no file of the site; the last one stays as it is")
        return FOUND
    staged.publish()
    _say(f"the new site stands in {staged.folder}")
    return FINE


def _write_configuration(configuration: Path, site: str, built: str) -> None:
    """Writes the site's own, but for the folder; another file of that name stays, unless a killed build left it."""
    import yaml  # noqa: PLC0415  # likewise

    if configuration.is_file():
        with configuration.open(encoding="utf-8", errors="replace", newline="") as file:
            left = file.read(len(_MARK))
        if _MARK.startswith(left):
            configuration.unlink()
    try:
        with configuration.open("x", encoding="utf-8", newline="") as file:
            file.write(_MARK + yaml.safe_dump({"INHERIT": site, "site_dir": built}))
    except FileExistsError:
        words = f"`{configuration}` is not of cxmap, which needs that name for a build; rename it"
        raise CannotRunError(words) from None


def _say(words: str) -> None:
    write(f"cxmap: {words}\n", sys.stderr)
