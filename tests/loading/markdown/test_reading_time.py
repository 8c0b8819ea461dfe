from __future__ import annotations

from collections.abc import Callable
from itertools import count, islice

import pytest

from cxmap.loading.markdown.fenced import paragraphs
from cxmap.loading.markdown.reading_time import slowest_part

MIB = 1024 * 1024
WORDS = "Customers plan their day around it, and say so in a *few* plain words, or in `code`. "


def _numbered(line: str, size: int, gap: str = "\n") -> str:
    """A line again and again, each with a number of its own."""
    return gap.join(islice((line.replace("%", str(number)) for number in count()), size // len(line)))


def _growing(sign: str, size: int) -> str:
    return " ".join(sign * length for length in range(1, int((2 * size) ** 0.5)))


HOSTILE: dict[str, Callable[[], str]] = {
    "signs of Markdown in one paragraph": lambda: _growing("`", 980_000),
    "signs of Markdown in one paragraph ": lambda: "`a` " * 60_000,
    "signs of Markdown in one paragraph  ": lambda: "*_" * 60_000,
    "signs of Markdown in one paragraph   ": lambda: "<a>" * 60_000,
    "signs of Markdown in one paragraph    ": lambda: "![a](b) " * 40_000,
    "signs of Markdown in one paragraph     ": lambda: "- a\n" + "`a` \n" * 60_000,
    "signs of Markdown in one paragraph      ": lambda: "a  \n" * 60_000,
    "signs of Markdown in one paragraph       ": lambda: "| a | b |\n| - | - |\n" + "|`" * 40_000,
    "signs of Markdown in one paragraph        ": lambda: "```\n" + "`a` " * 60_000,
    "lines without a blank line between them that each begin something": lambda: _numbered("*[w%]: x", 95_000),
    "lines without a blank line between them that each begin something ": lambda: "# a\n" * 12_000,
    "lines without a blank line between them that each begin something  ": lambda: "---\n" * 12_000,
    "lines without a blank line between them that each begin something   ": lambda: '??? "a"\n' * 12_000,
    "abbreviations": lambda: _numbered("*[w%]: x", MIB, "\n\n"),
    "references to one footnote": lambda: "[^1]: x\n\n" + "a[^1]\n\n" * 3_000,
    "tables of contents": lambda: "[TOC]\n\n" * 20_000,
    "fences of code": lambda: "```\na\n```\n\n" * 20_000,
    "tabs": lambda: '=== "a"\n\n    b\n\n' * 40_000,
    "texts between blank lines": lambda: "a\n\n" * 300_000,
    "texts between blank lines ": lambda: "- a\n\n" * 200_000,
    "texts between blank lines  ": lambda: "<div>a</div>\n\n" * 50_000,
    "texts between blank lines   ": lambda: _numbered("## Section %", MIB, "\n\n"),
    "entries of lists and signs of quotations": lambda: ("> " * 90 + "a\n\n") * 5_000,
    "entries of lists and signs of quotations ": lambda: "- a\n" * 250_000,
    "lines on a page that has abbreviations": lambda: "*[AB]: x\n\n" + "a\n\n" * 40_000,
    "lines on a page that has abbreviations ": lambda: "*[AB]: x\n\n" + "- a\n" * 60_000,
    "headings with the same words": lambda: "# Words\n\n" * 25_000,
    "headings with the same words ": lambda: "Words\n===\n\n" * 25_000,
    "footnotes": lambda: _numbered("a[^%]", 150_000, "\n\n") + "\n\n" + _numbered("[^%]: x", 210_000, "\n\n"),
    "braces in one line": lambda: "# a " + "{b} c " * 30_000,
    "braces in one line ": lambda: "|a|b|\n|-|-|\n|a|" + "x { } " * 30_000 + "|",
    "spaces in one line": lambda: "# a" + " " * 200_000 + "b",
    "spaces in one line ": lambda: "|a|b|\n|-|-|\n|a" + "\t" * 50_000 + "b|c|",
    "cells in a table": lambda: "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + "|\n" * 5_000,
}
HONEST: dict[str, Callable[[], str]] = {
    "prose": lambda: f"{WORDS * 8}\n\n" * (MIB // (8 * len(WORDS) + 2)),
    "prose without an end": lambda: "Customers plan their day around it. " * (MIB // 36),
    "a list": lambda: _numbered("- entry % with *some* words and `code`", MIB),
    "a numbered list": lambda: _numbered("%. entry with [a link](page.md)", MIB),
    "short paragraphs": lambda: _numbered("A paragraph of a few words, %.", MIB, "\n\n"),
    "a loose list": lambda: _numbered("- entry % with *some* words and `code`", MIB, "\n\n"),
    "a quotation": lambda: _numbered("> Customers plan their day around %,", MIB),
    "short paragraphs and an abbreviation": lambda: "*[AB]: x\n\n" + f"{WORDS}\n\n" * 11_000,
    "sections of the same words": lambda: f"## Notes\n\n{WORDS * 8}\n\n" * 1_500,
    "indented code": lambda: _numbered("    if (a_%) { b[0] = {}; }", 200_000),
    "a wide table of code": lambda: "| a | b |\n| - | - |\n" + _numbered("| `{% x %}`" + " " * 120 + "| b |", 200_000),
    "a table": lambda: "| a | b | c |\n| --- | --- | --- |\n" + _numbered("| %, a row | *two* | `three` |", MIB),
    "code": lambda: "```json\n" + '{"a_b": ["<c>", "*d*"]}\n' * (MIB // 24) + "```\n",
    "sections": lambda: _numbered(f"## Section %\n\n{WORDS * 3}", MIB, "\n\n"),
    "footnotes": lambda: _numbered("Words[^%].", 20_000, "\n\n") + "\n\n" + _numbered("[^%]: A note.", 20_000),
    "a glossary": lambda: f"{WORDS * 100}\n\n" + _numbered("*[ABC%]: An abbreviation", 5_000),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_body_that_takes_minutes_is_told_by_what_takes_them(what: str) -> None:
    part = slowest_part(f"Words.\n\n{HOSTILE[what]()}")

    assert part
    assert part.what == what.rstrip()
    assert part.line >= 2


@pytest.mark.parametrize("name", HONEST)
def test_honest_bodies_of_a_mebibyte_are_read(name: str) -> None:
    assert slowest_part(HONEST[name]()[:MIB]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\n\nc", [(0, "a\nb"), (3, "c")]),
        ("a\n```\nb\n```\nc", [(0, "a"), (4, "c")]),
        ('``` python title="x"\nb\n\n```\nc', [(4, "c")]),
        ("- a\n\n    ~~~\n    b\n    ~~~\n", [(0, "- a")]),
        # What does not end as it begins, or begins as no other reader would have it, is text.
        ("a\n```\nb\n\nc", [(0, "a\n```\nb"), (4, "c")]),
        ("```\nb\n````", [(0, "```\nb\n````")]),
        ("```\nb\n  ```", [(0, "```\nb\n  ```")]),
        ("``` a b c\nb\n```", [(0, "``` a b c\nb\n```")]),
        ("", []),
    ],
)
def test_paragraphs_are_what_no_fence_holds(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(paragraphs(text)) == expected
