from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cxmap.alignment.snapshots import Snapshot
from cxmap.alignment.telling import Told
from cxmap.insight.history import History, State, States
from cxmap.pages import OVERVIEWS
from cxmap.pages.coverage import channels, listening, messages
from cxmap.pages.coverage.channels import ChannelGrid
from cxmap.pages.kit.room import Room
from cxmap.pages.kit.table import Ranking, Table
from cxmap.pages.kit.values import WebLink
from tests.alignment.small_maps import measured
from tests.pages.small_sites import content, overview_of, rows, shown, small_site

SCREENS: dict[str, Any] = {
    **{
        f"touchpoint/{channel}": {"title": channel, "channel": channel, "measured_by": ["on-time"]}
        for channel in ("website", "app", "sms")
    },
    "touchpoint/behind": {"title": "Behind", "layer": "backstage"},
    "journey/surf": {
        "title": "Surf",
        "stages": [
            {"name": "Look", "touchpoints": ["website", "app"]},
            {"name": "Hear", "touchpoints": ["sms"]},
            {"name": "Nothing", "touchpoints": []},
        ],
    },
    "journey/receive": {"title": "Receive", "stages": [{"name": "Door", "touchpoints": ["doorstep", "behind"]}]},
}
EMPTY: dict[str, Any] = dict.fromkeys(("touchpoint/doorstep", "promise/next-day", "capability/courier"), "")


def _grid(changes: dict[str, Any]) -> ChannelGrid:
    found = content(overview_of("coverage", changes), "Where journeys meet customers")
    assert isinstance(found, ChannelGrid)
    return found


def test_stages_stand_against_channels() -> None:
    grid = _grid(SCREENS)

    assert grid.heads == ("App", "SMS", "Website", "No channel said", "Not seen by customers")
    assert [cell.count for cell in grid.journeys[1].rows[0].cells] == [1, 0, 1, 0, 0]
    assert grid.journeys[1].rows[2].is_empty
    assert grid.sentence == ("4 stages, 1 of them without a touchpoint; 1 journey meets customers on screens alone.")


def test_a_journey_on_screens_alone_is_tunnel_vision() -> None:
    assert [journey.warning for journey in _grid(SCREENS).journeys] == ["", "Tunnel vision: on screens alone"]


def test_a_retired_touchpoint_fills_no_stage() -> None:
    gone = {**SCREENS, "touchpoint/sms": {"title": "sms", "channel": "sms", "status": "retired"}}

    assert "SMS" not in _grid(gone).heads


def test_only_the_most_urgent_journeys_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "MOST_JOURNEYS", 1)

    assert _grid(SCREENS).note == "The 1 most urgent of 2 journeys."


def test_channels_have_their_share_of_touchpoints_and_promises() -> None:
    table = rows(content(overview_of("coverage", SCREENS), "Channels and their share"))

    assert ["No channel said", "1", "20 %", "1", "100 %"] in table
    assert ["App", "1", "20 %", "0", "0 %"] in table


def test_a_share_of_no_promises_is_not_told() -> None:
    changes: dict[str, Any] = {"promise/next-day": "", "touchpoint/doorstep": {"promises": []}}

    table = rows(content(overview_of("coverage", changes), "Channels and their share"))

    assert table[1] == ["No channel said", "1", "100 %", "0", ""]


UNMEASURED: dict[str, Any] = {
    "metric/felt": {"title": "Felt", "view": "perception"},
    "metric/empty": {"title": "Empty", "view": "perception"},
    "metric/old": {"title": "Old", "view": "perception"},
    "capability/survey": {
        "title": "Survey",
        "delivers": [
            {"metric": "felt", "measurements": [{"period": "2026-05", "value": "4"}]},
            {"metric": "old", "measurements": [{"period": "2020-05", "value": "4"}]},
            {"metric": "empty", "measurements": [{"period": "2027-05", "value": "4"}]},
        ],
    },
    "touchpoint/named": {"title": "Named", "channel": "sms", "measured_by": ["empty", "nowhere"]},
    "touchpoint/late": {"title": "Late", "channel": "sms", "measured_by": ["empty", "old"]},
    "research/talks": {"title": "Talks", "method": "interview", "date": "2026-01-01"},
    "touchpoint/asked": {"title": "Asked", "channel": "app", "measured_by": ["felt"]},
    "touchpoint/watched": {
        "title": "Watched",
        "channel": "app",
        "experience": {"research": ["talks"]},
        "measured_by": ["on-time"],
    },
    "touchpoint/ached": {
        "title": "Ached",
        "channel": "app",
        "pain_points": [{"title": "Ouch", "research": ["talks"]}],
    },
}
"""Touchpoints without a measure, with measures that have no value or an old one, and with one that counts."""


