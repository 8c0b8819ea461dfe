"""`cxmap explain`: what a rule means, with a wrong and a right example; without a rule, the list of all."""

from __future__ import annotations

import json
import sys
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, CannotRunError, screen_of, write
from cxmap.findings.severity import Severity

if TYPE_CHECKING:
    from cxmap.findings.rule import Rule, Shown

SUMMARY = "say what a rule means, with a wrong and a right example"
_ROOM = 2
"""Blanks before an example."""
_FEW = 5
"""More names are no help."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "rule", metavar="RULE", nargs="?", help="as findings name it; without one, all rules are listed"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people (as usual), or JSON"
    )


def run(arguments: Namespace) -> int:
    from cxmap.compiler import RULES  # noqa: PLC0415  # start-up stays short

    rules = {rule.id: rule for rule in sorted(RULES, key=lambda rule: rule.id)}
    asked = tuple(rules.values()) if arguments.rule is None else (_named(arguments.rule, rules),)
    if arguments.format == "json":
        told = [_as_data(rule) for rule in asked]
        text = json.dumps(told if arguments.rule is None else told[0], indent=2, ensure_ascii=False)
        write(f"{text}\n", sys.stdout)
        return FINE
    width = screen_of(sys.stdout, arguments.color).width
    lines = _list(asked, width) if arguments.rule is None else _explanation(asked[0], width)
    write("".join(f"{line}\n" for line in lines), sys.stdout)
    return FINE


def _named(text: str, rules: dict[str, Rule]) -> Rule:
    """The rule, also as a finding shows it: in brackets, or behind its severity."""
    from cxmap.findings.suggest import nearest  # noqa: PLC0415  # likewise
    from cxmap.model.slips.slip import or_of  # noqa: PLC0415  # likewise

    name = text.strip().lower().rpartition("[")[2].rstrip("]")
    if name in rules:
        return rules[name]
    like = nearest(name, rules)
    meant = _holding(name, rules) or ((like,) if like else ())
    way = f"did you mean {or_of(meant)}?" if meant else "`cxmap explain` lists all rules"
    raise CannotRunError(f"there is no rule `{text}`; {way}")


def _holding(name: str, rules: Collection[str]) -> tuple[str, ...]:
    """The rules whose names have all words of a name."""
    words = name.replace("_", "-").split("-")
    return tuple(rule for rule in rules if all(word in rule.split("-") for word in words))[:_FEW]


def _explanation(rule: Rule, width: int) -> Iterator[str]:
    yield f"{rule.id} ({rule.severity})"
    yield ""
    yield from textwrap.wrap(rule.meaning, width)
    yield from textwrap.wrap(rule.severity.meaning, width)
    for word, shown in (("Wrong", rule.wrong), ("Right", rule.right)):
        yield ""
        yield from _shown(word, shown, width)


def _shown(word: str, shown: Shown, width: int) -> Iterator[str]:
    from cxmap.findings.rule import Description  # noqa: PLC0415  # likewise

    if isinstance(shown, Description):
        yield from textwrap.wrap(f"{word}: {shown.words}", width)
        return
    yield f"{word}, as {shown.path}:"
    yield ""
    yield from (textwrap.indent(line, " " * _ROOM) for line in shown.text.splitlines())


def _list(rules: Collection[Rule], width: int) -> Iterator[str]:
    for place, severity in enumerate(Severity):
        if place:
            yield ""
        yield f"{severity.capitalize()}s"
        for rule in rules:
            if rule.severity is severity:
                yield from textwrap.wrap(
                    f"{rule.id}: {rule.meaning}", width, initial_indent="  ", subsequent_indent="    "
                )


def _as_data(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.id,
        "severity": str(rule.severity),
        "meaning": rule.meaning,
        "wrong": _example(rule.wrong),
        "right": _example(rule.right),
    }


def _example(shown: Shown) -> dict[str, str]:
    from cxmap.findings.rule import Description  # noqa: PLC0415  # likewise

    return {"words": shown.words} if isinstance(shown, Description) else {"path": shown.path, "text": shown.text}
