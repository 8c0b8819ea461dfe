"""Writes what `docs/` and the README say of fields, rules, overviews, sentences and words from the code that knows it.

Run it with `python -m tools.reference`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from inspect import getdoc, getmodule
from itertools import chain
from pathlib import Path

from cxmap.compiler import RULES
from cxmap.findings.rule import MAP_OF_THE_EXAMPLES, Description, Shown
from cxmap.findings.severity import Severity
from cxmap.model import KINDS
from cxmap.model.block import Block, BlockView
from cxmap.model.content_format import FORMAT, OWN_KEYS
from cxmap.model.descriptions import FieldEntry, Manual, manual_of
from cxmap.model.page_fields import PageFields
from cxmap.model.record import Entity, Record
from cxmap.model.typed_examples import example_lines
from cxmap.model.verdicts import Verdict
from cxmap.pages import OVERVIEWS
from cxmap.pages.glossary.page import GLOSSARY
from tools.sentences import sentences

FOLDER = Path("docs")
README = Path("README.md")

_FIELDS_HEAD = f"""\
# Fields

<!-- Made by `make reference` from the model; edits here are lost. -->

The fields of each kind, for its front matter. How texts, numbers, days and periods look, and how files and ids relate,
stands in [How files are written](format.md).

A field marked ◆ is required. `list:` means several values, each of what follows the colon. An id names a file of that
kind without `.md`. Fields of its own stand in a table further down, with the lines as they are typed. {OWN_KEYS}
"""
_FORMAT_HEAD = """\
# How files are written

<!-- Made by `make reference` from the model; edits here are lost. -->

A map is a folder of Markdown files; each begins with front matter, which is YAML. [A map, file by file](content.md)
shows all of this at work. [Fields](fields.md) lists what can be written, [Rules](rules.md) the mistakes that are found.
"""
_GLOSSARY_HEAD = """\
# Glossary

<!-- Made by `make reference` from the glossary of the guide; edits here are lost. -->

The words of the map, as the guide of every site has them. [Verdicts](verdicts.md) tells how verdicts are computed.
"""
_RULES_HEAD = f"""\
# Rules

<!-- Made by `make reference` from the rules; edits here are lost. -->

The mistakes that `cxmap check` finds. [Commands](commands.md) shows a finding, [the site](site.md) how to give a rule
another severity or switch it off.

{MAP_OF_THE_EXAMPLES}
"""
_OVERVIEWS_HEAD = """\
# Overviews

<!-- Made by `make reference` from the views; edits here are lost. -->

An ordinary page of the content folder that has one of these names as `view:` in its front matter shows that overview
below its own text. Where the page lies and what it is called is up to you.
"""
_SENTENCES_HEAD = """\
# Sentences

<!-- Made by `make reference` from the code; edits here are lost. -->

What the pages of a site can say in our own words, page by page: to be read through before they are published, and to be
translated one day. `…` stands for what is filled in. Fields, rules and the glossary have pages of their own.

"""
_BLOCK_HEAD = "[Overviews](overviews.md#in-a-block) has the views and what each can be narrowed down by."
_BLOCKS_HEAD = """\
## In a block

The [fields of a block](fields.md#block) are checked like front matter; [the site](site.md#pages-of-your-own) has an
example.
"""


def reference() -> Mapping[str, str]:
    """Every page of the reference by its name below `docs/`."""
    return {
        "fields.md": "\n".join(_field_lines()) + "\n",
        "format.md": "\n".join(_format_lines()) + "\n",
        "glossary.md": "\n".join(_glossary_lines()) + "\n",
        "rules.md": "\n".join(_rule_lines()) + "\n",
        "overviews.md": "\n".join(_overview_lines()) + "\n",
        "sentences.md": _SENTENCES_HEAD + sentences(),
    }


def with_verdicts(readme: str) -> str:
    """The README with the verdicts between its two marks."""
    before, mark, rest = readme.partition("<!-- verdicts, made by `make reference` -->\n")
    _, end, after = rest.partition("<!-- end -->\n")
    rows = ((f"{verdict}", verdict.meaning) for verdict in Verdict)
    return "\n".join([before + mark, *_table(("verdict", "meaning"), rows), "", end + after])


def _field_lines() -> Iterator[str]:
    yield _FIELDS_HEAD
    yield "## Every kind"
    yield from _record_lines(Entity, "every kind", manual_of(Entity))
    for kind in KINDS:
        yield from ("", f"## {kind.kind}", "", f"Folder `{kind.folder}/`: {kind.meaning}.")
        yield from _record_lines(kind, kind.kind, manual_of(kind))
    block = manual_of(Block)
    yield from ("", "## block", "", _BLOCK_HEAD, "", " ".join(block.words.split()))
    yield from _record_lines(Block, Block.kind, block)
    page = manual_of(PageFields)
    yield from ("", "## page", "", " ".join(page.words.split()))
    yield from _record_lines(PageFields, PageFields.kind, page)


def _format_lines() -> Iterator[str]:
    yield _FORMAT_HEAD.rstrip("\n")
    for chapter in FORMAT:
        yield from ("", f"## {chapter.title}", "")
        if chapter.entries:
            rows = ((entry.name, entry.example, entry.words) for entry in chapter.entries)
            yield from (*_table(tuple(head.lower() for head in chapter.heads), rows), "")
        yield from (f"- {note}" for note in chapter.notes)


def _glossary_lines() -> Iterator[str]:
    yield _GLOSSARY_HEAD.rstrip("\n")
    for chapter in GLOSSARY:
        yield from ("", f"## {chapter.title}", "")
        yield from _table(("word", "meaning"), ((f"**{term.word}**", term.meaning) for term in chapter.terms))


def _record_lines(topmost: type[Record], name: str, manual: Manual, keys: tuple[str, ...] = ()) -> Iterator[str]:
    """A record's table without the fields of every kind, what they demand of each other, and what lies inside."""
    common = () if keys or topmost is Entity else manual_of(Entity).fields
    fields = [field for field in manual.fields if field not in common]
    yield ""
    yield from _table(("field", "", "holds", "what to write"), map(_row, fields))
    if manual.demands:
        yield from ("", " ".join(manual.demands))
    for field in fields:
        if field.inner:
            path = (*keys, field.key)
            yield from ("", f"### {': '.join((name, *path))}", "", field.inner.words)
            yield from ("", "```yaml", *example_lines(topmost, path), "```")
            yield from _record_lines(topmost, name, field.inner, path)


def _row(field: FieldEntry) -> tuple[str, ...]:
    counting = f"; default `{field.default}`" if field.default else ""
    return (f"`{field.key}`", "◆" if field.is_required else "", field.holds + counting, field.words)


def _rule_lines() -> Iterator[str]:
    yield _RULES_HEAD.rstrip("\n")
    for severity in Severity:
        yield from ("", f"## {severity.capitalize()}s", "", severity.meaning, "")
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
    README.write_text(with_verdicts(README.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{README} is up to date")


if __name__ == "__main__":
    main()