def test_what_nobody_measures_or_hears_is_counted_and_named() -> None:
    table = content(overview_of("coverage", UNMEASURED), "What nobody measures")

    assert rows(table)[1:] == [
        ["App", "2 of 3", "No measure named [Ached]", "3 of 3", ""],
        [
            "SMS",
            "0 of 2",
            "Measure named, never measured [Named] Every value too old to count [Late]",
            "0 of 2",
            "[Late] [Named]",
        ],
        ["No channel said", "0 of 1", "No measure named [Parcel at the door]", "0 of 1", "[Parcel at the door]"],
    ]
    assert isinstance(table, Table)
    assert table.note.startswith("2 of 6 touchpoints are measured:")


def test_coverage_says_why_scores_without_research_are_another_number() -> None:
    """Two scores without a study: one touchpoint has a study of a pain. Two more are not listened to, without score."""
    studied = {"title": "Late", "research": ["talks"]}
    changes: dict[str, Any] = {
        **SCREENS,
        "research/talks": {"title": "Talks", "method": "survey", "date": "2026-01-01"},
        "touchpoint/doorstep": {"experience": {"score": "3"}, "pain_points": [studied]},
        "touchpoint/behind": {"title": "Behind", "layer": "backstage", "experience": {"score": "2"}},
    }

    table = content(overview_of("coverage", changes), "What nobody measures")

    assert isinstance(table, Table)
    assert table.note.endswith(
        " Scores without research are counted apart, at 2 touchpoints; 1 of these is listened to in another way; "
        "3 touchpoints that nobody listens to have no score."
    )


def test_coverage_leads_to_the_touchpoints_without_research() -> None:
    scored: dict[str, Any] = {"touchpoint/doorstep": {"experience": {"score": "3"}}}

    ways = [
        found.way
        for found in (
            content(overview_of("coverage", scored), "What nobody measures"),
            content(overview_of("coverage", scored, "touchpoints"), "What nobody measures"),
            content(overview_of("coverage", {}, "touchpoints"), "What nobody measures"),
        )
        if isinstance(found, Table)
    ]

    way = WebLink("1 touchpoint without research", path="touchpoints.md", query="filter=no+research")
    assert ways == [None, way, None]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        (
            {"touchpoint/doorstep": {"experience": {"score": "3"}}},
            " Scores without research are counted apart, at 1 touchpoint.",
        ),
    ],
)
def test_of_scores_coverage_says_no_more_than_there_is(changes: dict[str, Any], said: str) -> None:
    table = content(overview_of("coverage", changes), "What nobody measures")

    assert isinstance(table, Table)
    assert table.note.endswith(f"think or do.{said}")


def _heard(changes: dict[str, Any]) -> Ranking:
    found = content(overview_of("coverage", changes), "Who was heard")
    assert isinstance(found, Ranking)
    return found


def test_a_journey_says_who_was_heard_and_who_was_not() -> None:
    changes: dict[str, Any] = {
        "partner/carrier": {"title": "Carrier"},
        "persona/home": {"title": "Home"},
        "persona/lonely": {"title": "Lonely"},
        "research/talks": {
            "title": "Talks",
            "method": "interview",
            "date": "2026-01-01",
            "heard": {"customers": "9"},
        },
        "touchpoint/doorstep": {"contributors": [{"partner": "carrier"}]},
        "journey/receive": {
            "title": "Receive",
            "personas": ["home"],
            "research": ["talks"],
            "stages": [{"name": "Door", "touchpoints": ["doorstep"]}],
        },
        "journey/send": {"title": "Send", "objectives": ["More"], "stages": [{"name": "Shop", "touchpoints": []}]},
    }

    found = _heard(changes)

    assert rows(found.ranking)[1:] == [
        ["[Receive]", "9", "0", "0", "employees and partners not heard", "[Talks]"],
        ["[Send]", "0", "0", "0", "customers not heard; no employee takes part; no partner takes part", ""],
    ]
    assert shown(found.idle) == (
        "Customers on none of whose journeys anybody was heard [Lonely]"
        " Objectives set without customers being asked [Send]"
    )


