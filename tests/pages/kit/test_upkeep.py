from __future__ import annotations

from typing import Any

import pytest

from tests.alignment.small_maps import Changes
from tests.pages.small_sites import content, facts, overview_of, page_of

DOOR = "touchpoint/doorstep"
TEAM = {"name": "Round desk", "email": "rounds@post.example", "url": "https://post.example/rounds"}


def _facts(key: str, changes: Changes) -> dict[str, str]:
    return facts(content(page_of(key, changes), "Facts"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"reviewed": "2026-01-01", "review_every": "1 year"}, "by 2027-01-01, in"),
        ({"reviewed": "2020-01-01", "review_every": "6 weeks"}, "overdue since 2020-02-12,"),
        ({"review_every": "6 months"}, "now: it should be reviewed every 6 months, and never was"),
    ],
)
def test_an_entity_says_when_it_is_to_be_reviewed(written: dict[str, Any], said: str) -> None:
    assert _facts(DOOR, {DOOR: written})["Next review"].startswith(said)


def test_a_review_that_is_due_on_the_day_itself_says_today() -> None:
    changes: Changes = {DOOR: {"reviewed": "2026-06-29", "review_every": "1 day"}}

    assert _facts(DOOR, changes)["Next review"] == "today, 2026-06-30"


def test_what_nobody_wants_reviewed_says_nothing_of_reviews() -> None:
    assert "Next review" not in _facts(DOOR, {DOOR: {"reviewed": "2026-01-01"}})
    assert content(overview_of("health"), "Reviews") is None


def test_an_entity_says_whom_to_ask() -> None:
    said = _facts(DOOR, {"department/last-mile": {"contact": TEAM}})["Questions to"]

    assert said.startswith("[Last mile] Round desk")
    assert "mailto:rounds@post.example" in said
    assert "https://post.example/rounds" in said


@pytest.mark.parametrize("contact", [{"name": "Round desk"}, {"email": "rounds@post.example"}])
def test_a_contact_need_not_be_complete(contact: dict[str, str]) -> None:
    assert _facts(DOOR, {"department/last-mile": {"contact": contact}})["Questions to"].startswith("[Last mile] ")


def test_without_a_contact_nobody_is_named() -> None:
    assert "Questions to" not in _facts(DOOR, {})


def test_a_department_is_asked_itself() -> None:
    assert "Questions to" not in _facts("department/last-mile", {"department/last-mile": {"contact": TEAM}})
