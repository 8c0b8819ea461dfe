from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cxmap.alignment.snapshots import Snapshot, snapshot_of
from cxmap.compiler import compile_map
from cxmap.insight.history import Absence, Commit, History, State, States, Unmatched
from cxmap.model.ids import Key
from cxmap.model.source import Settings, SourceFile
from cxmap.pages import ENTITY_PAGES, OVERVIEWS
from cxmap.pages.changes.page import (
    FEW_NAMES,
    MOST_COMMITS,
    MOST_NAMES,
    MOST_TURNED,
    ChangedLast,
    ShownChanges,
    Summary,
)
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from tests.alignment.small_maps import AS_OF, KEPT, Changes, measured, small_files, small_map
from tests.pages.small_sites import content, facts, shown, small_site

FIRST = Commit("a" * 40, datetime(2026, 6, 1, 9, tzinfo=UTC), "Begins", "https://git.example.com/commit/a")
LATER = Commit("b" * 40, datetime(2026, 6, 20, 9, tzinfo=UTC), "Adds figures")
DOORSTEP, COURIER = "touchpoints/doorstep.md", "capabilities/courier.md"
TABLE = "capabilities/figures.csv"
BROKEN = {"capability/courier": measured("90")}
SHOP: Changes = {"touchpoint/shop": {"title": "Parcel shop", "promises": ["next-day"], "capabilities": ["courier"]}}


def snapshot(changes: Changes) -> Snapshot:
    compiled = small_map(changes)
    return snapshot_of(compiled.catalogue, compiled.alignment)


def between(old: Changes, new: Changes, today: Changes) -> PageView:
    """The page of a site whose content went on since the newer of the two states."""
    states = States(
        State(snapshot(old), date(2026, 6, 1), "v1", FIRST),
        State(snapshot(new), date(2026, 6, 20), "v2", LATER),
    )
    return page(small_site(today), History(states=states))


def page(site: Site, history: History) -> PageView:
    return OVERVIEWS["changes"](replace(site, history=history))


def compared(old: Changes, new: Changes, *, drafts: bool = False, **more: Any) -> PageView:
    states = States(
        State(snapshot(old), date(2026, 6, 1), "v1", FIRST),
        State(snapshot(new), AS_OF),
    )
    return page(small_site(new, drafts=drafts), History(states=states, **more))


def summary(view: PageView) -> Summary:
    found = content(view, "")
    assert isinstance(found, Summary)
    return found


def turned(view: PageView, title: str) -> ShownChanges:
    found = content(view, title)
    assert isinstance(found, ShownChanges)
    return found


def changed(view: PageView) -> ChangedLast:
    found = content(view, "Changed last")
    assert isinstance(found, ChangedLast)
    return found


def titles(view: PageView) -> list[str]:
    return [section.title for section in view.after]


def test_a_verdict_that_changed_is_shown_with_its_reason_and_whom_it_concerns() -> None:
    view = compared({}, BROKEN)

    assert titles(view) == ["", "Got worse"]
    assert summary(view).sentence == "Of the places where customers feel a promise, 1 got worse."
    (row,) = turned(view, "Got worse").rows
    assert row.was
    assert row.now
    assert (row.was.words, row.now.words) == ("kept", "broken")
    assert "[Delivered the next day]" in shown(row.promise)
    assert "[Parcel at the door]" in shown(row.touchpoint)
    assert "90" in row.reason
    assert [party.name for party in row.concerned] == ["Last mile"]


def test_worse_comes_before_better_then_new_then_gone() -> None:
    other = {"touchpoint/office": {"title": "Office", "promises": ["next-day"], "capabilities": ["counter"]}}
    good, bad = ({"capability/counter": measured(value)} for value in ("96", "90"))
    gone = {"touchpoint/old": {"title": "Old shop", "promises": ["next-day"], "capabilities": ["courier"]}}

    view = compared({**other, **bad, **gone}, {**other, **good, **BROKEN, **SHOP})

    assert titles(view) == ["", "Got worse", "Got better", "New", "No longer felt"]
    assert summary(view).sentence == (
        "Of the places where customers feel a promise, 1 got worse, 1 got better, 1 is new and 1 is gone."
    )
    assert shown(turned(view, "No longer felt").rows[0].touchpoint) == "Old shop"
    assert turned(view, "No longer felt").rows[0].now is None
    assert turned(view, "New").rows[0].was is None


def test_several_new_and_gone_are_counted_as_several() -> None:
    shops = {f"touchpoint/shop-{number}": next(iter(SHOP.values())) for number in range(2)}
    halls = {f"touchpoint/hall-{number}": next(iter(SHOP.values())) for number in range(2)}

    assert "2 are new and 2 are gone" in summary(compared(shops, halls)).sentence