def test_a_partner_behind_a_capability_is_not_passed_over_in_silence() -> None:
    changes: dict[str, Any] = {
        "partner/carrier": {"title": "Carrier"},
        "capability/courier": {"partners": ["carrier"]},
        "research/talks": {"title": "Talks", "method": "interview", "date": "2026-01-01", "heard": {"partners": "3"}},
        "journey/receive": {"title": "Receive", "stages": [{"name": "Door", "touchpoints": ["doorstep"]}]},
        "journey/send": {
            "title": "Send",
            "research": ["talks"],
            "stages": [{"name": "Door", "touchpoints": ["doorstep"]}],
        },
    }

    assert [row[4] for row in rows(_heard(changes).ranking)[1:]] == [
        "customers and employees not heard; partners only behind capabilities",
        "customers and employees not heard",
    ]


def test_where_everybody_was_heard_nobody_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "MOST_JOURNEYS", 1)
    changes: dict[str, Any] = {
        **SCREENS,
        "research/talks": {
            "title": "Talks",
            "method": "interview",
            "date": "2026-01-01",
            "heard": {"customers": "9", "employees": "2"},
        },
        "journey/receive": {
            "title": "Receive",
            "research": ["talks"],
            "stages": [{"name": "Door", "touchpoints": ["doorstep"]}],
        },
        "journey/surf": "",
        "journey/walk": {
            "title": "Walk",
            "research": ["talks"],
            "stages": [{"name": "Door", "touchpoints": ["doorstep"]}],
        },
    }

    found = _heard(changes)

    assert rows(found.ranking)[1][4] == "everybody heard; no partner takes part"
    assert found.ranking.note == "1 of 2 journeys."


def test_a_promise_measured_from_the_inside_alone_lacks_the_customers_view() -> None:
    changes: dict[str, Any] = {
        "metric/felt": {"title": "Felt", "view": "perception"},
        "promise/theirs": {"statement": "You will like it", "expects": [{"metric": "felt", "at_most": "3"}]},
        "promise/asked": {"statement": "Asked", "expects": [{"metric": "on-time", "at_least": "90"}]},
        "touchpoint/desk": {"title": "Desk", "promises": ["asked", "theirs"], "measured_by": ["felt", "on-time"]},
    }

    table = content(overview_of("coverage", changes), "Promises measured from the inside")

    assert rows(table)[1:] == [
        ["[Delivered the next day]", "[Parcels on time]", "customer view missing", ""],
        ["[Asked]", "[Parcels on time]", "asked where it is felt", "[Felt]"],
    ]
    assert isinstance(table, Table)
    assert table.note == "2 of 3 measured promises."


def test_promises_whose_customers_nobody_asks_come_first_before_the_list_is_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listening, "MOST_PROMISES", 1)
    changes: dict[str, Any] = {
        "metric/felt": {"title": "Felt", "view": "perception"},
        "promise/asked": {"statement": "Asked", "expects": [{"metric": "on-time", "at_least": "90"}]},
        "touchpoint/desk": {"title": "Desk", "promises": ["asked"], "measured_by": ["felt"]},
    }

    table = content(overview_of("coverage", changes), "Promises measured from the inside")

    assert [row[0] for row in rows(table)[1:]] == ["[Delivered the next day]"]
    assert isinstance(table, Table)
    assert table.note == "2 of 2 measured promises. 1 more promise is not shown here."


def test_disciplines_without_anything_to_improve_are_visible() -> None:
    changes: dict[str, Any] = {
        "opportunity/plan": {"title": "Plan", "owner": "last-mile", "discipline": "strategy"},
        "opportunity/past": {"title": "Past", "owner": "last-mile", "discipline": "design", "state": "done"},
        "opportunity/lost": {"title": "Lost", "owner": "last-mile", "discipline": "culture", "state": "dropped"},
        "opportunity/loose": {"title": "Loose", "owner": "last-mile"},
    }

    table = content(overview_of("coverage", changes), "The six disciplines")

    assert [row[0] for row in rows(table)[1:]] == [
        "Strategy",
        "Customer understanding",
        "Design",
        "Measurement",
        "Governance",
        "Culture",
    ]
    assert rows(table)[1] == ["Strategy", "[Plan]", ""]
    assert rows(table)[3] == ["Design", "nothing is being improved here", "[Past]"]
    assert rows(table)[6] == ["Culture", "nothing is being improved here", ""]
    assert isinstance(table, Table)
    assert table.note == "1 opportunity belongs to no discipline."


