from __future__ import annotations

import unicodedata

import pytest

from cxmap.findings.finding import Finding
from tests.loading.content import compiled, findings_of

ONE_SIGN, TWO_SIGNS = "Öffnung", unicodedata.normalize("NFD", "Öffnung")


def _found(files: dict[str, str]) -> list[Finding]:
    return [finding for finding in findings_of(compiled(files)) if finding.severity == "error"]


def test_a_link_whose_letters_are_stored_otherwise_than_the_files_shows_where() -> None:
    (finding,) = _found({f"{TWO_SIGNS}.md": "# Open\n", "about.md": f"[hours]({ONE_SIGN}.md#open)\n"})

    assert "`Ö` is one sign (U+00D6) here and 2 signs (U+004F U+0308) in the file's name" in finding.message
    assert finding.suggestion == "O%CC%88ffnung.md#open"


def test_the_suggested_signs_lead_to_the_file() -> None:
    assert not _found({f"{TWO_SIGNS}.md": "# Open\n", "about.md": "[hours](O%CC%88ffnung.md#open)\n"})


@pytest.mark.parametrize("name", [f"![]({TWO_SIGNS}.png)", f"[x]({TWO_SIGNS}.png)"])
def test_a_picture_is_told_in_the_same_way(name: str) -> None:
    (finding,) = _found({f"{ONE_SIGN}.png": "", "about.md": f"{name}\n"})

    assert "`Ö` is 2 signs (U+004F U+0308) here and one sign (U+00D6) in the file's name" in finding.message


def test_a_table_is_told_in_the_same_way() -> None:
    capability = (
        "---\ntitle: Courier\nowner: last-mile\n"
        f"delivers:\n  - metric: on-time\n    measurements: {ONE_SIGN}.csv\n---\n"
    )

    (finding,) = _found(
        {"capabilities/courier.md": capability, f"capabilities/{TWO_SIGNS}.csv": "period,value\n2026-05,9\n"}
    )

    assert finding.rule == "missing-measurements"
    assert "2 signs (U+004F U+0308) in the file's name" in finding.message
    assert finding.suggestion == f"{TWO_SIGNS}.csv"


def test_marks_in_another_order_are_told_as_they_are() -> None:
    written, stored = "a\u0323\u0302.md", "a\u0302\u0323.md"

    (finding,) = _found({stored: "# A\n", "about.md": f"[a]({written})\n"})

    assert "3 signs (U+0061 U+0323 U+0302) here and 3 signs (U+0061 U+0302 U+0323)" in finding.message


def test_a_readme_in_the_folder_of_a_kind_is_an_ordinary_page() -> None:
    folder = {
        "promises/README.md": "# For readers on GitHub\n\nOne file a promise.\n",
        "promises/old/README.md": "Old.\n",
    }

    assert not _found(folder)
    assert not _found(folder | {"promises/index.md": "# Promises\n"})
