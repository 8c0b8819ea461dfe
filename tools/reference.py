"""Writes the reference of fields, rules and overviews from what the code says of them: `python -m tools.reference`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from inspect import getdoc, getmodule
from itertools import chain
from pathlib import Path

from cxmap.compiler import RULES
from cxmap.findings.example import Description, Shown
from cxmap.findings.severity import Severity
from cxmap.model import KINDS
from cxmap.model.block import Block, BlockView
from cxmap.model.manual import FieldEntry, Manual, manual_of
from cxmap.model.record import Entity
from cxmap.pages import OVERVIEWS

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
_BLOCK_HEAD = """\
A view of the map in any page, as a fenced block of the language `cxmap`; [overviews](overviews.md#in-a-block) has the
views and what each of them can be narrowed down by."""
_BLOCKS_HEAD = """\
## In a block

Any page, and the text of any file of the map, can hold views of their own as fenced blocks of the language `cxmap`,
which [the site](site.md#pages-of-your-own) explains. Their [fields](fields.md#block) are checked like front matter.
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
    common = manual_of(Entity)
    yield "## Every kind"
    yield from _record_lines("every kind", common, ())
    for kind in KINDS:
        yield from ("", f"## {kind.kind}", "", f"Folder `{kind.folder}/`: {kind.meaning}.")
        yield from _record_lines(kind.kind, manual_of(kind), common.fields)
    block = manual_of(Block)
    yield from ("", "## block", "", _BLOCK_HEAD, "", " ".join(block.words.split()))
    yield from _record_lines(Block.kind, block, ())


def _record_lines(name: str, manual: Manual, known: Collection[FieldEntry]) -> Iterator[str]:
    """A record's table without the fields that are known, what they demand of each other, and what lies inside."""
    fields = [field for field in manual.fields if field not in known]
    yield ""
    yield from _table(("field", "", "holds", "what to write"), map(_row, fields))
    if manual.demands:
        yield from ("", " ".join(manual.demands))
    for field in fields:
        if field.inner:
            yield from ("", f"### {name}: {field.key}", "", field.inner.words)
            yield from _record_lines(f"{name}: {field.key}", field.inner, ())


def _row(field: FieldEntry) -> tuple[str, ...]:
    counting = f"; default `{field.default}`" if field.default else ""
    return (f"`{field.key}`", "◆" if field.is_required else "", field.holds + counting, field.words)


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
    yield from ("", _BLOCKS_HEAD)
    views = ((f"`view: {view}`", view.meaning, ", ".join(f"`{name}`" for name in view.filters)) for view in BlockView)
    yield from _table(("block", "what it shows", "narrowed down by"), views)


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