def test_where_no_verdict_changed_the_page_says_so() -> None:
    view = compared({}, {})

    assert titles(view) == [""]
    assert summary(view).sentence == "No verdict has changed."


SPOKEN = {
    "touchpoint/doorstep": {"messages": [{"trigger": "A driver is late", "message": "Your parcel comes at nine"}]}
}
PRINTED = {"promise/next-day": {"published": [{"where": "Poster"}]}}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (PRINTED, {**PRINTED, **SPOKEN}, "50 % of what customers are told, in v1 it was 0 %."),
        (PRINTED, PRINTED, "0 % of what customers are told, unchanged since v1."),
        ({}, PRINTED, ""),
        (PRINTED, {}, ""),
        (PRINTED, {**PRINTED, "touchpoint/doorstep": {"messages": "none"}}, ""),
    ],
)
def test_the_share_of_messages_that_fit_their_moment_is_told_with_what_it_was(
    old: Changes, new: Changes, told: str
) -> None:
    assert summary(compared(old, new)).told == (told and f"Messages that fit their moment: {told}")


def test_an_earlier_share_has_the_day_of_its_commit_where_it_has_no_tag() -> None:
    states = States(State(snapshot(PRINTED), AS_OF, commit=FIRST), State(snapshot({**PRINTED, **SPOKEN}), AS_OF))

    assert summary(page(small_site({}), History(states=states))).told.endswith(", on 2026-06-01 it was 0 %.")


def test_the_states_are_named_by_tag_by_day_or_as_now() -> None:
    found = summary(compared({}, {}))
    states = States(State(snapshot({}), AS_OF, commit=FIRST), State(snapshot({}), AS_OF))
    dated = summary(page(small_site({}), History(states=states)))

    assert found.old
    assert found.new
    assert dated.old
    assert (found.old.name, found.old.judged_on, found.new.name, found.new.judged_on) == (
        "v1",
        "2026-06-01",
        "Now",
        "2026-06-30",
    )
    assert found.old.change
    assert found.old.change.address == FIRST.address
    assert (dated.old.name, dated.old.judged_on) == ("2026-06-01", "2026-06-30")


def test_a_long_list_is_cut_and_says_so() -> None:
    shops = {f"touchpoint/shop-{number}": next(iter(SHOP.values())) for number in range(MOST_TURNED + 2)}

    found = turned(compared({}, shops), "New")

    assert len(found.rows) == MOST_TURNED
    assert found.note == "Not shown here: 2 more."


@pytest.mark.parametrize("draft", ["promise/tomorrow", "touchpoint/shop"])
def test_a_draft_leaves_no_trace_even_if_it_was_published_once(draft: str) -> None:
    promise: Changes = {
        "promise/tomorrow": {
            "statement": "Secret",
            "aliases": ["soon"],
            "expects": [{"metric": "on-time", "at_least": "95"}],
        }
    }
    touchpoint: Changes = {
        "touchpoint/shop": {"title": "Secret", "promises": ["tomorrow"], "capabilities": ["courier"]}
    }
    before = {**promise, **touchpoint}
    after = {**before, draft: {**before[draft], "status": "draft"}}

    view = compared(before, after)

    assert titles(view) == [""]
    assert "Secret" not in shown(view.after)
    shown_drafts = compared(before, after, drafts=True)
    assert "No longer felt" in titles(shown_drafts)


def test_a_draft_is_not_found_by_a_former_id_either() -> None:
    before = {"promise/soon": {"statement": "Secret", "expects": [{"metric": "on-time", "at_least": "95"}]}}
    place = {"touchpoint/shop": {"title": "Shop", "promises": ["soon"], "capabilities": ["courier"]}}
    after = {"promise/tomorrow": {"statement": "Secret", "status": "draft", "aliases": ["soon"]}}

    view = compared({**before, **place}, after)

    assert "Secret" not in shown(view.after)


def test_an_id_in_use_is_shown_even_if_a_draft_claims_to_have_had_it() -> None:
    draft = {"promise/tomorrow": {"statement": "Secret", "status": "draft", "aliases": ["next-day"]}}

    view = compared({}, {**BROKEN, **draft})

    assert titles(view) == ["", "Got worse"]


