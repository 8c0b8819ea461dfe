"""Writes the reference of fields, rules and overviews from what the code says of them: `python -m tools.reference`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from inspect import getdoc, getmodule
from itertools import chain
from pathlib import Path

from cxmap.compiler import RULES
from cxmap.findings.example import Description, Shown
from cxmap.findings.severity import Severity
from cxmap.model import KINDS
from cxmap.model.descriptions import described, holdings
from cxmap.model.record import Entity, Record
from cxmap.views import OVERVIEWS

FOLDER = Path("docs")

_FIELDS_HEAD = """\
# Fields

<!-- Made by `make reference` from the model; edits here are lost. -->

What you can write in the front matter of each kind. How texts, numbers, days and periods look, and how files and ids
relate, stands in [the content format](content.md).

A field marked ◆ is required. `list:` means several values, each of what follows the colon. An id names a file of that
kind without `.md`. Fields of its own stand in a table further down. Keys that begin with `x-` are yours: they are kept
and never checked.
"""
_RULES_HEAD = """\
# Rules

<!-- Made by `make reference` from the rules; edits here are lost. -->

What `cxmap check` looks for. An error stops a build and every command that needs a sound map; a warning is worth
acting on; a note is worth knowing. [Commands](commands.md) shows what a finding looks like, [the site](site.md) how to
give a rule another severity or switch it off.

The examples stand on a small map: the promise `next-day`, at least 95 % `on-time`, which `last-mile` makes at the
touchpoint `doorstep` and keeps with the capability `courier`.
"""
_OVERVIEWS_HEAD = """\
# Overviews

<!-- Made by `make reference` from the views; edits here are lost. -->

An ordinary page of the content folder that has one of these names as `view:` in its front matter shows that overview
below its own text. Where the page lies and what it is called is up to you.
"""


def reference() -> Mapping[str, str]:
    """Every page of the reference by its name below `docs/`."""
    return {
        "fields.md": "\n".join(_field_lines()) + "\n",
        "rules.md": "\n".join(_rule_lines()) + "\n",
        "overviews.md": "\n".join(_overview_lines()) + "\n",
    }


def _field_lines() -> Iterator[str]:
    yield _FIELDS_HEAD
    yield "## Every kind"
    yield from _record_lines("every kind", Entity, ())
    for kind in KINDS:
        yield from ("", f"## {kind.kind}", "", f"Folder `{kind.folder}/`: {kind.meaning}.")
        yield from _record_lines(kind.kind, kind, _rows(Entity))


def _record_lines(name: str, record: type[Record], known: Iterable[Sequence[str]]) -> Iterator[str]:
    """A record's table without the rows that are known, what its keys demand of each other, and what lies inside."""
    rows = [row for row in _rows(record) if row not in known]
    yield ""
    yield from _table(("field", "", "holds", "what to write"), rows)
    demands = tuple(_demands(record))
    if demands:
        yield from ("", " ".join(demands))
    written = {row[0] for row in rows}
    for key, shape in record.shape.items():
        if shape.record and f"`{key}`" in written:
            yield from ("", f"### {name}: {key}", "", str(shape.record.__doc__))
            yield from _record_lines(f"{name}: {key}", shape.record, ())


def _rows(record: type[Record]) -> list[tuple[str, ...]]:
    held, words, defaults = holdings(record), described(record), _defaults(record)
    return [
        (f"`{key}`", "◆" if shape.required else "", held[key] + defaults.get(key, ""), words[key])
        for key, shape in record.shape.items()
    ]


def _defaults(record: type[Record]) -> Mapping[str, str]:
    return {
        field.alias or name: f"; default `{_plain(field.default)}`"
        for name, field in record.model_fields.items()
        if not field.is_required() and field.default not in (None, ())
    }


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value.value if isinstance(value, Enum) else value)


def _demands(record: type[Record]) -> Iterator[str]:
    for first, second in record.exactly_one:
        yield f"Write one of `{first}` and `{second}`, not both."
    for first, second in record.never_both:
        yield f"`{first}` and `{second}` exclude each other."
    for key in record.key_fields:
        yield f"Each `{key}` has one entry in the list."
    for shape in record.shape.values():
        for other in shape.synonyms:
            yield f"`{other}` is read as `{shape.key}`."


def _rule_lines() -> Iterator[str]:
    yield _RULES_HEAD.rstrip("\n")
    for severity in Severity:
        yield from ("", f"## {severity.capitalize()}s", "")
        found = [rule for rule in RULES if rule.severity is severity]
        yield from _table(("rule", "found when"), ((f"[`{rule.id}`](#{rule.id})", rule.meaning) for rule in found))
        for rule in found:
            yield from ("", f"### {rule.id}", "", rule.meaning)
            yield from _shown("Wrong", rule.wrong)
            yield from _shown("Right", rule.right)


def _shown(word: str, shown: Shown) -> Iterator[str]:
    if isinstance(shown, Description):
        yield from ("", f"{word}: {shown.words}")
    else:
        yield from ("", f"{word}, as `{shown.path}`:", "", "```markdown", *shown.text.splitlines(), "```")


def _overview_lines() -> Iterator[str]:
    yield _OVERVIEWS_HEAD
    shown = [(f"`view: {name}`", getdoc(getmodule(build)) or "") for name, build in OVERVIEWS.items()]
    yield from _table(("front matter", "what the page shows"), shown)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in chain((head, ["---"] * len(head)), rows):
        yield f"| {' | '.join(cells)} |"


def main() -> None:
    for name, text in reference().items():
        file = FOLDER / name
        file.write_text(text, encoding="utf-8")
        print(f"{file} is up to date")


if __name__ == "__main__":
    main()
