from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cxmap.loading.files.decoding import DividedText, divided
from cxmap.loading.front_matter.reading import read_front_matter

CONTENT = Path(__file__).parents[3] / "content"
SYNONYMS = {"name": "title"}
LOOK_CLOSELY = "# \\\n"
"""A comment that says nothing, but for whose sake no text passes for a usual one."""

STRAY = (
    *(
        "'",
        '"',
        "#",
        " #",
        " #x",
        "]",
        "[",
        "- ",
        "  - ",
        "   - ",
        ":",
        ": ",
        ":x",
        ",5",
        "•",
        "+ ",
        "/",
        "{",
        "}",
        " ",
    ),
    *("é", "Ö", "日", "ع", "😀", "’", "”", "„", "«", "»", "–", "—", "\xa0", "：", "\u202f", "ı", "ﬁ", "²", "½", "€"),
    *("\n", "\n ", "\n   ", "\n    - ", "tbd", "?", "…", "-", "“", "n/a", "\t", "|", "x"),
)
"""Signs that YAML reads otherwise than meant in some places, without a word."""

WRITTEN = tuple(
    found.front_matter
    for file in sorted(CONTENT.rglob("*.md"))
    if isinstance(found := divided(file.name, file.read_text(encoding="utf-8")), DividedText)
)

keys = st.sampled_from(
    ("title", "name", "owner", "x-cost", "12", "", "? a", '"title"', "'owner'", "a b", "~", "größe", "tıtle")
)
plain = (
    "",
    "~",
    "null",
    "no",
    "12:30",
    "0x1F",
    "Day",
    '"Day"',
    "' '",
    '""',
    "Day # note",
    "&a b",
    "*a",
    "Köln",
    "Öl",
    "“Day”",
)
nested = ("[]", "{}", "[a, , b]", "[a, []]", "[[]]", "{a: b}", "{a: , b: {}}", "{a: 1, a: 2}")
blocks = ("|\n    one\n    two\n", ">-\n    one\n", "|\n")
scalars = st.sampled_from((*plain, *nested, *blocks))
indents = st.sampled_from(("", "  ", "    ", "- ", "  - ", "  - - "))
lines = st.builds(lambda indent, key, value: f"{indent}{key}: {value}\n", indents, keys, scalars)
members = st.builds(lambda indent, value: f"{indent}{value}\n", indents, scalars)


@given(st.lists(lines | members, max_size=8).map("".join))
def test_usual_front_matter_says_what_a_close_look_finds(text: str) -> None:
    assert _read(text) == _read(LOOK_CLOSELY + text)


@given(st.data())
def test_front_matter_with_slips_says_what_a_close_look_finds(data: st.DataObject) -> None:
    written = data.draw(st.sampled_from(WRITTEN)).replace("\\", "").splitlines(keepends=True)
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(written) - 1))
        slip = data.draw(st.sampled_from(("drop", "double", "indent", "outdent", "empty", "insert")))
        line = written[at]
        written[at] = {
            "drop": "",
            "double": line * 2,
            "indent": f"  {line}",
            "outdent": line.removeprefix("  "),
            "empty": f"{line.partition(':')[0]}:\n",
            "insert": line + data.draw(lines),
        }[slip]
    text = "".join(written)

    assert _read(text) == _read(LOOK_CLOSELY + text)


@given(st.data())
def test_front_matter_with_stray_signs_says_what_a_close_look_finds(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(WRITTEN)).replace("\\", "")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(STRAY)) + text[at + data.draw(st.integers(0, 2)) :]

    assert _read(text) == _read(LOOK_CLOSELY + text)


def test_an_empty_key_at_the_end_without_a_line_end_is_found_and_ends_nothing() -> None:
    _, rules = _read("t\n    - itle: A\nb: [c]\n?")

    assert set(rules) == {"yaml-syntax"}


def _read(text: str) -> tuple[object, list[str]]:
    read = read_front_matter("touchpoints/bell.md", text, None, SYNONYMS)
    return read.values, [finding.rule for finding in read.findings]
