from __future__ import annotations

import pytest

from cxmap.findings.finding import Finding
from cxmap.loading.files.decoding import divided, front_matter_alone
from cxmap.model.source import SourceFile

HEAD = b"---\ntitle: A\n---\n"


@pytest.mark.parametrize("head", [HEAD, b"---  \r\ntitle: A\r\n--- \r\n", b"---\n---\n"])
def test_what_stands_below_the_front_matter_is_left_out(head: bytes) -> None:
    assert front_matter_alone(SourceFile("a.md", head + b"Words.\n\n---\n\nMore.\n")).content == head


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.md", b"Words.\n"),
        ("a.md", b"---\ntitle: never closed\n"),
        ("a.csv", HEAD + b"1,2\n"),
        ("a.png", b""),
    ],
)
def test_a_file_without_front_matter_stays_whole(path: str, content: bytes) -> None:
    assert front_matter_alone(SourceFile(path, content)).content == content


@pytest.mark.parametrize(
    ("text", "front_matter", "body"),
    [
        ("---\ntitle: A\n---\nWords.\n", "title: A\n", "Words.\n"),
        ("---\n---\nWords.\n\n---\nMore.\n", "", "Words.\n\n---\nMore.\n"),
        ("---\n...\nWords.\n\n---\nMore.\n", "", "Words.\n\n---\nMore.\n"),
        ("---\ntitle: A\n--- \nWords.\n\n---\nMore.\n", "title: A\n", "Words.\n\n---\nMore.\n"),
        ("---\ntitle: A\n...\nWords.\n\n---\nMore.\n", "title: A\n", "Words.\n\n---\nMore.\n"),
    ],
)
def test_the_first_line_that_closes_the_front_matter_ends_it(text: str, front_matter: str, body: str) -> None:
    parts = divided("a.md", text)

    assert not isinstance(parts, Finding)
    assert (parts.front_matter, parts.body.text) == (front_matter, body)
    assert parts.body.first_line == text.count("\n") - body.count("\n") + 1
