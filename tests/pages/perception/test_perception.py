from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.kit.perception import Matters, MatterView
from cxmap.pages.perception import page as perception
from tests.insight.test_perception import SCORE, asked, done, row
from tests.pages.small_sites import content, overview_of, rows, shown

BOTH = "As measured, and as customers say it"


def matters(changes: dict[str, Any]) -> Matters:
    found = content(overview_of("perception", changes), BOTH)
    assert isinstance(found, Matters)
    return found


def matter(changes: dict[str, Any]) -> MatterView:
    (only,) = matters(changes).matters
    return only


def test_a_matter_stands_there_from_both_sides_with_the_difference() -> None:
    only = matter(
        asked(row("88.5", sample="400"), designed="90", metric={"cases": "sample", "question": "Did it come?"})
    )

    performed, perceived = only.sides
    assert (only.told, only.felt, only.group) == ("Well done, but not felt", "not-felt", "")
    assert (performed.value, performed.level) == ("96 %", "Meets what is promised: at least 95 %")
    assert (perceived.value, perceived.level) == ("88.5 %", "Misses what it is designed for: at least 90 %")
    assert perceived.details == ("in 2026-06", "85.0 to 91.3 %", "sample of 400")
    assert shown(perceived.question) == "Did it come?"
    assert shown(perceived.capability) == "[Survey]"
    assert only.difference == "Customers say 7.5 points less: worse."


@pytest.mark.parametrize(
    ("value", "metric", "words"),
    [
        ("97", {}, "Customers say 1 point more: better."),
        ("96", {}, "Customers say the same."),
        ("4", SCORE, "Not subtracted: they are in different units, figures of different sorts,"),
    ],
)
def test_the_difference_is_told_in_words(value: str, metric: dict[str, Any], words: str) -> None:
    assert matter(asked(row(value), metric=metric)).difference.startswith(words)


def test_a_difference_says_which_cases_only_one_side_is_about() -> None:
    on_time = {"excludes": ["december", "outer-islands"]}
    changes = {"metric/on-time": on_time, **asked(row("88"), metric={"excludes": ["december", "shops"]})}

    assert matter(changes).difference == (
        "Customers say 8 points less: worse. Operations leave out outer islands. What customers say leaves out shops."
    )


def test_a_difference_has_its_unit_where_that_is_not_percent() -> None:
    days = {"title": "Days", "unit": "days", "better": "lower", "type": "", "cases": ""}
    changes = {"metric/on-time": days, **asked(row("97"), metric=days)}

    assert matter(changes).difference == "Customers say 1 days more: worse."


def test_a_side_without_a_figure_says_so_and_nothing_is_subtracted() -> None:
    only = matter({**asked(row("88")), **done()})

    assert only.sides[0].nothing == "No figure that counts today"
    assert (only.sides[0].capability, only.sides[0].level, only.difference) == (None, "", "")


def test_a_figure_that_is_held_against_nothing_says_so() -> None:
    assert matter(asked(row("88"))).sides[1].level == "Nobody has said which level is good"


def test_a_figure_that_counts_every_case_says_so() -> None:
    assert matter(asked(row("88", sample="12000"))).sides[1].details == ("in 2026-06", "all 12,000 cases")


def test_figures_that_are_better_stand_below_and_a_group_is_named() -> None:
    rider = {"title": "Rider", "delivers": [{"metric": "on-time", "measurements": [row("91", group="outer-islands")]}]}
    faster = {"title": "Faster", "delivers": [{"metric": "on-time", "measurements": [row("99")]}]}

    everybody, islands = matters({**asked(row("88")), "capability/rider": rider, "capability/faster": faster}).matters

    assert everybody.sides[0].others == ("Faster: 99 % in 2026-06",)
    assert islands.group == "Outer islands"


def test_the_page_begins_with_how_many_matters_come_to_what() -> None:
    changes = {**asked(row("88"), designed="90"), "metric/again": {"title": "Again", "perceives": "on-time"}}

    assert matters(changes).sentence == (
        "2 matters seen from both sides: 1 well done, but not felt; 1 measured, but nobody asked lately."
    )


def test_what_is_seen_from_one_side_alone_is_listed() -> None:
    page = overview_of(
        "perception",
        {"metric/ease": {"title": "Ease", "view": "perception", "question": "Was it easy?"}},
    )

    assert rows(content(page, "Felt, but not measured"))[1:] == [["[Ease]", "Was it easy?", ""]]
    assert rows(content(page, "Promised, but nobody asks customers"))[1:] == [
        ["[Parcels on time]", "[Delivered the next day]", "[Courier] 96 % in 2026-06"]
    ]


def test_long_lists_say_what_they_leave_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(perception, "MOST_MATTERS", 1)

    found = matters({**asked(), "metric/again": {"title": "Again", "perceives": "on-time"}})

    assert (len(found.matters), found.note) == (1, "1 more matter is not shown here.")
