"""`cxmap export`: the whole map and its verdicts, for other programs and for spreadsheets."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cxmap.adapters.cli.output import write_bytes
from cxmap.adapters.cli.stops import FINE, FOUND, CannotRunError
from cxmap.adapters.export import EXPORTS, exporter

SUMMARY = "write the whole map and its verdicts for other programs"
_TEXT_FORMATS = ("json",)
# Every file in an archive has a time; this is the first that one can have.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("format", choices=tuple(EXPORTS), metavar="FORMAT", help=", ".join(EXPORTS))
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="the folder to write to (default: standard output, csv as a zip)"
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.complete import complete_reading  # noqa: PLC0415  # start-up stays short

    if arguments.output is None and arguments.format not in _TEXT_FORMATS and _is_terminal():
        raise CannotRunError(f"{arguments.format} is nothing for a terminal; add `--output DIR` or send it to a file")
    reading = complete_reading(arguments)
    if reading is None:
        return FOUND
    files = exporter(arguments.format)(reading.map)
    if arguments.output is None:
        write_bytes(_as_one(files), sys.stdout)
    else:
        _write_into(arguments.output, files)
    return FINE


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


def _write_into(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as problem:
        raise CannotRunError(f"cannot write `{problem.filename or folder}`: {problem.strerror}") from None
