from __future__ import annotations

from typing import Any

import pytest

from cxmap.insight.facets import Picking
from cxmap.insight.register import worst_first
from cxmap.model.block import Block, BlockView
from cxmap.pages.kit.exchange import Exchange
from cxmap.pages.kit.felt import PainsFelt
from cxmap.pages.kit.index_page import Nothing
from cxmap.pages.kit.page import PageView
from tests.pages.small_sites import content, glance, lead_of, page_of, page_on, rows, shown, small_site

BUSY: dict[str, Any] = {"persona/busy": {"title": "The busy one"}}
STUDY = {"title": "Visits", "method": "diary-study", "date": "2026-05-01"}
PROMISED = "What they are promised"


def journey(*touchpoints: str, **fields: Any) -> dict[str, Any]:
    return {"personas": ["busy"], "stages": [{"name": "All", "touchpoints": list(touchpoints)}], **fields}


def all_promises(page: PageView) -> list[str]:
    """The promises of all tables on the page, each as it is named."""
    tables = (each.content for each in page.before if each.title in (PROMISED, "What else they are promised"))
    return [row[0] for table in tables for row in rows(table)[1:]]


def test_a_persona_speaks_first_and_then_the_page_says_who_this_is() -> None:
    fields = {
        "title": "The busy one",
        "quote": "Just *tell* me.",
        "segment": "One in three",
        "goals": ["Be in when it comes", "Plan the *day*"],
    }

    page = page_of("persona/busy", {"persona/busy": fields, "promise/next-day": {"personas": ["busy"]}})

    assert lead_of(page).quotation_markdown == "Just *tell* me."
    assert lead_of(page).answer == "They feel one of our promises, and we keep it."
    assert glance(page) == {
        "Who they are": "One in three",
        "What they want to get done": "Be in when it comes Plan the *day*",
        "Promised to them": "1 promise",
    }
    assert [each.label for each in content(page, "Facts").facts] == ["Id"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kept", "missed", "answer"),
    [
        (2, 0, "They feel 2 of our promises, and we keep all of them."),
        (1, 1, "They feel 2 of our promises, and we keep 1 of them."),
        (0, 2, "They feel 2 of our promises, and none of them counts as kept."),
        (0, 1, "They feel one of our promises, and it does not count as kept."),
    ],
)
def test_the_answer_says_how_many_of_the_promises_are_kept(kept: int, missed: int, answer: str) -> None:
    names = [*(f"kept-{n}" for n in range(kept)), *(f"missed-{n}" for n in range(missed))]
    targets = {name: "95" if name.startswith("kept") else "99" for name in names}
    promises: dict[str, Any] = {
        f"promise/{name}": {"expects": [{"metric": "on-time", "at_least": target}]} for name, target in targets.items()
    }

    page = page_of(
        "persona/busy", {**BUSY, **promises, "promise/next-day": "", "touchpoint/doorstep": {"promises": names}}
    )

    counts = lead_of(page).counts
    assert lead_of(page).answer == answer
    assert counts
    assert counts.total == kept + missed


def test_the_number_of_promises_leads_to_them_in_the_register() -> None:
    site = small_site(BUSY, "promises")

    lead = lead_of(page_on(site, "persona/busy"))

    way = lead.glance[-1].value
    assert (way.form, shown(way)) == ("web", "1 promise, made to everybody persona=busy")


def test_a_persona_has_the_promises_that_the_register_shows_for_it() -> None:
    changes = {
        **BUSY,
        "persona/calm": {"title": "The calm one"},
        "promise/next-day": {"personas": ["busy"]},
        "promise/late": {
            "statement": "Late",
            "personas": ["busy"],
            "expects": [{"metric": "on-time", "at_least": "99"}],
        },
        "promise/for-all": {"statement": "For all"},
        "promise/others": {"statement": "Others", "personas": ["calm"]},
        "touchpoint/doorstep": {"promises": ["next-day", "late"]},
    }

    page = page_of("persona/busy", changes)

    site = small_site(changes)
    picked = Picking(site, Block(view=BlockView.PROMISES, persona=("busy",))).promises(worst_first(site))
    assert all_promises(page) == [f"[{each.promise.name}]" for each in picked]
    assert rows(content(page, PROMISED)) == [
        ["Promise", "Verdicts where it is felt", "Why"],
        ["[Late]", "broken 1", "Promised: at least 99 % (Parcels on time). Measured: 96 % in 2026-06 (Courier)."],
        [
            "[Delivered the next day]",
            "kept 1",
            "Promised: at least 95 % (Parcels on time). Measured: 96 % in 2026-06 (Courier).",
        ],
        ["[For all]", "", ""],
    ]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "1 promise, made to everybody"),
        ({"promise/by-name": {"personas": ["busy"]}}, "2 promises, 1 of them to everybody"),
        ({"promise/next-day": {"personas": ["busy"]}}, "1 promise"),
    ],
)
def test_promises_to_everybody_are_told_apart(more: dict[str, Any], words: str) -> None:
    assert glance(page_of("persona/busy", {**BUSY, **more}))["Promised to them"] == words


def test_more_promises_than_are_read_at_once_are_folded() -> None:
    page = page_of("persona/busy", {**BUSY, **{f"promise/number-{number}": {} for number in range(7)}})

    assert len(all_promises(page)) == 8
    folded = next(each.folded for each in page.before if each.title == "What else they are promised")
    assert folded == "2 more that fare better, or have no verdict"


