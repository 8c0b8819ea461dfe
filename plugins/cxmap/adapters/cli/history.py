"""`cxmap history`: how many promises were kept in the last quarters, and which verdicts turned."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, FOUND, CannotRunError, write, write_for_people
from cxmap.findings.formats.excerpt import visible

if TYPE_CHECKING:
    from cxmap.findings.formats.json_text import JsonValue
    from cxmap.insight.judged_map import JudgedMap
    from cxmap.insight.rates import PeriodRates
    from cxmap.model.ids import Key

SUMMARY = "tell how many promises were kept in the last quarters, and which verdicts turned"
SPANS = ("month", "quarter", "half", "year")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "key", metavar="KIND/ID", nargs="?", help="of one promise, journey, touchpoint, department or partner"
    )
    parser.add_argument("--by", choices=SPANS, default="quarter", help="the length of a period (default: quarter)")
    parser.add_argument("--periods", metavar="NUMBER", type=int, default=8, help="how many (default: 8)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import compiled_without_errors  # noqa: PLC0415  # start-up stays short
    from cxmap.findings.formats.json_text import json_text  # noqa: PLC0415  # likewise
    from cxmap.insight.judged_map import JudgedMap  # noqa: PLC0415  # likewise
    from cxmap.insight.rates import rates_over_time  # noqa: PLC0415  # likewise
    from cxmap.model.durations import CalendarWindow  # noqa: PLC0415  # likewise

    if arguments.periods < 1:
        raise CannotRunError(f"--periods is `{arguments.periods}`, and must be 1 or more")
    content = compiled_without_errors(arguments)
    if content is None:
        return FOUND
    judged = JudgedMap(content.map.catalogue, content.map.alignment)
    about = _counted(arguments.key, judged) if arguments.key else None
    found = rates_over_time(judged, CalendarWindow(arguments.by), about, arguments.periods)
    if arguments.format == "json":
        write(json_text(_value(about, found)), sys.stdout)
    else:
        write_for_people("".join(f"{line}\n" for line in _lines(found, f"{arguments.by}s")), sys.stdout)
    return FINE


def _counted(name: str, judged: JudgedMap) -> Key:
    from cxmap.adapters.cli.card import document_named  # noqa: PLC0415  # likewise
    from cxmap.alignment.totals import COUNTED  # noqa: PLC0415  # likewise

    entity = document_named(name, judged.catalogue).entity
    if not isinstance(entity, COUNTED):
        raise CannotRunError(f"`{visible(name)}` has no verdicts of its own")
    return entity.key


def _lines(found: Sequence[PeriodRates], spans: str) -> Iterator[str]:
    from cxmap.insight.rates import kept_periods  # noqa: PLC0415  # likewise

    for each in found:
        rate, share = each.rate, each.kept_rate
        if rate is None or share is None:
            yield f"{each.period}  nothing was promised"
            continue
        kept = f"{rate.kept} of {rate.total} promises kept ({rate.percent} %)"
        yield f"{each.period}  {kept}, at {int(100 * share)} % of their places"
        for turn in each.turns:
            way = f"{turn.before or 'not felt'} -> {turn.after or 'not felt'}"
            yield visible(f"    {turn.promise} at {turn.touchpoint}: {way}. {turn.reason}".rstrip())
    whole, known = kept_periods(found)
    yield f"All kept in {whole} of {known} {spans} of which something is known."


def _value(about: Key | None, found: Sequence[PeriodRates]) -> JsonValue:
    return {
        "about": about,
        "periods": [
            {
                "period": str(each.period),
                "promises": each.rate.total if each.rate else 0,
                "kept": each.rate.kept if each.rate else 0,
                "kept_rate": each.kept_rate,
                "verdicts": [
                    {"promise": promise, "touchpoint": touchpoint, "verdict": pair.verdict.value, "reason": pair.reason}
                    for (promise, touchpoint), pair in each.pairs.items()
                ],
                "turns": [
                    {
                        "promise": turn.promise,
                        "touchpoint": turn.touchpoint,
                        "before": turn.before.value if turn.before else None,
                        "after": turn.after.value if turn.after else None,
                        "reason": turn.reason,
                    }
                    for turn in each.turns
                ],
            }
            for each in found
        ],
    }
