"""Whatever a content file holds, a run ends with findings or a map, and soon."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmap.compiler import Map, compile_map
from cxmap.findings.severity import Severity
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.model import KINDS
from cxmap.model.ids import Key
from cxmap.model.record import Entity, Record
from cxmap.model.source import Settings, SourceFile
from tests.loading.content import AS_OF, KNOWN, compiled, source

LONGEST = 10
"""Seconds of a processor after which input counts as having hung; what grows with its square takes longer by far."""

BELL = """---
title: Bell "x" 'y'
owner: last-mile
aliases: [old, older]
links:
  - {title: A, url: https://example.com/z}
experience: {score: 4, because: "Fri\\u0065ndly"}
contributors:
  - department: last-mile
    influence: direct
pain_points:
  - title: >-
      Too late
    causes: [department/last-mile]
x-own: {a: [1, 2]}
reviewed: 2026-01-01
...
# Head {#id}

See [a](door.md#c), <b onclick="x">, `code` and &#8203; 🔔

!!! note
    ```py
    x
    ```
"""
COURIER = """---
title: Courier
owner: last-mile
delivers:
  - metric: on-time
    designed: 97
    measurements:
      - {period: 2026-03, value: 96, low: 95, high: 97}
  - metric: days
    measurements: days.csv
---
"""
DAYS = 'period,value,capability,low,high,source\r\n2026-01,4,courier,3,5,"a\nb"\n\n2026-02,5,bell,,,\n'
SIGNS = st.sampled_from(
    [*"\n\t\r\0#:-?[]{}\"'|>&*!%@`<\\,0é", "  ", "- ", " #", "---\n", "...\n", "x-", "](", "\u200b", "\ufeff", "\xa0",
     "\ufdd0", "😀", "title", "owner: ", "```\n", "!!! n\n    ", "&#0;", "\ud800", "<script>", "[^1]: "]
)  # fmt: skip


def compile_text(path: str, *contents: bytes) -> Map:
    """A map in which a file has been written in several ways, each as a file of its own."""
    stem, _, ending = path.rpartition(".")
    files = [SourceFile(f"{stem}-{number}.{ending}", content) for number, content in enumerate(contents)]
    return compile_map([*(source(*known) for known in KNOWN.items()), *files], Settings(as_of=AS_OF))


def strings(shared: Path) -> list[str]:
    hostile = shared / "corpus" / "hostile"
    naughty: list[str] = json.loads((hostile / "big-list-of-naughty-strings.json").read_text(encoding="utf-8"))
    return [*naughty, *(hostile / "xss-strings.txt").read_text(encoding="utf-8").splitlines()]


def yaml_documents(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / "corpus" / "hostile" / "yaml-test-suite.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_documents_that_are_no_yaml_are_refused(shared: Path) -> None:
    for document in yaml_documents(shared):
        if document["must_fail"]:
            text = document["yaml"].rstrip("\n")
            found = compiled({"touchpoints/bell.md": f"---\n{text}\n---\n", "about.md": f"---\n{text}\n---\n"})
            assert found.errors, document["id"]


def test_documents_that_map_names_to_texts_are_read_as_yaml_means_them(shared: Path) -> None:
    read = 0
    for document in yaml_documents(shared):
        meant = _texts(document["json"])
        # Own keys are kept apart, and a document's own end would end the front matter.
        if meant and not document["must_fail"]:
            found = read_front_matter("a.md", document["yaml"], Key("touchpoint/a"), {})
            if found.values is not None and not found.findings:
                assert {name: text.rstrip("\n") for name, text in found.values.items()} == meant, document["id"]
                read += 1
    assert read > 20


def _texts(document: str | None) -> Mapping[str, str] | None:
    """A document that maps names to texts, without the empty ones and the line breaks at their ends."""
    try:
        meant = json.loads(document or "null")
    except json.JSONDecodeError:  # several documents
        return None
    if not isinstance(meant, dict) or not all(isinstance(text, str) for text in meant.values()):
        return None
    return {name: text.rstrip("\n") for name, text in meant.items() if text.strip()}


def test_every_yaml_document_ends_in_a_map(shared: Path) -> None:
    contents = [f"---\n{document['yaml']}\n---\n".encode() for document in yaml_documents(shared)]

    for path in ("touchpoints/bell.md", "capabilities/bell.md", "about.md"):
        compile_text(path, *contents)


# Measuring coverage would double what these take; other tests run the same code.
@pytest.mark.no_cover
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_field_can_hold_any_text(kind: type[Entity], shared: Path) -> None:
    contents = [
        f"---\n{field_lines(kind, json.dumps(text))}\n---\n{text}\n\n# {text}\n\n[{text}]({text})\n".encode(
            "utf-8", "surrogatepass"
        )
        for text in strings(shared)
    ]

    found = compile_text(f"{kind.folder}/any.md", *contents)

    assert found.files == len(contents) + len(KNOWN)


def test_unquoted_texts_of_any_kind_are_read_or_found(shared: Path) -> None:
    contents = [f"---\ntitle: {text}\n{text}: {text}\n- {text}\n---\n".encode() for text in strings(shared)]

    compile_text("touchpoints/any.md", *contents)


def field_lines(record: type[Record], value: str, indent: str = "") -> str:
    """Every field of a record, and of the records in it, with this value."""
    return "\n".join(_field_lines(record, value, indent))


def _field_lines(record: type[Record], value: str, indent: str) -> Iterator[str]:
    for key, shape in record.shape.items():
        if shape.record:
            begin = f"\n{indent}  -" if shape.many else ""
            yield f"{indent}{key}:{begin}\n{field_lines(shape.record, value, f'{indent}    ')}"
        else:
            yield f"{indent}{key}: {f'[{value}]' if shape.many else value}"


def test_any_markdown_ends_in_a_map(shared: Path) -> None:
    examples = json.loads((shared / "corpus" / "hostile" / "commonmark-examples.json").read_text(encoding="utf-8"))
    bodies = [example["markdown"] for example in examples]
    everything = "\n\n".join(bodies)
    files = {f"page-{number}.md": body for number, body in enumerate(bodies)}
    files |= {f"touchpoints/t-{number}.md": f"---\ntitle: A\n---\n{body}" for number, body in enumerate(bodies)}

    found = compiled({**files, "all.md": everything, "links.md": "".join(f"[a]({path}#x)\n" for path in files)})

    assert found.files == len(files) + 2 + len(KNOWN)


@pytest.mark.parametrize(("path", "text"), [("touchpoints/bell.md", BELL), ("capabilities/courier.md", COURIER)])
def test_a_file_may_end_anywhere(path: str, text: str) -> None:
    written = text.encode()

    found = compile_text(path, *(written[:end] for end in range(len(written))))

    assert found.files == len(written) + len(KNOWN)


def test_a_table_may_end_anywhere() -> None:
    for end in range(len(DAYS)):
        compiled({"capabilities/courier.md": COURIER, "capabilities/days.csv": DAYS[:end]})


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_file_may_be_changed_anywhere(data: st.DataObject) -> None:
    changed = {}
    for path, original in {"touchpoints/bell.md": BELL, "capabilities/courier.md": COURIER, "days.csv": DAYS}.items():
        text = original
        for _ in range(data.draw(st.integers(0, 3))):
            start = data.draw(st.integers(0, len(text)))
            end = data.draw(st.integers(start, min(start + 12, len(text))))
            text = text[:start] + data.draw(SIGNS | st.text(max_size=4)) + text[end:]
        changed[path] = text

    found = compiled(
        {**changed, "about.md": changed["touchpoints/bell.md"], "capabilities/days.csv": changed["days.csv"]}
    )

    for finding in found.findings:
        assert finding.message
        assert finding.hint
        assert finding.place.span.line >= 1
        assert finding.place.span.column >= 1


FRONT_MATTERS = {
    "brackets": "title: " + "[" * 200_000,
    "braces": "{" * 200_000,
    "dashes": "- " * 200_000,
    "unknown keys": "\n".join(f"key{number}: a" for number in range(4_500)),
    "the same key": "a: b\n" * 4_900,
    "references": "promises: [" + ", ".join(f"p{number}" for number in range(4_900)) + "]",
    "wrong entries": "contributors:\n" + "- {influence: dir}\n" * 2_400,
    "quoted signs": "tags: [" + '"#a #b",' * 4_900 + "]",
    "comments": "\n".join(f'x-{number}: "a #b" #c' for number in range(2_900)),
    "colons": "title: " + ": " * 30_000,
    "lines": "title: a" + "\n  b" * 15_000,
    "quotes": "title: '" + "''" * 30_000,
    "escapes": 'title: "' + "\\u200b" * 10_000 + '"',
    "invisible": "title: " + "\u200b" * 20_000,
    "no-break spaces": "\xa0\n" * 20_000,
    "long dashes": "— a\n" * 10_000,
    "numbers": "x-a: " + "1,000" * 12_000 + "\nmessages: [{before: " + "1,000," * 1_000 + "}]",
    "addresses": "links: [{url: " + "a.b@" * 10_000 + "}]",
    "anchors": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "fields in a line": "a: " * 20_000,
    "tabs": "\t" * 60_000,
    "fields without spaces": "".join(f"title:{number}\n" for number in range(5_000)),
    "no-break spaces before fields": "\xa0k: a\n" * 8_000,
    "empty members": "tags: [" + "'', " * 4_900 + "]",
}
SENTENCES = ("1" * 20_000 + " hours", "1," * 20_000 + " hours", "9 of 10, " * 5_000, "a " * 20_000)
BODIES = {
    "opening brackets": "[" * 50_000,
    "images": "![" * 300_000,
    "open links": "[x](" * 250_000,
    "lists, two spaces each": "\n".join("  " * depth + "- a" for depth in range(500)),
    "lists, four spaces each": "\n".join("    " * depth + "- a" for depth in range(500)),
    "lists in a line": "- " * 5_000 + "a",
    "quotes": ">" * 100_000 + "[a](b)",
    "emphasis": "*a **b " * 1_000 + "c** d* " * 1_000,
    "signs": "<" * 1_000_000,
    "open tags": "<a " * 340_000,
    "open comments": "<!--" * 250_000,
    "open quotes": "<a '" * 100 + "'" * 900_000,
    "attributes": "<a " + 'x="y" ' * 150_000 + ">",
    "braces": "{=" * 500_000,
    "closed braces": "{a=b}" * 30_000,
    "links by name": "[a][r]\n" * 20_000 + "\n[r]: nowhere.md\n",
    "names": "\n".join(f"[a][r{number}]" for number in range(5_000))
    + "\n\n" + "\n".join(f"[r{number}]: {number}.md" for number in range(5_000)),
    "backticks": "".join("a" + "`" * number for number in range(1, 1_400)) + "[a](b)",
    "escapes": "&#0;" * 50_000,
    "ampersands": "&a" * 100_000 + "&#0;",
    "same headings": "# a\n" * 20_000 + "[a](#b)",
    "numbered headings": "# a_99999999999999999999\n" * 2_000 + "[a](#b)",
    "fences": "```a\n" * 100_000 + "[a](b)",
    "notes": "".join("    " * depth + "!!! note\n" for depth in range(150)) + "[a](b)",
    "footnotes": "[^a]: x\n" * 20_000 + "[a](b)",
    "invisible": "\u200b" * 340_000,
    "flags": "🏴" + "\U000e0067" * 200_000,
    "blanks": " " * 1_000_000 + "[a](b)",
    "unsafe links": "[a](javascript:1)\n" * 10_000,
    "plain links": "[a](b)\n\n" * 20_000,
    "long text": ("lorem ipsum [dolor](../departments/last-mile.md) sit amet\n\n" + "consectetur " * 20) * 3_000,
}  # fmt: skip


@pytest.mark.parametrize("name", FRONT_MATTERS)
def test_front_matter_never_takes_long(name: str) -> None:
    files = {"touchpoints/bell.md": f"---\n{FRONT_MATTERS[name]}\n---\n"}

    found = _in_time(files)

    assert any(finding.severity is Severity.ERROR for finding in found.findings)


@pytest.mark.parametrize("name", BODIES)
def test_a_body_never_takes_long(name: str) -> None:
    _in_time({"touchpoints/bell.md": f"---\ntitle: Bell\nowner: last-mile\n---\n{BODIES[name]}"})


@pytest.mark.parametrize("row", ["2026-01,many\n", "2026-01,4\n", "\n", ",\n", '"\n'])
def test_a_table_never_takes_long(row: str) -> None:
    _in_time({"capabilities/courier.md": COURIER, "capabilities/days.csv": "period,value\n" + row * 20_000})


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence[:8])
def test_a_sentence_never_takes_long(sentence: str) -> None:
    _in_time({"promises/p.md": f"---\nstatement: {sentence}\nmade_by: last-mile\nqualifier: {sentence}\n---\n"})


def test_channels_never_take_long() -> None:
    _in_time({"channels.md": "---\nchannels: [" + ", ".join(f"c{n}" for n in range(7_000)) + "]\n---\n"})


def test_guessing_names_never_takes_long() -> None:
    many = {f"capabilities/courier-{n}.md": f"---\ntitle: A\nowner: last-mlie-{n}\n---\n" for n in range(1_000)}
    bell = "---\ntitle: Bell\nowner: last-mile\ncapabilities: [{}]\n---\n{}"
    names = ", ".join(f"cuorier-{n}" for n in range(1_000))
    links = "".join(f"[a](../capabilities/cuorier-{n}.md)\n" for n in range(1_000))

    _in_time({**many, "touchpoints/bell.md": bell.format(names, links)})


def _in_time(files: Mapping[str, str]) -> Map:
    begun = time.process_time()
    found = compiled(files)

    assert time.process_time() - begun < LONGEST
    return found
