"""`cxmap diff`: what is otherwise on the map between two revisions, and what that means for promises."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, CannotRunError, screen_of, write, write_for_people

if TYPE_CHECKING:
    from cxmap.adapters.cli.compiling import Located
    from cxmap.adapters.cli.difference.compared import ComparedRevisions
    from cxmap.insight.history import Absence as _Absence

SUMMARY = "compare two revisions as maps: entities, verdicts both ways, who is concerned"
_TEXT, _MARKDOWN, _JSON, _REVIEW = "text", "markdown", "json", "review"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "revisions",
        nargs="+",
        metavar="REV",
        help="one or two names of git: OLD (up to the newest commit), OLD NEW, OLD..NEW, or MAIN...BRANCH",
    )
    parser.add_argument(
        "--format", choices=(_TEXT, _MARKDOWN, _JSON, _REVIEW), default=_TEXT, help="how to write it (default: text)"
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import located  # noqa: PLC0415  # start-up stays short

    if len(arguments.revisions) > len(("old", "new")):
        raise CannotRunError("name one or two revisions, as in `cxmap diff main...HEAD`")
    compared = _compared(located(arguments), arguments)
    if arguments.format == _REVIEW:
        from cxmap.adapters.cli.difference.review import review_of  # noqa: PLC0415  # likewise

        write(review_of(compared.review()), sys.stdout)
        return FINE
    report = compared.report()
    if arguments.format == _JSON:
        from cxmap.adapters.cli.difference.json_text import json_of  # noqa: PLC0415  # likewise

        write(json_of(report), sys.stdout)
    elif arguments.format == _MARKDOWN:
        from cxmap.adapters.cli.difference.comment import markdown_of  # noqa: PLC0415  # likewise

        write(markdown_of(report), sys.stdout)
    else:
        from cxmap.adapters.cli.difference.text import text_lines  # noqa: PLC0415  # likewise

        lines = text_lines(report, screen_of(sys.stdout, arguments.color))
        write_for_people("".join(f"{line}\n" for line in lines), sys.stdout)
    return FINE


def _compared(it: Located, arguments: Namespace) -> ComparedRevisions:
    from cxmap.adapters.cli.difference.compared import compared_revisions  # noqa: PLC0415  # likewise
    from cxmap.adapters.git.git import NoAnswerError  # noqa: PLC0415  # likewise
    from cxmap.adapters.git.revisions import NoRevisionError  # noqa: PLC0415  # likewise

    try:
        return compared_revisions(it, arguments.revisions, arguments.until_the_end)
    except NoRevisionError as unknown:
        raise CannotRunError(f"git knows no revision `{unknown}`; `git log --oneline` lists commits") from None
    except NoAnswerError as problem:
        raise CannotRunError(_absence(problem.absence)) from None


def _absence(absence: _Absence) -> str:
    from cxmap.insight.history import Absence  # noqa: PLC0415  # likewise

    if absence is Absence.NO_PROGRAM:
        return "the program git is missing, which knows the revisions"
    if absence is Absence.NO_REPOSITORY:
        return "the content lies in no git repository, so there are no revisions to compare"
    return "git could not read the revisions"
