from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages import OVERVIEWS
from cxmap.pages.kit.promise_words import TITLES
from cxmap.pages.may_we_say import page as may_we_say_page
from cxmap.pages.may_we_say.page import Saying, SayingList, SayingLists
from tests.alignment.small_maps import KEPT, Changes, measured
from tests.pages.small_sites import content, overview_of, shown, small_site

UNPROMOTED: dict[str, Any] = {
    "capability/quiet": {
        "title": "Quiet rounds",
        "delivers": [{"metric": "quiet", "designed": "60", "measurements": [{"period": "2026-05", "value": "70"}]}],
    },
    "metric/quiet": {"title": "Quiet rounds", "unit": "percent", "better": "higher"},
}


def lists(changes: Changes) -> dict[str, list[str]]:
    """The wordings in each list that has some."""
    page = overview_of("may-we-say", changes)
    found = {title: content(page, title) for title in TITLES.values()}
    return {title: [each.wording.sentence for each in sayings(of)] for title, of in found.items() if sayings(of)}


def sayings(of: object) -> tuple[Saying, ...]:
    assert isinstance(of, SayingList)
    return of.sayings


def saying(title: str, changes: Changes) -> Saying:
    return sayings(content(overview_of("may-we-say", changes), title))[0]


def _rows(rows: list[dict[str, str]]) -> dict[str, Any]:
    return {"metric": "on-time", "measurements": rows}


WORDING = "Delivered the next day"
SAMPLED = {"cases": ""}
PUBLISHED = {"published": [{"where": "A wall", "from": "2026-01-01"}]}


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "Safe to say"),
        ({"promise/next-day": {"qualifier": "On working days."}}, "Say with its small print"),
        ({"metric/on-time": SAMPLED, "capability/courier": measured("96", sample="50")}, "Not yet"),
        ({"metric/on-time": SAMPLED, "promise/next-day": PUBLISHED}, "True today, but at risk"),
        ({"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "90"}]}}, "Say it in other words"),
        ({"metric/on-time": {"excludes": ["islands"]}}, "Say it in other words"),
        ({"promise/next-day": PUBLISHED, "touchpoint/doorstep": {"capabilities": ""}}, "Take it down, or prove it"),
        ({"promise/next-day": PUBLISHED, "touchpoint/doorstep": {"promises": ""}}, "Take it down, or prove it"),
        ({"capability/courier": {"delivers": [{"metric": "on-time"}]}}, "Not yet"),
        ({"touchpoint/doorstep": {"capabilities": ""}}, "Not yet"),
        ({"promise/next-day": {"status": "planned"}}, "Not yet"),
        ({"promise/next-day": {"valid_from": "2026-07-01"}}, "Not yet"),
        ({"touchpoint/doorstep": {"promises": ""}}, "Not yet"),
        ({"capability/courier": measured("94")}, "Stop saying"),
        ({"promise/next-day": {"status": "retired", "published": [{"where": "A wall"}]}}, "Stop saying"),
        ({"promise/next-day": {"valid_until": "2026-06-29", "published": [{"where": "A wall"}]}}, "Stop saying"),
    ],
)
def test_a_promise_stands_in_the_list_of_its_worst_verdict(changes: Changes, title: str) -> None:
    found = lists(changes)

    assert [name for name, wordings in found.items() if WORDING in wordings] == [title]


def test_what_was_never_built_for_it_must_not_be_said() -> None:
    delivers = [{"metric": "on-time", "designed": "90", "measurements": [{"period": "2026-06", "value": "94"}]}]

    assert lists({"capability/courier": {"delivers": delivers}}) == {"Stop saying": [WORDING]}


@pytest.mark.parametrize(("changes", "are_empty"), [({}, False), (dict.fromkeys(KEPT, ""), True)])
def test_there_is_something_to_search_where_a_list_has_a_sentence(changes: Changes, *, are_empty: bool) -> None:
    ways = content(overview_of("may-we-say", changes), "")

    assert isinstance(ways, SayingLists)
    assert ways.are_empty is are_empty