def test_messages_are_told_with_trigger_and_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "MOST_MESSAGES", 4)
    spoken = [
        {"trigger": "A", "message": "One", "promise": "next-day", "metric": "on-time", "before": "1", "after": "2"},
        {"trigger": "B", "message": "Two", "capability": "courier", "metric": "on-time", "after": "2"},
        {"trigger": "C", "message": "Three", "metric": "on-time"},
        {"trigger": "D", "message": "Four"},
        {"trigger": "E", "message": "Five"},
    ]
    changes: dict[str, Any] = {
        "touchpoint/doorstep": {"messages": spoken},
        "touchpoint/desk": {"title": "Desk", "moment_of_truth": "true"},
        "promise/next-day": {
            "published": [
                {"where": "Poster"},
                {"where": "Later", "from": "2027-01-01"},
                {"where": "Before", "until": "2020-01-01"},
            ]
        },
    }

    found = content(overview_of("coverage", changes), "Messages that fit their moment")

    assert isinstance(found, Ranking)
    assert (
        found.sentence
        == "83 % of what customers are told fits its moment: 5 messages beside 1 publication for everybody."
    )
    assert [row[3] for row in rows(found.ranking)[1:]] == [
        "Parcels on time 1 → 2 %",
        "no baseline, so no effect is claimed",
        "not measured",
        "not measured",
    ]
    assert found.ranking.note == "4 of 5 messages."
    assert shown(found.idle) == "Make-or-break, and no message for the moment [Desk]"


@pytest.mark.parametrize(
    ("before", "moved"),
    [(Told(1, 1), " On 2026-06-01 it was 50 %."), (Told(3, 0), " Unchanged since 2026-06-01."), (None, "")],
)
def test_the_share_of_messages_is_held_against_an_earlier_state(before: Told | None, moved: str) -> None:
    site = small_site({"touchpoint/doorstep": {"messages": [{"trigger": "A", "message": "One"}]}})
    state = State(Snapshot({}, {}, {}, told=before), date(2026, 6, 1))

    found = content(
        OVERVIEWS["coverage"](replace(site, history=History(states=States(state, state)))),
        "Messages that fit their moment",
    )

    assert isinstance(found, Ranking)
    assert found.sentence == (
        "100 % of what customers are told fits its moment: 1 message beside 0 publications for everybody." + moved
    )


def test_targets_that_are_cut_are_counted() -> None:
    promises = {f"p{n}": {"statement": f"P {n}", "expects": [{"metric": "on-time", "at_least": "9"}]} for n in range(4)}
    changes: dict[str, Any] = {
        **{f"promise/{name}": promise for name, promise in promises.items()},
        "touchpoint/doorstep": {"promises": [*promises]},
        "capability/courier": measured("96"),
    }

    page = OVERVIEWS["coverage"](small_site(changes).with_room(Room(0.002)))

    table = content(page, "Variance: measured against promised")
    assert isinstance(table, Table)
    assert len(table.rows) == 3
    assert table.note.endswith(" 1 more row is not shown here.")


def test_variance_is_sorted_by_miss_with_the_day_of_the_value() -> None:
    changes: dict[str, Any] = {
        "promise/slow": {"statement": "Slow", "expects": [{"metric": "on-time", "at_least": "99"}]},
        "touchpoint/doorstep": {"promises": ["next-day", "slow"]},
        "capability/courier": measured("96"),
    }

    table = content(overview_of("coverage", changes), "Variance: measured against promised")

    assert [row[0] for row in rows(table)[1:]] == ["[Slow]", "[Delivered the next day]"]
    assert rows(table)[1][2:5] == ["96 %", "missed by 3 points", "2026-06-30"]
    assert isinstance(table, Table)
    assert table.note.startswith("1 of 2 targets are missed.")


def test_a_variance_of_a_value_that_is_too_old_says_so_and_is_not_counted() -> None:
    rows_ = [
        {"period": "2020", "value": "50", "group": "islands"},
        {"period": "2020", "value": "95", "group": "hills"},
        {"period": "2026-06", "value": "96"},
    ]
    changes: dict[str, Any] = {"capability/courier": {"delivers": [{"metric": "on-time", "measurements": rows_}]}}

    table = content(overview_of("coverage", changes), "Variance: measured against promised")

    assert [row[1:4] for row in rows(table)[1:]] == [
        ["Parcels on time at least 95 %", "96 %", "met by 1 point"],
        ["Parcels on time, islands at least 95 %", "50 %", "missed by 45 points, by a value too old to count"],
        ["Parcels on time, hills at least 95 %", "95 %", "met exactly, by a value too old to count"],
    ]
    assert isinstance(table, Table)
    assert table.note.startswith("0 of 1 target is missed. At 2 more the value is too old to count")


def test_an_empty_map_shows_the_disciplines_alone() -> None:
    page = overview_of("coverage", EMPTY)

    assert [section.title for section in page.after] == ["The six disciplines"]
