"""`cxmap new`: a new file from a template, in which every field is explained."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.adapters.cli.named_kind import kind_named
from cxmap.adapters.cli.output import FINE, CannotRunError, write_for_people
from cxmap.findings.formats.excerpt import visible

if TYPE_CHECKING:
    from cxmap.model.record import Entity

SUMMARY = "make a new file from a template, in which every field is explained"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help="for example touchpoint")
    parser.add_argument("title", metavar="TITLE", help='its name as readers see it, in quotes: "Parcel shop"')
    parser.add_argument(
        "--id", metavar="ID", help="the id by which other files refer to it (default: made of the title)"
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import located  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.content.files import shown_prefix  # noqa: PLC0415  # likewise
    from cxmap.model.templates import template_text  # noqa: PLC0415  # likewise

    kind, title = kind_named(arguments.kind), _one_line(arguments.title)
    name = _id(arguments.id, title)
    folder = located(arguments).folder
    file = _free(folder, kind, name)
    _make(file, template_text(kind, title=title))
    shown = visible(shown_prefix(folder) + file.relative_to(folder).as_posix())
    write_for_people(
        f"{shown}: a new {kind.kind}, as a draft\n"
        f"Fill in what it asks for; `cxmap check {shown}` says what is still missing.\n",
        sys.stdout,
    )
    return FINE


def _one_line(title: str) -> str:
    """The title without blanks around it and line breaks within it; raises CannotRunError where that is no title."""
    words = " ".join(title.split())
    if not words:
        raise CannotRunError('the title is empty; write it in quotes, as in `cxmap new touchpoint "Parcel shop"`')
    if not words.isprintable():
        raise CannotRunError("the title holds a character that cannot be shown; type it anew")
    return words


def _id(asked: str | None, title: str) -> str:
    from cxmap.loading.files.naming import suggested_id  # noqa: PLC0415  # likewise
    from cxmap.model.ids import is_id  # noqa: PLC0415  # likewise

    made = suggested_id(asked or title)
    if asked and not is_id(asked):
        way = f"; did you mean `{made}`?" if made else ""
        raise CannotRunError(f"`{asked}` cannot be an id: those are lower-case letters, digits and hyphens{way}")
    if not made:
        raise CannotRunError(
            f"no id can be made of `{title}`; name one with --id: lower-case letters, digits and hyphens"
        )
    return made


def _free(folder: Path, kind: type[Entity], name: str) -> Path:
    """The file that is to be made; raises CannotRunError where the id is taken, or where no content would be read."""
    from cxmap.model.page_files import MARKDOWN  # noqa: PLC0415  # likewise

    place = folder / kind.folder
    if place.is_symlink():
        raise CannotRunError(f"`{place}` is a link, which nobody follows; put a folder in its place")
    for other in sorted(place.rglob("*")):
        if other.name.lower() == f"{name}{MARKDOWN}":
            raise CannotRunError(f"there is a {kind.kind} `{name}` already: `{other}`; name another id with --id")
    return place / f"{name}{MARKDOWN}"


@contextmanager
def _gone_if_it_fails(file: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        file.unlink()
        raise


def _make(file: Path, text: str) -> None:
    """Writes a file that is not there yet."""
    try:
        file.parent.mkdir(exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as made, _gone_if_it_fails(file):
            made.write(text)
            made.flush()
    except OSError as problem:
        raise CannotRunError(f"cannot write `{file}`: {problem.strerror}") from None
