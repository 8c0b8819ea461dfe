"""`cxmap dossier`: what a promise rested on, on one day, as a page to keep and as JSON."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, CannotRunError, write_for_people
from cxmap.findings.formats.excerpt import visible

if TYPE_CHECKING:
    from cxmap.adapters.cli.compiling import Located
    from cxmap.adapters.export.dossier import DatedDossier
    from cxmap.adapters.git.states_held import HeldState
    from cxmap.insight.judged_map import JudgedMap
    from cxmap.model.ids import Key
    from cxmap.model.promise import Promise

SUMMARY = "write what a promise rested on, on one day, as a page to print and as JSON"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("promise", metavar="PROMISE", help="its id, for example promise/next-day")
    parser.add_argument("--on", metavar="DATE", required=True, help="the day, as YYYY-MM-DD")
    parser.add_argument(
        "--output", metavar="FOLDER", type=Path, default=Path(), help="where to write both files (default: here)"
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import located  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.export.dossier import dossier_value  # noqa: PLC0415  # likewise
    from cxmap.adapters.html.dossier_page import dossier_page  # noqa: PLC0415  # likewise
    from cxmap.findings.formats.json_text import json_text  # noqa: PLC0415  # likewise

    day = _day(arguments.on)
    dated = _dated(located(arguments), arguments.promise, day, arguments.until_the_end)
    value = dossier_value(dated)
    name = f"{value['promise']}.{day}"
    files = {f"{name}.html": dossier_page(value), f"{name}.json": json_text(value)}
    for written in _write(arguments.output, files):
        write_for_people(f"{visible(str(written))}\n", sys.stdout)
    return FINE


def _day(text: str) -> date:
    from cxmap.model.durations import day_from  # noqa: PLC0415  # likewise

    try:
        return day_from(text)
    except ValueError:
        raise CannotRunError(f"--on is `{visible(text)}`, not a day as YYYY-MM-DD") from None


def _dated(it: Located, name: str, day: date, until_the_end: ExitStack) -> DatedDossier:
    from cxmap.adapters.export.dossier import DatedDossier  # noqa: PLC0415  # likewise
    from cxmap.adapters.git.git import NoAnswerError, git_at  # noqa: PLC0415  # likewise
    from cxmap.adapters.git.states_held import (  # noqa: PLC0415  # likewise
        NothingHeldError,
        PartialHistoryError,
        held_state,
    )
    from cxmap.insight.dossier import dossier_of  # noqa: PLC0415  # likewise

    try:
        git = git_at(it.folder)
        newest = held_state(git)
        # Both are judged on days that the repository gives, so that every clone says the same.
        today = _judged(it, newest, newest.commit.moment.astimezone(UTC).date(), until_the_end)
        held = held_state(git, day)
        judged = _judged(it, held, day, until_the_end)
        promise = _promise_then(name, judged, today)
        dossier = dossier_of(judged, promise)
        now = _promise_now(promise.key, today)
        return DatedDossier(
            dossier=dossier,
            judged=judged,
            commit=held.commit,
            tree=held.tree,
            files=tuple(held.held(dossier.paths)),
            later=held.since(dossier.paths),
            newest=newest.commit,
            now=dossier_of(today, now).verdict if now else None,
            is_there=now is not None,
        )
    except PartialHistoryError:
        raise CannotRunError("this clone lacks a part of the history; fetch it with `git fetch --unshallow`") from None
    except NothingHeldError:
        raise CannotRunError(f"there was no content on {day}: the first commit is later") from None
    except NoAnswerError as problem:
        raise CannotRunError(f"nobody knows what was held on that day: {problem}") from None


def _judged(it: Located, state: HeldState, day: date, until_the_end: ExitStack) -> JudgedMap:
    from cxmap.adapters.cli.difference.compared import map_of  # noqa: PLC0415  # likewise
    from cxmap.insight.judged_map import JudgedMap  # noqa: PLC0415  # likewise

    compiled = map_of(replace(it, settings=replace(it.settings, as_of=day)), state.files, until_the_end)
    return JudgedMap(compiled.catalogue, compiled.alignment)


def _promise_then(name: str, judged: JudgedMap, today: JudgedMap) -> Promise:
    """The promise as it was called then: perhaps by an id that it has no more."""
    from cxmap.model.ids import key_of, kind_and_id  # noqa: PLC0415  # likewise
    from cxmap.model.promise import Promise  # noqa: PLC0415  # likewise

    key = name if "/" in name else key_of(Promise.kind, name)
    former = (old for old, new in today.catalogue.former.items() if new == key)
    for each in (key, *former):
        if kind_and_id(each)[0] == Promise.kind and (found := judged.catalogue.find(Promise, kind_and_id(each)[1])):
            return found
    raise CannotRunError(f"on {judged.as_of} the map had no `{visible(key)}`")


def _promise_now(key: Key, today: JudgedMap) -> Promise | None:
    from cxmap.model.ids import kind_and_id  # noqa: PLC0415  # likewise
    from cxmap.model.promise import Promise  # noqa: PLC0415  # likewise

    return today.catalogue.find(Promise, kind_and_id(today.catalogue.former.get(key, key))[1])


def _write(folder: Path, files: Mapping[str, str]) -> list[Path]:
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_bytes(text.encode())
            written.append(folder / name)
    except OSError as problem:
        raise CannotRunError(f"cannot write `{problem.filename or folder}`: {problem.strerror}") from None
    return written
