from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxmap.loading.foreign.exported_tables import PART_OF_TEXT, exported_entities, exported_kind
from cxmap.loading.foreign.foreign_tables import ForeignTable
from cxmap.model.capability import Capability
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint


def _table(kind: type[Entity], **cells: str) -> ForeignTable:
    heads = ("id", *kind.shape, *(head for head in cells if head not in ("id", *kind.shape)))
    return ForeignTable(kind.folder, heads, ((2, tuple(cells.get(head, "") for head in heads)),))


def _further(name: str, *rows: Mapping[str, str]) -> ForeignTable:
    heads = tuple(dict.fromkeys(("id", "of", "number", *(head for row in rows for head in row))))
    return ForeignTable(
        name, heads, tuple((n, tuple(row.get(head, "") for head in heads)) for n, row in enumerate(rows, 2))
    )


def _values(*tables: ForeignTable) -> Mapping[str, Any]:
    (entity,) = exported_entities(tables)
    return entity.values


def test_a_table_is_one_of_an_export_only_with_all_its_columns() -> None:
    whole = _table(Touchpoint, id="door", **{"x-own": "1"})

    assert exported_kind(whole) is Touchpoint
    assert exported_kind(ForeignTable("list", whole.heads, ())) is None
    assert exported_kind(ForeignTable("touchpoints", whole.heads[:-2], ())) is None
    assert exported_kind(ForeignTable("touchpoints", whole.heads[1:], ())) is None
    assert exported_kind(ForeignTable("touchpoints", (*whole.heads, "note"), ())) is None


def test_cells_are_read_back_as_what_they_were() -> None:
    table = _table(
        Touchpoint,
        id="door",
        title="[At the door",
        channel="app; email",
        moment_of_truth="true",
        doing='["a; b", "c"]',
        experience='{"score": 3, "research": null, "because": "it rains"}',
        pain_points="Cold; Wet",
        contributors='[{"department": "a"}]',
        messages="[broken",
        tags="[no list",
        **{"x-list": '["a", {"b": true}]', "x-text": "a; b", "x-odd": "[a"},
    )

    assert _values(table) == {
        "title": "[At the door",
        "channel": ["app", "email"],
        "moment_of_truth": "true",
        "doing": ["a; b", "c"],
        "experience": {"score": "3", "because": "it rains"},
        "pain_points": [{"title": "Cold"}, {"title": "Wet"}],
        "contributors": [{"department": "a"}],
        "messages": ["[broken"],
        "tags": ["[no list"],
        "x-list": ["a", {"b": "true"}],
        "x-text": "a; b",
        "x-odd": "[a",
    }


def test_a_group_alone_is_read_as_one() -> None:
    assert _values(_table(Touchpoint, id="door", experience="rain"))["experience"] == "rain"


def test_rows_without_an_id_and_other_tables_are_passed_over() -> None:
    other = ForeignTable("list", ("id", "name"), ((2, ("a", "b")),))

    assert list(exported_entities([_table(Touchpoint, title="A"), other])) == []


def test_long_cells_are_read_from_the_tables_that_hold_them() -> None:
    row = {"id": "van", "of": "delivers", "number": "0", "metric": "on-time", "measurements": "2 rows in the sheet “m”"}
    inner = {"id": "van", "of": "delivers[0].measurements"}
    tables = (
        _table(Capability, id="van", delivers="1 rows in the sheet “d”", title="9 rows in the sheet “elsewhere”"),
        _further("d", row, {**row, "id": "other"}),
        _further(
            "m",
            {**inner, "number": "1", "period": "2026-02", "value": "96"},
            {**inner, "number": "0", "period": "2026-01", "value": "95"},
        ),
    )

    assert _values(*tables) == {
        "title": "9 rows in the sheet “elsewhere”",
        "delivers": [
            {
                "metric": "on-time",
                "measurements": [{"period": "2026-01", "value": "95"}, {"period": "2026-02", "value": "96"}],
            }
        ],
    }


def test_a_long_text_is_joined_from_its_parts_and_so_is_a_long_list_of_texts() -> None:
    def parts(of: str, text: str) -> list[Mapping[str, str]]:
        cut = [text[at : at + PART_OF_TEXT] for at in range(0, len(text), PART_OF_TEXT)]
        return [{"id": "door", "of": of, "number": str(number), "text": part} for number, part in enumerate(cut)]

    words = "word " * 9000
    texts = "; ".join(["word"] * 9000)
    tables = (
        _table(
            Touchpoint,
            id="door",
            summary="3 rows in the sheet “s”",
            doing="4 rows in the sheet “d”",
            thinking="2 rows in the sheet “t”",
        ),
        _further("s", *parts("summary", words)),
        _further("d", *parts("doing", texts)),
        _further(
            "t",
            {"id": "door", "of": "thinking", "number": "0", "text": "a; b"},
            {"id": "door", "of": "thinking", "number": "1", "text": "c"},
        ),
    )

    values = _values(*tables)

    assert values["summary"] == words
    assert values["doing"] == ["word"] * 9000
    assert values["thinking"] == ["a; b", "c"]
