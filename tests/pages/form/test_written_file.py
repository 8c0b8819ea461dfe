from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import pytest

from cxmap.linking.drafts import NO_DRAFTS, Drafts
from cxmap.model.source import SourceFile
from cxmap.pages.form.written_file import written_file
from tests.loading.content import compiled

PATH = "personas/neighbour.md"
TEXT = "---\ntitle: Neighbour\n---\nAt home by day.\n\n"


def written(text: str, drafts: Drafts = NO_DRAFTS, *, content: bytes | None = None) -> Mapping[str, object]:
    found = compiled({PATH: text}).catalogue.documents.values()
    document = next(each for each in found if each.path == PATH)
    return written_file(SourceFile(PATH, text.encode() if content is None else content), document, drafts)


def test_a_file_comes_with_the_places_of_its_values_and_its_hash() -> None:
    assert written(TEXT) == {
        "tree": ["m", 4, 21, 0, [["title", 4, 9, ["s", 11, 20, ""]]]],
        "sha": sha256(TEXT.rstrip("\n").encode()).hexdigest(),
        "ends": "\n",
        "tail": 2,
        "bom": False,
        "text": TEXT,
    }


@pytest.mark.parametrize(
    "text",
    [
        "---\n# between us\ntitle: Neighbour\n---\n",
        "---\ntitle: Neighbour\n---\n<!-- between us -->\n",
        "---\ntitle: Neighbour\nsummary: Not as secret has it\n---\n",
    ],
)
def test_a_text_that_tells_more_than_its_page_is_kept_back(text: str) -> None:
    found = written(text, Drafts(words=frozenset({"secret"})))

    assert "text" not in found
    assert found["tree"]


def test_line_ends_and_the_mark_of_a_file_are_told() -> None:
    found = written(f"\ufeff{TEXT}".replace("\n", "\r\n"))

    assert (found["ends"], found["bom"]) == ("\r\n", True)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (TEXT, b"---\rtitle: Neighbour\n---\n"),
        (TEXT, b"\xff"),
        (TEXT, b"Neighbour\n"),
        (TEXT, b"---\ntitle: Neighbour\n"),
        (TEXT, b"---\n- Neighbour\n---\n"),
        ("---\ntitle: Neighbour\nstatus: sleeping\n---\n", None),
    ],
)
def test_what_cannot_be_changed_safely_is_changed_by_hand(text: str, content: bytes | None) -> None:
    assert written(text, content=content) == {}
