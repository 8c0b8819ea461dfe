from __future__ import annotations

from typing import Any

from cxmap.pages.touchpoint.elsewhere import SaidHere
from tests.pages.small_sites import content, lead_of, page_of, rows, shown

POSTER = "touchpoint/poster"
LOADING = "touchpoint/loading"
DOORSTEP = "touchpoint/doorstep"


def published(**more: Any) -> dict[str, Any]:
    return {
        POSTER: {"title": "Poster"},
        "promise/next-day": {"published": [{"where": "At the bus stop", "touchpoint": "poster", **more}]},
    }


def said(changes: dict[str, Any], touchpoint: str = POSTER) -> SaidHere:
    found = content(page_of(touchpoint, changes), "What it says")
    assert isinstance(found, SaidHere)
    return found


def test_a_poster_lists_what_it_says_with_the_verdict_and_where_that_is_felt() -> None:
    changes = published(**{"text": "Tomorrow!", "from": "2026-01-01", "until": "2026-12-31"})

    (row,) = said(changes).rows

    assert lead_of(page_of(POSTER, changes)).answer == "1 promise is said here, and kept or not elsewhere."
    assert row.wording.name == "Tomorrow!"
    assert (row.days, row.is_out) == ("since 2026-01-01, until 2026-12-31", True)
    assert shown(row.maker) == "[Last mile]"
    assert row.verdict
    assert row.verdict.words == "kept"
    assert row.because.startswith("Promised: at least 95 %")
    assert [(each.touchpoint.name, each.verdict.words) for each in row.felt] == [("Parcel at the door", "kept")]


def test_what_is_not_out_today_is_told_apart() -> None:
    changes = published(**{"from": "2025-01-01", "until": "2025-12-31"})

    (row,) = said(changes).rows

    assert (row.is_out, row.days) == (False, "from 2025-01-01, until 2025-12-31")
    assert lead_of(page_of(POSTER, changes)).answer == "Nothing is promised here."


def test_a_saying_without_a_verdict_says_why() -> None:
    def because(promise: dict[str, Any], door: dict[str, Any] | None = None) -> str:
        changes = published()
        changes["promise/next-day"] |= promise
        (row,) = said({**changes, DOORSTEP: door or {}}).rows
        assert row.verdict is None
        assert row.felt == ()
        return row.because

    assert because({"status": "retired"}).endswith("It is still said here: take it down.")
    assert because({"status": "planned"}).endswith("so it has no verdict.")
    assert because({"reads_as": "slogan", "expects": []}).startswith("A slogan")
    assert because({}, {"promises": ""}).startswith("Homeless")
    assert because({}, {"capabilities": ["courier"], "control": "nonsense"}).startswith("No verdict")


def test_a_touchpoint_where_promises_are_felt_says_what_it_says_below() -> None:
    def titles(**more: str) -> list[str]:
        out = [{"where": "On the van", "touchpoint": "doorstep", **more}]
        return [section.title for section in page_of(DOORSTEP, {"promise/next-day": {"published": out}}).after]

    assert "What it says" in titles(text="Tomorrow!")
    assert "What it says" not in titles()


def backstage(**more: Any) -> dict[str, Any]:
    return {
        LOADING: {"title": "Loading", "layer": "backstage", "capabilities": ["courier"], **more},
        "touchpoint/shed": {"title": "Shed", "promises": ["next-day"], "capabilities": ["courier"]},
    }


def test_a_backstage_touchpoint_shows_the_promises_that_rest_on_its_capabilities() -> None:
    page = page_of(LOADING, backstage())

    lead = lead_of(page)
    assert lead.answer == "1 promise rests on what is done here."
    assert lead.counts
    assert lead.counts.in_words == "1 kept"
    assert rows(content(page, "Promises that rest on it")) == [
        ["Promise", "Verdict", "Where customers feel it", "Rests on"],
        ["[Delivered the next day]", "kept", "[Parcel at the door] [Shed]", "[Courier]"],
    ]


def test_what_rests_through_other_capabilities_says_through_which() -> None:
    changes = {
        "capability/scanner": {"title": "Scanner"},
        "capability/courier": {"relies_on": ["scanner"]},
        LOADING: {"title": "Loading", "layer": "support", "capabilities": ["scanner"]},
    }

    table = rows(content(page_of(LOADING, changes), "Promises that rest on it"))

    assert table[0][-1] == "Through"
    assert table[1][2:] == ["[Parcel at the door]", "[Scanner]", "[Courier]"]


def test_a_backstage_touchpoint_with_promises_of_its_own_shows_both() -> None:
    page = page_of(LOADING, backstage(promises=["next-day"]))

    assert "Promises that rest on it" in [section.title for section in page.after]


def test_what_rests_on_a_frontstage_touchpoint_is_told_only_where_nothing_is_promised_there() -> None:
    assert content(page_of(LOADING, backstage(layer="frontstage")), "Promises that rest on it")
    assert content(page_of(DOORSTEP, backstage()), "Promises that rest on it") is None


def test_nothing_rests_on_a_retired_touchpoint() -> None:
    page = page_of(LOADING, backstage(status="retired"))

    assert lead_of(page).counts is None
    assert content(page, "Promises that rest on it") is None