@pytest.mark.parametrize("gone", [{"status": "retired"}, {"valid_until": "2026-06-29"}, {"status": "draft"}])
def test_what_is_over_and_said_nowhere_stands_in_no_list(gone: dict[str, str]) -> None:
    found = lists({"promise/next-day": gone, "touchpoint/doorstep": {"promises": "", "capabilities": ""}})

    assert WORDING not in [wording for wordings in found.values() for wording in wordings]


def test_a_draft_that_the_site_shows_stands_in_no_list() -> None:
    site = small_site({"promise/next-day": {"status": "draft"}}, drafts=True)

    page = OVERVIEWS["may-we-say"](site)

    assert [shown(sayings(content(page, title))) for title in ("Safe to say", "Not yet", "Stop saying")] == [""] * 3


def test_what_is_exceeded_is_safe_and_may_be_said_more_loudly() -> None:
    assert lists({"metric/on-time": {"headroom": "1"}}) == {"Safe to say": [WORDING], "Say more": [WORDING]}


def test_a_saying_has_its_safe_level_its_proof_and_its_reason() -> None:
    found = saying("Safe to say", {"promise/next-day": {"published": [{"where": "Home page"}]}})

    assert shown(found.safe) == "[Parcels on time] at least 96.0 % in 2026-06 [Courier]"
    assert shown(found.proofs) == "96 % in 2026-06 [Courier] every case was counted counts until 2026-12-27"
    assert found.worst
    assert found.worst.reason.startswith("Promised: at least 95 %")
    assert shown(found.said) == "Home page"


def test_a_level_says_of_how_many_cases_it_is_and_its_proof_where_it_was_published() -> None:
    row = {"period": "2026-06", "value": "99", "sample": "4000", "source": "https://example.com/figures"}
    changes = {"metric/on-time": SAMPLED, "capability/courier": {"delivers": [_rows([row])]}}

    found = saying("Safe to say", changes)

    assert shown(found.safe) == (
        "[Parcels on time] at least 98.6 % in 2026-06, of 4,000 cases, as the lower end of what is probable [Courier]"
    )
    assert "example.com/figures" in shown(found.proofs)


def test_the_proof_of_a_window_that_runs_says_up_to_when_it_is_known() -> None:
    window = {"metric": "on-time", "at_least": "95", "over": "half"}
    rows = [{"period": "2026-05", "value": "96", "sample": "100"}]
    changes = {"promise/next-day": {"expects": [window]}, "capability/courier": {"delivers": [_rows(rows)]}}

    assert shown(saying("Not yet", changes).proofs).startswith("96 % in 2026-H1 up to 2026-05-31, of 100 cases")


def test_a_place_that_says_it_tells_since_when() -> None:
    over = {"where": "A poster", "until": "2026-01-31"}
    published = {"published": [over, *PUBLISHED["published"]]}

    assert shown(saying("Safe to say", {"promise/next-day": published}).said) == "A wall (since 2026-01-01)"


def test_whoever_says_a_promise_learns_that_its_target_is_unconfirmed() -> None:
    overdue = {"reviewed": "2025-12-01", "review_every": "6 months"}

    found = saying("Safe to say", {"promise/next-day": overdue})

    assert found.unconfirmed.startswith("at least 95 %, unconfirmed since 2026-06-01. The promise should")
    assert saying("Safe to say", {}).unconfirmed == ""


def test_only_what_may_be_said_is_offered_for_copying() -> None:
    page = overview_of("may-we-say", {})

    offered = {title for title in TITLES.values() if getattr(content(page, title), "is_offered", False)}

    assert offered == {"Safe to say", "Say with its small print", "Say more"}
    assert saying("Safe to say", {}).is_offered
    assert not saying("Stop saying", {"capability/courier": measured("94")}).is_offered


def test_no_level_is_called_safe_beside_what_must_not_be_said() -> None:
    page = overview_of("may-we-say")

    called = {title: getattr(content(page, title), "level_is", "") for title in TITLES.values()}
    safe = {title for title, words in called.items() if words == "Safe level"}
    assert safe == {"Safe to say", "Say with its small print", "Say more"}
    assert set(called.values()) == {"Safe level", "We reach"}