def test_what_was_renamed_since_the_newer_state_leads_to_the_page_that_it_has_today() -> None:
    renamed: Changes = {
        **BROKEN,
        "promise/next-day": "",
        "promise/tomorrow": {**KEPT["promise/next-day"], "statement": "Delivered tomorrow", "aliases": ["next-day"]},
        "touchpoint/doorstep": "",
        "touchpoint/door": {
            **KEPT["touchpoint/doorstep"],
            "title": "Door",
            "promises": ["tomorrow"],
            "owner": "courier-team",
            "aliases": ["doorstep"],
        },
        "department/courier-team": {"title": "Courier team", "aliases": ["last-mile"]},
        "department/last-mile": "",
    }

    (row,) = turned(between({}, BROKEN, renamed), "Got worse").rows

    assert "[Delivered tomorrow]" in shown(row.promise)
    assert "[Door]" in shown(row.touchpoint)
    assert [party.name for party in row.concerned] == ["Courier team"]


LINKED: Changes = {
    "capability/courier": {**measured("96"), "relies_on": ["van"]},
    "capability/van": {"title": "Van", "delivers": [{**measured("90")["delivers"][0], "designed": "95"}]},
}
"""A promise that is at risk for the capability on which another relies."""


@pytest.mark.parametrize(
    ("new", "draft"),
    [
        (BROKEN, {"capability/courier": {**measured("90"), "status": "draft"}}),
        (BROKEN, {"metric/on-time": {"status": "draft"}}),
        (LINKED, {**LINKED, "capability/van": {"title": "Van", "status": "draft"}}),
        (LINKED, {**LINKED, "capability/van": "", "capability/car": {"status": "draft", "aliases": ["van"]}}),
    ],
)
def test_a_reason_that_names_what_is_a_draft_today_is_left_out(new: Changes, draft: Changes) -> None:
    (before,) = turned(between({}, new, new), "Got worse").rows
    (after,) = turned(between({}, new, draft), "Got worse").rows

    assert before.reason
    assert after.now == before.now
    assert not after.reason


