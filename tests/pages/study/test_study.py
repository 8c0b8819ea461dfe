from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.kit.felt import PainsFelt
from cxmap.pages.kit.index_page import Nothing
from cxmap.pages.study.page import BackedPlaces, Findings
from tests.pages.small_sites import content, glance, lead_of, page_of, rows, shown

STUDY: dict[str, Any] = {"title": "Visits", "method": "diary-study", "date": "2026-05-01"}
COUNTS = "It counts what happens, or what people say, and seldom shows why."
LOOKS = "It looks at what people do, and why."


def study(changes: dict[str, Any] | None = None, **fields: Any) -> Any:
    return page_of("research/visits", {"research/visits": {**STUDY, **fields}, **(changes or {})})


def test_a_study_says_whom_it_heard_how_old_it_is_and_how_far_to_trust_it() -> None:
    page = study(heard={"customers": "1200", "employees": "1", "partners": "0"}, url="https://example.com/report")

    assert lead_of(page).answer == "1,200 customers and 1 employee, heard in their diaries"
    assert glance(page) == {
        "Finished": "2026-05-01, 2 months old",
        "How far to trust it": f"{LOOKS} Not heard: partners.",
        "It stands behind": "nothing on the map yet",
        "Report": "example.com/report https://example.com/report",
    }
    assert [each.label for each in content(page, "Facts").facts] == ["Id"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("fields", "answer", "trust"),
    [
        ({"method": "audit"}, "Audit: it names nobody who was heard", COUNTS),
        (
            {"heard": {"customers": "1", "employees": "1", "partners": "1"}},
            "1 customer, 1 employee and 1 partner, heard in their diaries",
            LOOKS,
        ),
    ],
)
def test_a_study_that_heard_nobody_or_everybody_names_no_group_that_was_left_out(
    fields: dict[str, Any], answer: str, trust: str
) -> None:
    page = study(**fields)

    assert (lead_of(page).answer, glance(page)["How far to trust it"]) == (answer, trust)


@pytest.mark.parametrize(
    ("date", "age"),
    [
        ("2026-06-30", "less than a day old"),
        ("2026-06-29", "1 day old"),
        ("2026-06-17", "13 days old"),
        ("2026-06-16", "2 weeks old"),
        ("2026-05-02", "8 weeks old"),
        ("2026-05-01", "2 months old"),
        ("2024-07-01", "24 months old"),
        ("2024-06-30", "2 years old"),
        ("2026-07-01", "not finished yet"),
    ],
)
def test_the_age_of_a_study_is_told_in_words(date: str, age: str) -> None:
    assert glance(study(date=date))["Finished"] == f"{date}, {age}"


def test_findings_are_told_first_and_the_rest_is_folded() -> None:
    page = study(findings=[f"Finding *{number}*" for number in range(10)])

    first, more = page.before[1:3]
    assert isinstance(first.content, Findings)
    assert (first.title, len(first.content.findings)) == ("What we learned", 8)
    assert (more.folded, shown(more.content)) == ("2 more findings", "Finding *8* Finding *9*")


def test_a_study_without_findings_says_so() -> None:
    found = content(study(), "What we learned")

    assert isinstance(found, Nothing)
    assert found.words == "Nobody has written down yet what came out."


def test_scores_that_it_backs_stand_with_quote_ideal_reason_and_verdicts_the_lowest_first() -> None:
    felt = {"score": "2", "ideal": "5", "because": "*Late*", "quote": "Again?", "research": ["visits"]}
    changes = {
        "touchpoint/doorstep": {"experience": felt},
        "touchpoint/low": {"title": "Low", "experience": {"score": "1", "research": ["visits"]}},
        "touchpoint/unrated": {"title": "Unrated", "experience": {"because": "Dark", "research": ["visits"]}},
        "touchpoint/other": {"experience": {"score": "1"}, "pain_points": [{"title": "Cold", "research": ["visits"]}]},
    }

    page = study(changes)

    found = content(page, "Where it says how it feels")
    assert isinstance(found, BackedPlaces)
    assert [place.touchpoint.name for place in found.places] == ["Low", "Parcel at the door", "Unrated"]
    low, door, unrated = found.places
    assert door.now
    assert door.ideal
    assert (door.now.words, door.ideal.words, shown(door.verdicts)) == ("2 of 5", "5 of 5", "kept 1")
    assert shown((door.quote, door.because)) == "Again? *Late*"
    assert (low.ideal, low.quote, low.because, unrated.now) == (None, None, None, None)
    assert glance(page)["It stands behind"] == "3 scores and 1 pain"


def test_more_touchpoints_than_are_read_at_once_are_folded() -> None:
    felt = {"experience": {"score": "3", "research": ["visits"]}}

    page = study({f"touchpoint/number-{number}": felt for number in range(7)})

    folded = next(each.folded for each in page.before if each.title == "Where else it says how it feels")
    assert folded == "1 more touchpoint"


def test_pains_that_it_found_name_other_studies_alone() -> None:
    pains: list[dict[str, Any]] = [
        {"title": "Mild", "severity": "1", "research": ["visits"]},
        {"title": "Bad", "severity": "5", "research": ["visits", "talks"]},
        {"title": "Not ours", "research": ["talks"]},
        *({"title": f"Pain {number}", "research": ["visits"]} for number in range(5)),
    ]
    changes = {"research/talks": {**STUDY, "title": "Talks"}, "touchpoint/doorstep": {"pain_points": pains}}

    page = study(changes)

    found = content(page, "The pains that it found")
    assert isinstance(found, PainsFelt)
    assert [each.title for each in found.pains[:2]] == ["Bad", "Mild"]
    assert (found.pains[0].found, shown(found.pains[0].studies)) == ("Also found in", "[Talks]")
    assert found.pains[1].studies == ()
    assert next(each.folded for each in page.before if each.title == "More pains that it found") == "1 more pain"


def test_a_proof_that_it_brought_stands_with_the_verdicts_of_today_the_newest_first() -> None:
    proof = [
        {"verdict": "broken", "on": "2026-04-01", "research": "visits"},
        {"verdict": "kept", "on": "2026-05-01", "research": "visits", "note": "All *twelve*"},
        {"verdict": "kept", "on": "2026-06-01", "by": "Somebody"},
    ]
    changes = {
        "promise/one-name": {"statement": "One name"},
        "capability/courier": {"delivers": [{"promise": "one-name", "proof": proof}]},
        "capability/depot": {"delivers": [{"promise": "gone", "proof": [proof[0].copy()]}]},
        "touchpoint/doorstep": {"promises": ["one-name"]},
    }

    page = study(changes)

    assert rows(content(page, "What it proves"))[:2] == [
        ["Promise", "It was", "On", "How it showed", "Verdicts today"],
        ["[One name]", "kept", "2026-05-01", "All *twelve*", "at risk 1"],
    ]
    assert [row[2:4] for row in rows(content(page, "What it proves"))[2:]] == [["2026-04-01", ""]]
    assert glance(page)["It stands behind"] == "2 proofs"


def test_journeys_that_are_drawn_from_it_are_named_at_a_glance() -> None:
    drawn = {"research": ["visits"], "stages": [{"name": "All"}]}
    changes = {
        "journey/receive": {**drawn, "title": "Receive"},
        "journey/return": {**drawn, "title": "Return", "pain": "5", "importance": "5"},
    }

    found = glance(study(changes))

    assert found["Journeys drawn from it"] == "[Return] [Receive]"
    assert "It stands behind" not in found