def test_of_several_capabilities_the_weakest_sets_the_safe_level() -> None:
    changes: dict[str, Any] = {
        "capability/other": measured("97"),
        "touchpoint/doorstep": {"capabilities": ["other", "courier"]},
    }
    stale = {"delivers": [{"metric": "on-time", "measurements": [{"period": "2024", "value": "97"}]}]}

    assert shown(saying("Safe to say", changes).safe) == "[Parcels on time] at least 96.0 % in 2026-06 [Courier]"
    assert shown(saying("Not yet", {**changes, "capability/other": stale}).safe) == (
        "[Parcels on time] no measurement is fresh enough"
    )


@pytest.mark.parametrize(
    ("better", "asked", "values", "remark"),
    [
        ("higher", "at_least", ("94", "96"), "short of what is promised"),
        ("higher", "at_least", ("95", "96"), ""),
        ("lower", "at_most", ("96", "94"), "short of what is promised"),
        ("lower", "at_most", ("95", "94"), ""),
    ],
)
def test_a_safe_level_says_where_it_is_short_of_what_is_promised(
    better: str, asked: str, values: tuple[str, str], remark: str
) -> None:
    rows_ = [{"period": f"2026-0{month}", "value": value} for month, value in zip((5, 6), values, strict=True)]
    changes = {
        "metric/on-time": {"better": better, "type": ""},
        "promise/next-day": {"expects": [{"metric": "on-time", asked: "95"}], "reads_as": "average"},
        "capability/courier": {"delivers": [{"metric": "on-time", "measurements": rows_}]},
    }
    listed = "Not yet" if remark else "Safe to say"

    assert [fact.remark for fact in saying(listed, changes).safe] == [remark]


def test_a_safe_level_names_the_places_for_which_alone_it_holds() -> None:
    unbacked = {"title": "Counter", "owner": "last-mile", "control": "own", "promises": ["next-day"]}

    found = saying("Not yet", {"touchpoint/counter": unbacked})

    assert shown(found.safe) == "[Parcels on time] at least 96.0 % in 2026-06 [Parcel at the door] [Courier]"


def test_no_level_is_safe_where_nothing_backs_the_rest_of_the_promise() -> None:
    expects = [{"metric": "on-time", "at_least": "95"}, {"metric": "quiet", "at_least": "60"}]
    changes = {"metric/quiet": UNPROMOTED["metric/quiet"], "promise/next-day": {"expects": expects}}

    assert saying("Not yet", changes).safe == ()


def test_where_lower_is_better_the_highest_level_is_the_safe_one() -> None:
    changes: dict[str, Any] = {
        "metric/on-time": {"unit": "days", "better": "lower", "type": "mean"},
        "promise/next-day": {"expects": [{"metric": "on-time", "at_most": "99"}], "reads_as": "average"},
        "capability/other": measured("97"),
        "touchpoint/doorstep": {"capabilities": ["other", "courier"]},
    }

    assert (
        shown(saying("Safe to say", changes).safe)
        == "[Parcels on time] at most 97.0 days in 2026-06 [Another capability]"
    )


def test_proof_has_the_day_on_which_it_was_seen() -> None:
    report = "https://intranet.example.com/audit"
    proof = {"verdict": "kept", "on": "2026-06-01", "by": "An auditor", "url": report}
    changes: dict[str, Any] = {
        "promise/next-day": {"expects": ""},
        "capability/courier": {"delivers": [{"promise": "next-day", "proof": [proof]}]},
    }

    found = saying("Safe to say", changes)

    assert found.safe == ()
    assert shown(found.proofs) == (
        f"seen on 2026-06-01 [Courier] found out by An auditor report {report} counts until 2027-06-01"
    )


def test_proof_has_its_sample_and_its_interval() -> None:
    sampled = {"metric/on-time": SAMPLED, "capability/courier": measured("98", sample="1200")}

    assert shown(saying("Safe to say", sampled).proofs) == (
        "98 % in 2026-06, of 1,200 cases, probably 97.0 to 98.7 % [Courier] some of the cases were looked at "
        "counts until 2026-12-27"
    )