def test_mistakes_in_a_former_state_are_told() -> None:
    damaged = snapshot({"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "many"}]}})
    states = States(
        State(replace(damaged, errors=1), date(2026, 6, 1), commit=FIRST),
        State(snapshot({}), AS_OF, "v2", LATER),
    )

    found = summary(page(small_site({}), History(states=states)))

    assert found.notes == (
        "The content of 2026-06-01 has 1 mistake in its files: only what could be judged was compared.",
        "1 pair of promise and touchpoint could not be compared.",
    )


def test_a_tag_keeps_its_letters_where_its_mistakes_are_told() -> None:
    states = States(State(replace(snapshot({}), errors=3), date(2026, 6, 1), "v1", FIRST), State(snapshot({}), AS_OF))

    assert summary(page(small_site({}), History(states=states))).notes == (
        "The content of v1 has 3 mistakes in its files: only what could be judged was compared.",
    )


@pytest.mark.parametrize("absence", Absence)
def test_a_site_without_history_says_why(absence: Absence) -> None:
    view = page(small_site({}), History(absence))

    assert titles(view) == [""]
    assert len(summary(view).notes) == 1
    assert summary(view).feed is None


@pytest.mark.parametrize("unmatched", Unmatched)
def test_where_two_states_are_missing_what_changed_last_is_shown_all_the_same(unmatched: Unmatched) -> None:
    view = page(small_site({}), History(commits={DOORSTEP: FIRST}, states=unmatched))

    assert titles(view) == ["", "Changed last"]
    assert len(summary(view).notes) == 1
    assert shown(summary(view).latest).startswith("2026-06-01 [Parcel at the door]")


def test_the_very_last_change_is_named_first_with_its_day() -> None:
    history = History(commits={DOORSTEP: FIRST, "metrics/on-time.md": LATER, COURIER: LATER})

    latest = summary(page(small_site({}), history)).latest

    assert latest
    assert (latest.day, [link.name for link in latest.links], latest.more) == (
        "2026-06-20",
        ["Courier", "Parcels on time"],
        0,
    )


def test_what_is_not_committed_yet_is_the_very_last_change() -> None:
    history = History(commits={DOORSTEP: FIRST}, uncommitted=frozenset((COURIER,)))

    latest = summary(page(small_site({}), history)).latest

    assert latest
    assert (latest.day, shown(latest.links)) == ("", "[Courier]")


def test_of_many_pages_that_changed_last_a_sentence_names_a_few() -> None:
    shops = {f"touchpoint/shop-{number}": next(iter(SHOP.values())) for number in range(MOST_NAMES + 3)}
    commits = {f"touchpoints/shop-{number}.md": FIRST for number in range(MOST_NAMES + 3)}

    latest = summary(page(small_site(shops), History(commits=commits))).latest

    assert latest
    assert (len(latest.links), latest.more) == (FEW_NAMES, MOST_NAMES)


def test_where_nobody_knows_of_a_change_none_is_named() -> None:
    assert summary(compared({}, {})).latest is None


def test_a_shallow_clone_is_told() -> None:
    assert "shallow clone" in summary(compared({}, {}, is_shallow=True)).notes[0]
    assert "shallow clone" in summary(page(small_site({}), History(is_shallow=True))).notes[1]


def test_what_changed_last_stands_by_commit_the_newest_first() -> None:
    history = History(
        commits={DOORSTEP: FIRST, COURIER: LATER, "metrics/on-time.md": FIRST},
        uncommitted=frozenset(("promises/next-day.md",)),
    )

    pending, later, first = changed(page(small_site({}), history)).commits

    assert (pending.change.day, pending.change.subject) == ("", "not committed yet")
    assert (later.change.day, later.change.subject, later.change.short_id) == ("2026-06-20", "Adds figures", "bbbbbbb")
    assert [(group.kind, [link.name for link in group.links]) for group in first.kinds] == [
        ("Touchpoint", ["Parcel at the door"]),
        ("Metric", ["Parcels on time"]),
    ]
    assert not first.rest


def test_the_names_of_a_large_commit_are_cut_and_counted() -> None:
    shops = {f"touchpoint/shop-{number}": next(iter(SHOP.values())) for number in range(MOST_NAMES + 3)}
    commits = {f"touchpoints/shop-{number}.md": FIRST for number in range(MOST_NAMES + 3)}

    (commit,) = changed(page(small_site(shops), History(commits=commits))).commits

    assert sum(len(group.links) for group in commit.kinds) == MOST_NAMES
    assert commit.rest == "and 3 more"


def test_commits_beyond_the_newest_are_counted() -> None:
    count = MOST_COMMITS + 2
    shops = {f"touchpoint/shop-{number}": next(iter(SHOP.values())) for number in range(count)}
    commits = {
        f"touchpoints/shop-{number}.md": replace(FIRST, id=f"{number:040}", moment=FIRST.moment + timedelta(number))
        for number in range(count)
    }

    found = changed(page(small_site(shops), History(commits=commits)))

    assert len(found.commits) == MOST_COMMITS
    assert found.note == "2 pages changed last in 2 earlier commits, not shown here."


def entity_facts(key: str, history: History, changes: Changes | None = None) -> dict[str, str]:
    site = replace(small_site(changes or {}), history=history)
    view = ENTITY_PAGES[key.partition("/")[0]](site, site.catalogue.documents[Key(key)])
    return facts(content(view, "Facts"))


def test_an_entitys_page_names_its_last_change_below_its_facts() -> None:
    found = entity_facts("touchpoint/doorstep", History(commits={DOORSTEP: FIRST}))

    assert list(found)[-1] == "Last changed"
    assert found["Last changed"] == "2026-06-01 Begins aaaaaaa https://git.example.com/commit/a"


def test_a_file_without_history_says_nothing() -> None:
    assert "Last changed" not in entity_facts("touchpoint/doorstep", History(commits={COURIER: FIRST}))


def test_a_file_that_is_not_committed_says_so() -> None:
    found = entity_facts("touchpoint/doorstep", History(commits={DOORSTEP: FIRST}, uncommitted=frozenset((DOORSTEP,))))

    assert found["Last changed"] == "not committed yet"


def test_a_log_names_the_department_that_made_a_change() -> None:
    by_department = Commit("", FIRST.moment, "New figures", by=Key("department/last-mile"))
    by_nobody_known = replace(by_department, by=Key("department/gone"))

    view = page(small_site({}), History(commits={DOORSTEP: by_department, COURIER: by_nobody_known}))

    assert summary(view).latest
    assert {shown(each.change) for each in changed(view).commits} == {
        "2026-06-01 New figures [Last mile]",
        "2026-06-01 New figures",
    }


def test_an_entity_changes_with_the_tables_that_it_reads() -> None:
    files = [
        *small_files({"capability/courier": {"delivers": [{"metric": "on-time", "measurements": "figures.csv"}]}}),
        SourceFile(TABLE, b"period,value\n2026-06,96\n"),
    ]
    site = compile_map(files, Settings(as_of=AS_OF)).site()
    history = History(commits={COURIER: FIRST, TABLE: LATER})

    (commit,) = changed(page(site, history)).commits

    assert commit.change.subject == "Adds figures"
    pending = changed(page(site, replace(history, uncommitted=frozenset((TABLE,))))).commits
    assert pending[0].change.subject == "not committed yet"
