from __future__ import annotations

import pytest

from cxmap.compiler import compile_map
from cxmap.insight.agreeing import agreeing
from cxmap.model.capability import Capability
from cxmap.model.promise import Promise
from cxmap.model.source import Settings, SourceFile
from tests.alignment.small_maps import AS_OF, small_files

PATH = "capabilities/courier.md"
TITLE = "---\ntitle: Courier\nowner: last-mile\n"
PRINT = "21d74dc3"


def after(written: str, by: str = "Last mile", end: str = "\n") -> str:
    """What stands below the first two fields after the courier's owner has agreed to the promise."""
    text = f"{TITLE}{written}---\nVans leave at six.\n".replace("\n", end)
    others = [file for file in small_files({"promise/friendly": {}}) if file.path != PATH]
    compiled = compile_map([*others, SourceFile(PATH, text.encode())], Settings(AS_OF))
    assert not compiled.errors, compiled.errors
    catalogue = compiled.catalogue
    (capability,), promise = catalogue.all(Capability), catalogue.find(Promise, "next-day")
    assert promise
    file = agreeing(catalogue.documents[capability.key], text, promise, "2026-07-14", by)
    return file.after.removeprefix(TITLE.replace("\n", end)).removesuffix(
        "---\nVans leave at six.\n".replace("\n", end)
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("agreed: []\n", "agreed:\n  - promise: next-day\n    on: 2026-07-14\n    by: Last mile\n    print: PRINT\n"),
        (
            "agreed: # later\n",
            "agreed:\n  - promise: next-day\n    on: 2026-07-14\n    by: Last mile\n    print: PRINT # later\n",
        ),
        (
            "agreed: [{promise: friendly, on: 2026-01-01, print: aa}]\n",
            "agreed: [{promise: friendly, on: 2026-01-01, print: aa}, "
            "{promise: next-day, on: 2026-07-14, by: Last mile, print: PRINT}]\n",
        ),
        (
            "agreed:\n- promise: friendly # old\n  print: aa\n  on: 2026-01-01 # a remark\n",
            "agreed:\n- promise: friendly # old\n  print: aa\n  on: 2026-01-01 # a remark\n"
            "- promise: next-day\n  on: 2026-07-14\n  by: Last mile\n  print: PRINT\n",
        ),
        (
            "agreed: [{promise: next-day, on: 2026-01-01, print: 'aa'}]\n",
            "agreed: [{promise: next-day, on: 2026-07-14, print: PRINT, by: Last mile}]\n",
        ),
        (
            "agreed:\n  - print: aa # old\n    promise: next-day\n    on: 2026-01-01\n",
            "agreed:\n  - print: PRINT\n    by: Last mile # old\n    promise: next-day\n    on: 2026-07-14\n",
        ),
    ],
)
def test_an_agreement_stands_in_the_form_of_those_that_are_there(written: str, expected: str) -> None:
    assert after(written) == expected.replace("PRINT", PRINT)


def test_a_file_keeps_its_line_ends_and_a_name_gets_quotes_where_it_needs_them() -> None:
    found = after("", by="Vans: north", end="\r\n")

    assert found == (
        f'agreed:\n  - promise: next-day\n    on: 2026-07-14\n    by: "Vans: north"\n    print: {PRINT}\n'
    ).replace("\n", "\r\n")


def test_who_has_agreed_to_the_same_today_changes_nothing() -> None:
    once = after("")

    assert after(once) == once