def test_a_persona_to_whom_nothing_is_promised_is_told_so() -> None:
    changes = {**BUSY, "persona/calm": {"title": "Calm"}, "promise/next-day": {"personas": ["busy"]}}

    page = page_of("persona/calm", changes)

    assert content(page, PROMISED) is None
    assert lead_of(page).answer.startswith("They do not feel any of our promises yet")
    assert lead_of(page).counts is None


def test_needs_gives_and_gets_are_told_as_they_are_of_parties() -> None:
    fields = {"title": "Busy", "needs": [{"need": "Time", "met": "2"}], "gives": ["Money"], "gets": ["Parcels"]}

    page = page_of("persona/busy", {"persona/busy": fields})

    exchange = content(page, "What they need, give and get")
    assert isinstance(exchange, Exchange)
    assert (exchange.who, exchange.sentence) == ("they", "0 of 1 needs are met.")
    assert shown((exchange.needs[0].need, exchange.gives, exchange.gets)) == "Time Money Parcels"
    assert content(page, "Needs") is None


def test_nothing_of_an_exchange_is_said_to_be_missing() -> None:
    exchange = content(page_of("persona/busy", BUSY), "What they need, give and get")

    assert isinstance(exchange, Exchange)
    assert exchange.sentence == "Nobody has written down what they need, give or get."


def test_pains_of_what_they_see_on_the_journeys_of_today_stand_with_where_they_are_felt() -> None:
    changes = {
        **BUSY,
        "journey/receive": journey("doorstep", "depot", "closed"),
        "journey/again": journey("doorstep"),
        "journey/some-day": journey("locker", state="future"),
        "touchpoint/doorstep": {"pain_points": [{"title": "Unrated"}, {"title": "Late", "severity": "4"}]},
        "touchpoint/depot": {"layer": "backstage", "pain_points": [{"title": "Unseen"}]},
        "touchpoint/closed": {"status": "retired", "pain_points": [{"title": "Over"}]},
        "touchpoint/locker": {"pain_points": [{"title": "To come"}]},
    }

    pains = content(page_of("persona/busy", changes), "What hurts them, and why")

    assert isinstance(pains, PainsFelt)
    assert [each.title for each in pains.pains] == ["Late", "Unrated"]
    assert shown(pains.pains[0].where) == "[Parcel at the door]"


def test_more_pains_than_are_read_at_once_are_folded() -> None:
    pains = [{"title": f"Pain {number}", "severity": "3"} for number in range(8)]
    changes = {**BUSY, "journey/receive": journey("doorstep"), "touchpoint/doorstep": {"pain_points": pains}}

    page = page_of("persona/busy", changes)

    more = next(each for each in page.before if each.title == "What else hurts them")
    assert isinstance(more.content, PainsFelt)
    assert [each.title for each in more.content.pains] == ["Pain 6", "Pain 7"]
    assert more.folded == "2 more that hurt as much or less"


def test_studies_behind_their_journeys_say_who_was_heard_and_how_old_they_are() -> None:
    changes = {
        **BUSY,
        "research/visits": {**STUDY, "heard": {"customers": "12"}},
        "research/counts": {**STUDY, "title": "Counts", "method": "analytics", "date": "2026-06-29"},
        "research/ahead": {**STUDY, "title": "Ahead", "date": "2026-07-01"},
        "journey/receive": journey(research=["visits", "counts", "ahead", "visits", "gone"], title="Receive"),
        "journey/return": journey(research=["visits"], title="Return"),
    }

    assert rows(content(page_of("persona/busy", changes), "Who was heard on their journeys")) == [
        ["Study", "How", "Heard", "Age", "For"],
        ["[Ahead]", "diary study", "nobody", "not finished yet", "[Receive]"],
        ["[Counts]", "analytics", "nobody", "1 day old", "[Receive]"],
        ["[Visits]", "diary study", "12 customers", "2 months old", "[Receive] [Return]"],
    ]


def test_more_studies_than_are_read_at_once_are_folded() -> None:
    names = [f"study-{number}" for number in range(6)]
    studies = {f"research/{name}": {**STUDY, "title": name} for name in names}

    page = page_of("persona/busy", {**BUSY, **studies, "journey/receive": journey(research=names)})

    assert next(each.folded for each in page.before if each.title == "Who else was heard there") == "1 more study"


def test_where_nobody_was_asked_the_page_says_so() -> None:
    heard = content(page_of("persona/busy", {**BUSY, "journey/receive": journey()}), "Who was heard on their journeys")

    assert isinstance(heard, Nothing)
    assert heard.words == "Nobody has been asked yet: none of their journeys names a study."


def test_a_different_treatment_is_told_with_where_it_is_given() -> None:
    treatments = [
        {"persona": "busy", "difference": "We *ring* twice.", "promises": ["next-day"]},
        {"persona": "gone", "difference": "Nothing"},
    ]

    page = page_of("persona/busy", {**BUSY, "touchpoint/doorstep": {"treatments": treatments}})

    assert rows(content(page, "What is different for them"))[1:] == [
        ["[Parcel at the door]", "We *ring* twice.", "[Delivered the next day]"]
    ]


def test_an_own_key_of_a_need_is_told_among_the_facts() -> None:
    fields = {"title": "Busy", "needs": [{"need": "Time", "x-source": "Survey"}]}

    assert "Survey" in shown(content(page_of("persona/busy", {"persona/busy": fields}), "Needs"))