def test_proof_says_what_its_figures_are_about_and_who_measured_them() -> None:
    metric = {
        "type": "percentile",
        "percentile": "95",
        "excludes": ["islands"],
        "counts_from": "last-collection",
        "view": "perception",
        "summary": "Every parcel of the month",
        "question": "Did it come?",
        "owner": "last-mile",
    }
    rows = [{"period": "2026-06", "value": "96", "source": "Scans", "group": "coast"}]
    changes = {
        "metric/on-time": metric,
        "promise/next-day": {"excludes": ["islands"], "counts_from": "last-collection"},
        "capability/courier": {"delivers": [{"metric": "on-time", "measurements": rows}]},
    }

    assert shown(saying("Safe to say", changes).proofs) == (
        "96 % in 2026-06 (coast) [Courier] Every parcel of the month asked was: “Did it come?” 95 of 100 cases lie "
        "within it by what customers say leaves out islands counted from last collection Scans measured by Last mile "
        "counts until 2026-12-27"
    )


def test_a_count_needs_no_word_on_whom_it_is_about() -> None:
    changes = {"metric/on-time": {"type": "count", "unit": "parcels"}}

    assert shown(saying("Safe to say", changes).proofs) == "96 parcels in 2026-06 [Courier] counts until 2026-12-27"


def test_an_average_is_said_to_be_one() -> None:
    changes = {"metric/on-time": {"type": "mean"}, "promise/next-day": {"reads_as": "average"}}

    assert shown(saying("Safe to say", changes).proofs).startswith("96 % in 2026-06 [Courier] an average")


def test_proof_that_is_no_number_has_its_study_its_scope_and_what_it_leaves_out() -> None:
    proof = {
        "verdict": "kept",
        "on": "2026-06-01",
        "research": "visits",
        "scope": "Two depots",
        "excludes": ["islands"],
        "note": "Nobody knew.",
    }
    changes: dict[str, Any] = {
        "research/visits": {"title": "Visits", "method": "audit", "date": "2026-06-01"},
        "promise/next-day": {"expects": ""},
        "capability/courier": {"delivers": [{"promise": "next-day", "proof": [proof]}]},
    }

    assert shown(saying("Say it in other words", changes).proofs) == (
        "seen on 2026-06-01 [Courier] [Visits] only a part was looked at: Two depots leaves out islands Nobody knew "
        "counts until 2027-06-01"
    )


def test_without_proof_none_is_claimed() -> None:
    assert saying("Not yet", {"touchpoint/doorstep": {"capabilities": ""}}).proofs == ()


def test_an_idle_capability_tells_its_level_and_where_it_could_be_told() -> None:
    found = saying("Say more", {**UNPROMOTED, "touchpoint/garden": {"title": "Garden", "capabilities": ["quiet"]}})

    assert (found.about.name, found.verdict) == ("Quiet rounds", None)
    assert found.wording.sentence == "Quiet rounds: at least 70.0 % on average in 2026-05"
    assert (shown(found.proofs), shown(found.owner)) == (
        "70 % in 2026-05 an average counts until 2026-11-27",
        "[Last mile]",
    )
    assert (found.places_are, shown(found.places)) == ("where it is at work", "[Garden]")


def test_an_idle_capability_of_which_nobody_knows_the_sample_names_its_measure_alone() -> None:
    share = {"title": "Quiet rounds", "unit": "percent", "better": "higher", "type": "share"}

    found = saying("Say more", {**UNPROMOTED, "metric/quiet": share})

    assert (found.wording.sentence, found.is_offered) == ("Quiet rounds", False)


def test_a_level_that_is_offered_says_what_share_it_stands_for_and_when_its_clock_starts() -> None:
    refunds = {"title": "Refunds", "unit": "days", "better": "lower", "type": "percentile", "percentile": "90"}
    changes = {**UNPROMOTED, "metric/quiet": {**refunds, "counts_from": "decision"}}
    changes["capability/quiet"] = {
        "title": "Refund run",
        "delivers": [{"metric": "quiet", "measurements": [{"period": "2026-05", "value": "1.6"}]}],
    }

    words = saying("Say more", changes).wording.sentence

    assert words == "Refunds: at most 1.6 days in 90 of 100 cases in 2026-05, counted from decision"


