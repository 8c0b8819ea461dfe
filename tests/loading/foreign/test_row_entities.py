from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxmap.loading.foreign.entity_names import EntityNames
from cxmap.loading.foreign.foreign_tables import ForeignTable
from cxmap.loading.foreign.import_mappings import TableMapping
from cxmap.loading.foreign.row_entities import ImportedRows, row_entities
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint

Table = tuple[ForeignTable, TableMapping]


def _table(
    kind: type[Entity], columns: str, *rows: str, every_row: Mapping[str, str] | None = None, name: str = "list"
) -> Table:
    """A table whose columns are called as the fields that they fill."""
    heads = tuple(columns.split(" "))
    cells = tuple((number, tuple(row.split("|"))) for number, row in enumerate(rows, 2))
    return ForeignTable(name, heads, cells), TableMapping(name, kind, {head: head for head in heads}, every_row or {})


def _made(*tables: Table, names: EntityNames | None = None) -> ImportedRows:
    return row_entities(tables, names or EntityNames())


def _values(made: ImportedRows) -> dict[str, Mapping[str, Any]]:
    return {entity.key: entity.values for entity in made.entities}


def test_cells_fill_fields_and_name_others() -> None:
    made = _made(
        _table(
            Touchpoint,
            "title owner channel promises experience.score experience.because doing pain_points.title x-note",
            "The  door|Last mile|Website / App|By nine; Nobody rings|3|It rains|- They wait;• They ring|Cold\n- Wet|n",
        )
    )

    assert _values(made) == {
        "touchpoint/the-door": {
            "title": "The door",
            "owner": "last-mile",
            "channel": ["Website", "App"],
            "promises": ["by-nine", "nobody-rings"],
            "doing": ["They wait", "They ring"],
            "x-note": "n",
            "experience": {"score": "3", "because": "It rains"},
            "pain_points": [{"title": "Cold"}, {"title": "Wet"}],
        },
        "department/last-mile": {"title": "Last mile"},
        "promise/by-nine": {"title": "By nine", "status": "draft"},
        "promise/nobody-rings": {"title": "Nobody rings", "status": "draft"},
    }
    assert made.entities[0].found_in == "list, row 2"


def test_several_columns_of_a_group_are_one_entry() -> None:
    made = _made(_table(Promise, "statement made_by expects.metric expects.at_least", "By nine|Sales|On time|95"))

    assert _values(made)["promise/by-nine"]["expects"] == [{"metric": "on-time", "at_least": "95"}]


def test_a_single_column_of_references_in_a_group_is_one_entry() -> None:
    made = _made(_table(Promise, "statement made_by expects.metric", "By nine|Sales|On time"))

    assert _values(made)["promise/by-nine"]["expects"] == [{"metric": "on-time"}]


def test_names_with_a_comma_are_one_where_they_are_known() -> None:
    names = EntityNames()
    names.add("capability", "Vans, north")

    made = _made(_table(Touchpoint, "title owner capabilities", "A|b|Vans, north", "B|b|Vans, south"), names=names)

    assert _values(made)["touchpoint/a"]["capabilities"] == ["vans-north"]
    assert _values(made)["touchpoint/b"]["capabilities"] == ["vans", "south"]


def test_blank_cells_are_left_out_and_every_row_fills_them() -> None:
    made = _made(
        _table(Touchpoint, "title owner duration", "A|?|unknown", "Open|c|n/a", every_row={"owner": "b", "layer": ""})
    )

    assert _values(made)["touchpoint/a"] == {"title": "A", "owner": "b", "duration": "unknown"}
    assert _values(made)["touchpoint/open"] == {"title": "Open", "owner": "c"}


def test_what_cannot_become_an_entity_is_told_with_its_rows() -> None:
    names = EntityNames()
    names.add("touchpoint", "Door")

    made = _made(_table(Touchpoint, "title owner id", "|b|", "Door|b|", "New|b|door", "-|b|shop"), names=names)

    assert made.left_out == {
        "rows without a name": ["list, row 2"],
        "a touchpoint that is on the map already": ["list, row 3", "list, row 4"],
    }
    assert "touchpoint/shop" in _values(made)


def test_what_lacks_something_required_is_a_draft() -> None:
    made = _made(_table(Touchpoint, "title control", "A|outside", "B|own", "C|"))

    assert made.drafts == {"touchpoint without `owner`": ["list, row 3", "list, row 4"]}
    assert [values.get("status") for values in _values(made).values()] == [None, "draft", "draft"]


def test_touchpoints_stand_on_their_journeys_in_the_order_of_the_rows() -> None:
    made = _made(
        _table(
            Touchpoint,
            "journey stage title owner",
            "Get it|Before|Shop|Sales",
            "||Mail|Care",
            "|After|Door|Sales",
            "|After|Shop|Sales",
            "|After|Shop|Care",
            "|After|Shop|",
            "Send it||Desk|nobody",
        )
    )

    values = _values(made)
    assert values["journey/get-it"] == {
        "title": "Get it",
        "stages": [
            {"name": "Before", "touchpoints": ["shop", "mail"]},
            {"name": "After", "touchpoints": ["door", "shop", "shop-2"]},
        ],
        "owner": "sales",
    }
    assert values["journey/send-it"]["status"] == "draft"
    assert made.drafts == {"journey without `owner`": ["list, row 8"]}
    assert [key for key in values if key.startswith("touchpoint/")] == [
        *("touchpoint/shop", "touchpoint/mail", "touchpoint/door", "touchpoint/shop-2", "touchpoint/desk")
    ]


def test_a_journey_without_stages_has_one_of_its_own_name() -> None:
    made = _made(_table(Touchpoint, "journey title owner", "Get it|Door|Sales", "Get it|Door|Sales"))

    assert _values(made)["journey/get-it"]["stages"] == [{"name": "Get it", "touchpoints": ["door"]}]


def test_a_table_of_journeys_says_more_of_them() -> None:
    made = _made(
        _table(Journey, "title goal owner", "Get it|To have it|Care", "Other|None|Care", name="journeys"),
        _table(Touchpoint, "journey title owner", "get it|Door|Sales"),
    )

    values = _values(made)
    assert values["journey/get-it"]["goal"] == "To have it"
    assert values["journey/get-it"]["owner"] == "care"
    assert "status" not in values["journey/get-it"]
    assert values["journey/other"]["status"] == "draft"


def test_a_journey_that_is_there_stays_and_so_do_its_stages() -> None:
    names = EntityNames()
    names.add("journey", "Get it")

    made = _made(_table(Touchpoint, "journey title owner", "Get it|Door|Sales"), names=names)

    assert "journey/get-it" not in _values(made)
    assert made.left_out == {
        "places on the journey `get-it`, which is on the map already: add them to its stages": ["list, row 2"]
    }
