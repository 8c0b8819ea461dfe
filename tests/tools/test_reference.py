from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.model import KINDS
from cxmap.model.verdicts import Verdict
from tools.reference import reference, with_verdicts

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", reference())
def test_committed_reference_is_what_the_model_gives(name: str) -> None:
    committed = (DOCS / name).read_text(encoding="utf-8")

    assert committed == reference()[name], f"docs/{name} is out of date: run `make reference`"


def test_the_readme_says_of_verdicts_what_the_model_says() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert readme == with_verdicts(readme), "the README is out of date: run `make reference`"
    assert all(verdict.meaning in readme for verdict in Verdict)


def test_every_kind_has_its_place_in_the_reference() -> None:
    headings = {line.removeprefix("## ") for line in reference()["fields.md"].splitlines()}

    assert {kind.kind for kind in KINDS} <= headings


def test_fields_of_every_kind_are_told_once() -> None:
    rows = [line for line in reference()["fields.md"].splitlines() if line.startswith("| `review_every` |")]

    assert len(rows) == 1


def test_a_kind_tells_again_what_it_changes() -> None:
    own = reference()["fields.md"].partition("\n## promise\n")[2].partition("\n### ")[0]

    assert "| `status` |" in own
    assert "`planned`" in own


def test_tables_keep_their_columns() -> None:
    for text in (reference()[name] for name in reference().keys() - {"sentences.md"}):
        tables = [
            [line.count(" | ") for line in block.splitlines()] for block in text.split("\n\n") if "| --- |" in block
        ]

        assert tables
        assert all(len(set(columns)) == 1 for columns in tables)
