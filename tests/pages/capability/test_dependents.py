from __future__ import annotations

from cxmap.pages.capability.page import MOST_DEPENDENTS, MOST_WAYS
from cxmap.pages.kit.table import Table
from tests.alignment.small_maps import Changes, measured
from tests.pages.small_sites import content, page_of, rows

TITLE = "Promises that depend on it through others"
HEADS = ["Promise", "Verdict where it rests on this", "Through"]
WELL = {"delivers": [{**measured("98")["delivers"][0], "designed": "97"}]}
SORTING = {
    "capability/sorting": {"title": "Sorting", "relies_on": ["power"], **WELL},
    "capability/power": {"title": "Power", **WELL},
}


def test_a_promise_depends_on_what_its_capability_relies_on_at_any_depth() -> None:
    changes = {"capability/courier": {"relies_on": ["sorting"]}, **SORTING}

    expected = [HEADS, ["[Delivered the next day]", "kept", "[Courier]"]]
    assert dependents("capability/sorting", changes) == expected
    assert dependents("capability/power", changes) == expected


def test_the_worst_verdict_counts_and_every_way_is_named() -> None:
    changes = {
        "capability/courier": {"relies_on": ["sorting"]},
        "capability/rider": {"title": "Rider", "relies_on": ["sorting"], **measured("80")},
        "touchpoint/counter": {"promises": ["next-day"], "capabilities": ["rider"]},
        **SORTING,
    }

    (_, row) = dependents("capability/sorting", changes)

    assert row == ["[Delivered the next day]", "broken", "[Courier] [Rider]"]


def test_of_many_promises_and_ways_the_first_are_named() -> None:
    promises = {f"promise/p{at}": {"statement": f"P {at}"} for at in range(MOST_DEPENDENTS + 1)}
    riders = [f"rider-{at}" for at in range(MOST_WAYS + 1)]
    proof = [{"promise": key.partition("/")[2]} for key in promises]
    changes = {
        **promises,
        **{f"capability/{rider}": {"title": rider, "relies_on": ["sorting"], "delivers": proof} for rider in riders},
        "touchpoint/doorstep": {"promises": [key.partition("/")[2] for key in promises], "capabilities": riders},
        **SORTING,
    }

    table = content(page_of("capability/sorting", changes), TITLE)

    assert isinstance(table, Table)
    assert len(table.rows) == MOST_DEPENDENTS
    assert table.note == "1 more promise is not shown here."
    assert rows(table)[1][2].endswith("and 1 more")


def test_what_is_not_live_passes_nothing_on() -> None:
    changes = {"capability/courier": {"relies_on": ["sorting"], "status": "retired"}, **SORTING}

    assert dependents("capability/sorting", changes) == []


def test_that_on_which_nothing_relies_has_no_dependents() -> None:
    assert dependents("capability/courier", {}) == []


def dependents(key: str, changes: Changes) -> list[list[str]]:
    table = content(page_of(key, changes), TITLE)
    return rows(table) if table else []
