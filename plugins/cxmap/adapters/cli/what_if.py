"""`cxmap what-if`: the verdicts that would turn, once opportunities are done."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, FOUND, CannotRunError, write, write_for_people
from cxmap.findings.formats.excerpt import visible

if TYPE_CHECKING:
    from cxmap.alignment.results import Pair
    from cxmap.findings.formats.json_text import JsonValue
    from cxmap.insight.what_if import WhatIf
    from cxmap.model.opportunity import Opportunity

SUMMARY = "tell which verdicts would turn, once opportunities are done"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "opportunities", metavar="OPPORTUNITY", nargs="+", help="the id of one, for example opportunity/new-van"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.card import entity_of_kind  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.cli.compiling import compiled_without_errors  # noqa: PLC0415  # likewise
    from cxmap.findings.formats.json_text import json_text  # noqa: PLC0415  # likewise
    from cxmap.insight.judged_map import JudgedMap  # noqa: PLC0415  # likewise
    from cxmap.insight.what_if import what_if_done  # noqa: PLC0415  # likewise
    from cxmap.model.opportunity import Opportunity  # noqa: PLC0415  # likewise

    content = compiled_without_errors(arguments)
    if content is None:
        return FOUND
    judged = JudgedMap(content.map.catalogue, content.map.alignment)
    names = dict.fromkeys(arguments.opportunities)
    asked = [entity_of_kind(Opportunity, name, judged.catalogue) for name in names]
    if silent := [each.id for each in asked if not each.would]:
        raise CannotRunError(
            f"`{visible(silent[0])}` does not say what it would change: write `would: …` into its file"
        )
    found = what_if_done(judged, asked)
    if arguments.format == "json":
        write(json_text(_value(asked, found)), sys.stdout)
    else:
        write_for_people("".join(f"{line}\n" for line in _lines(found)), sys.stdout)
    return FINE


def _lines(found: WhatIf) -> Iterator[str]:
    for turn in found.turns:
        way = f"{_word(turn.today) or 'not promised'} -> {_word(turn.then) or 'not promised'}"
        yield visible(f"{turn.promise} at {turn.touchpoint}: {way}")
        if turn.then:
            yield f"    {visible(turn.then.reason)}"
    verdicts = "verdict" if len(found.turns) == 1 else "verdicts"
    sides = f"{len(found.better)} for the better, {len(found.worse)} for the worse"
    yield f"Would turn: {len(found.turns)} {verdicts}, {sides}."


def _value(asked: list[Opportunity], found: WhatIf) -> JsonValue:
    return {
        "opportunities": [each.id for each in asked],
        "turns": [
            {
                "promise": turn.promise,
                "touchpoint": turn.touchpoint,
                "today": _word(turn.today),
                "then": _word(turn.then),
                "reason": turn.then.reason if turn.then else None,
                "is_better": turn.is_better,
                "is_worse": turn.is_worse,
            }
            for turn in found.turns
        ],
    }


def _word(pair: Pair | None) -> str | None:
    return pair.verdict.value if pair else None
