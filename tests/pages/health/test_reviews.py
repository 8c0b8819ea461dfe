from __future__ import annotations

import pytest

from cxmap.pages.health import page as health
from cxmap.pages.kit.table import Table
from tests.alignment.small_maps import Changes
from tests.pages.small_sites import content, overview_of, rows

DOOR = "touchpoint/doorstep"


def test_the_most_urgent_review_stands_first() -> None:
    changes: Changes = {
        DOOR: {"reviewed": "2026-06-01", "review_every": "1 year"},
        "persona/receiver": {"title": "Receiver", "review_every": "1 year"},
        "capability/courier": {"reviewed": "2020-01-01", "review_every": "1 year"},
        "metric/old": {
            "title": "Old",
            "unit": "percent",
            "better": "higher",
            "status": "retired",
            "review_every": "1 year",
        },
    }

    table = rows(content(overview_of("health", changes), "Reviews"))

    assert table[0] == ["What", "Who answers for it", "Last reviewed", "Next review"]
    assert [row[:3] for row in table[1:]] == [
        ["[Receiver]", "", "never"],
        ["[Courier]", "[Last mile]", "2020-01-01"],
        ["[Parcel at the door]", "[Last mile]", "2026-06-01"],
    ]


def test_a_long_list_of_reviews_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "MOST_REVIEWS", 0)

    table = content(overview_of("health", {DOOR: {"review_every": "1 year"}}), "Reviews")

    assert isinstance(table, Table)
    assert table.note == "1 more entry is not shown here."
