from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cxmap.loading.load import load_files
from cxmap.model.parts import as_one
from cxmap.model.source import Settings, SourceFile

SETTINGS = Settings(date(2026, 11, 15), withheld=frozenset(("a.md", "b.md")))
FILES = {
    "departments/depot.md": "---\ntitle: Depot\n---\n",
    "capabilities/courier.csv": "period,value\n2026-10,95\n",
}


def rests_on(files: dict[str, str], settings: Settings = SETTINGS) -> str:
    """All that loading some files rests on besides them."""
    said: list[str] = []

    def noting(
        work: Callable[[Sequence[Any]], Any],
        items: Sequence[Any],
        *,
        amount: int,
        rests_on: Callable[[], str] | None = None,
    ) -> Iterable[Any]:
        assert rests_on
        said.append(rests_on())
        return as_one(work, items, amount=amount)

    load_files((SourceFile(path, text.encode()) for path, text in files.items()), settings, noting)
    (found,) = said
    return found


def test_what_a_page_says_is_of_its_own_part_alone() -> None:
    assert rests_on(FILES | {"departments/depot.md": "---\ntitle: Other\n---\n"}) == rests_on(FILES)


@pytest.mark.parametrize(
    "change",
    [
        {"capabilities/courier.csv": "period,value\n2026-10,96\n"},
        {"departments/new.md": "---\ntitle: New\n---\n"},
        {"capabilities/other.csv": ""},
    ],
    ids=["a table", "one more page", "one more table"],
)
def test_tables_and_the_names_of_all_files_concern_every_part(change: dict[str, str]) -> None:
    assert rests_on(FILES | change) != rests_on(FILES)


@pytest.mark.parametrize(
    "settings",
    [
        replace(SETTINGS, as_of=date(2026, 11, 16)),
        replace(SETTINGS, channels=("drone",)),
        replace(SETTINGS, withheld=frozenset(("a.md",))),
    ],
    ids=["another day", "a channel", "other files that are left out"],
)
def test_settings_concern_every_part(settings: Settings) -> None:
    assert rests_on(FILES, settings) != rests_on(FILES)
