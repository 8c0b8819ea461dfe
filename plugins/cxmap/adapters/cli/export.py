"""`cxmap export`: the whole map and its verdicts, for other programs and for spreadsheets."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cxmap.adapters.cli.output import FINE, FOUND, CannotRunError, write_bytes
from cxmap.adapters.export import EXPORTS, exporter

SUMMARY = "write the whole map and its verdicts for other programs"
# Every file in an archive has a time; this is the first that one can have.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("format", choices=tuple(EXPORTS), metavar="FORMAT", help=", ".join(EXPORTS))
    parser.add_argument(
        "--output",
        metavar="PATH",
        type=Path,
        help=f"the folder to write to, or the file ({_endings()}); default: standard output",
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import compiled_without_errors  # noqa: PLC0415  # start-up stays short

    if arguments.output is None and not EXPORTS[arguments.format].is_text and _is_terminal():
        raise CannotRunError(f"{arguments.format} is nothing for a terminal; add `--output PATH` or send it to a file")
    content = compiled_without_errors(arguments)
    if content is None:
        return FOUND
    files = exporter(arguments.format)(content.map)
    if not files:
        raise CannotRunError(f"there is no journey that {arguments.format} could show")
    if arguments.output is None:
        write_bytes(_as_one(files), sys.stdout)
    else:
        _write_to(arguments.output, EXPORTS[arguments.format].ending, files)
    return FINE


def _endings() -> str:
    """`json: .json, csv: .zip`."""
    return ", ".join(f"{name}: {each.ending}" for name, each in EXPORTS.items())


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _as_one(files: Mapping[str, bytes]) -> bytes:
    """The only file, or all of them in an archive that is the same for the same files."""
    if len(files) == 1:
        return next(iter(files.values()))
    archive = BytesIO()
    with ZipFile(archive, "w") as packed:
        for name, content in files.items():
            packed.writestr(ZipInfo(name, _NO_TIME), content, ZIP_DEFLATED)
    return archive.getvalue()


def _write_to(path: Path, ending: str, files: Mapping[str, bytes]) -> None:
    """Into one file if the name says so and no folder has it, else into a folder."""
    is_file = path.suffix.lower() == ending and not path.is_dir()
    wanted = {path: _as_one(files)} if is_file else {path / name: content for name, content in files.items()}
    try:
        for file, content in wanted.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except OSError as problem:
        raise CannotRunError(f"cannot write `{problem.filename or path}`: {problem.strerror}") from None