def test_an_idle_capability_that_is_at_work_nowhere_could_be_told_on_its_owners_journeys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changes = {
        **UNPROMOTED,
        "journey/receive": {"stages": [{"name": "All", "touchpoints": ["doorstep", "van", "former", "garden"]}]},
        "journey/past": {"status": "retired", "stages": [{"name": "All", "touchpoints": ["bell"]}]},
        "touchpoint/van": {"layer": "backstage"},
        "touchpoint/former": {"status": "retired"},
        "touchpoint/garden": {"title": "Garden"},
        "touchpoint/bell": {},
    }

    found = saying("Say more", changes)
    monkeypatch.setattr(may_we_say_page, "MOST_PLACES", 1)
    short = saying("Say more", changes)

    assert (found.places_are, shown(found.places)) == ("on journeys of its owner", "[Parcel at the door] [Garden]")
    assert (shown(short.places), short.more_places) == ("[Parcel at the door]", 1)


def test_what_is_too_strong_has_the_true_sentence_beside_it() -> None:
    found = saying("Stop saying", {"capability/courier": measured("91.2"), "promise/next-day": PUBLISHED})

    assert found.instead
    assert (found.instead.label, found.instead.sentence) == (
        "Say instead",
        "Nine times out of ten: Delivered the next day",
    )
    assert found.since == "Missed since 2026-06"
    assert found.would_change == ("3.8 points better at Courier: at least 95 %",)
    assert shown(found.acting) == "[Last mile]"
    assert found.worst
    assert found.worst.acting == ()


def test_what_is_safe_is_copied_with_all_that_it_leaves_out() -> None:
    left_out = {"metric/on-time": {"excludes": ["far-islands"]}, "promise/next-day": {"excludes": ["far-islands"]}}

    found = saying("Safe to say", left_out)

    assert found.wording.conditions == ("Does not hold for: far islands.",)
    assert found.instead is None


def test_a_level_says_for_which_group_it_holds() -> None:
    rows_ = [{"period": "2026-06", "value": value, "group": group} for group, value in (("islands", 96), ("coast", 97))]
    changes = {"capability/courier": {"delivers": [{"metric": "on-time", "measurements": rows_}]}}
    idle = {
        "capability/quiet": {
            "delivers": [{"metric": "quiet", "measurements": [{"period": "2026-05", "value": "70", "group": "coast"}]}]
        },
        "metric/quiet": UNPROMOTED["metric/quiet"],
    }

    groups = [fact.group for fact in saying("Safe to say", changes).safe]

    assert groups == ["islands", "coast"]
    assert saying("Say more", idle).wording.sentence == "Quiet rounds: at least 70.0 % on average in 2026-05 (coast)"


def test_where_competitors_speak_comes_first() -> None:
    offer = {"name": "A rival", "statement": "Twice as quiet"}
    silent = {
        "capability/swift": {
            "title": "A swift one",
            "delivers": [{"metric": "swift", "designed": "60", "measurements": [{"period": "2026-05", "value": "70"}]}],
        },
        "metric/swift": {"title": "Swift", "unit": "percent", "better": "higher"},
    }
    spoken = {
        "promise/former": {
            "statement": "Quiet",
            "status": "retired",
            "expects": [{"metric": "quiet", "at_least": "50"}],
            "competitors": [offer],
        }
    }

    assert lists({**UNPROMOTED, **silent})["Say more"] == [
        "Swift: at least 70.0 % on average in 2026-05",
        "Quiet rounds: at least 70.0 % on average in 2026-05",
    ]
    assert lists({**UNPROMOTED, **silent, **spoken})["Say more"] == [
        "Quiet rounds: at least 70.0 % on average in 2026-05",
        "Swift: at least 70.0 % on average in 2026-05",
    ]
    assert [each.statement for each in saying("Say more", {**UNPROMOTED, **silent, **spoken}).offers] == [
        "Twice as quiet"
    ]


def test_the_page_begins_with_how_long_each_list_is() -> None:
    ways, *_ = overview_of("may-we-say", {}).after

    assert isinstance(ways.content, SayingLists)
    assert [len(each.sayings) for each in ways.content.lists] == [1, 0, 0, 0, 0, 0, 0, 0]
