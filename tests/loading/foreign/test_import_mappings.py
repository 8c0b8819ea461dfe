from __future__ import annotations

import re

import pytest

from cxmap.loading.foreign.foreign_tables import ForeignTable
from cxmap.loading.foreign.import_mappings import BadMappingError, TableMapping, mapping_text, mappings_from, proposed
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint

TABLE = ForeignTable("list", ("Name", 'Say "it": now', "", "Score"), ())


def test_a_proposal_is_written_for_people_and_read_back() -> None:
    mapping = proposed(TABLE)

    text = mapping_text("list.csv", [mapping])

    assert mapping.columns == {"Name": "title", 'Say "it": now': "", "Score": "experience.score"}
    assert text.startswith("# How the rows of `list.csv` become files of the map")
    assert text.endswith(
        "tables:\n"
        '  - table: "list"\n'
        "    kind: touchpoint\n"
        "    columns:\n"
        '      "Name": title\n'
        "      'Say \"it\": now':\n"
        '      "Score": experience.score\n'
        "    every_row:\n"
        "      owner:\n"
    )
    columns = {"Name": "title", "Score": "experience.score"}
    assert mappings_from(text, [TABLE]) == [TableMapping("list", Touchpoint, columns, {"owner": ""})]


def test_what_every_row_needs_and_no_column_gives_is_asked_for() -> None:
    mapping = proposed(ForeignTable("promises", ("Statement", "KPI"), ()))

    assert mapping.every_row == {"made_by": ""}
    assert proposed(ForeignTable("touchpoints", ("Title", "Owner"), ())).every_row == {}
    assert "    every_row:" not in mapping_text("a", [TableMapping("a", Promise)])
    assert '      made_by: "sales"\n' in mapping_text("a", [TableMapping("a", Promise, {}, {"made_by": "sales"})])


def test_columns_of_ones_own_and_what_holds_for_every_row_are_taken() -> None:
    text = "tables: [{table: list, kind: Touchpoints, columns: {Name: title, Score: x-score}, every_row: {owner: a}}]"

    (mapping,) = mappings_from(text, [TABLE])

    assert (mapping.columns, mapping.every_row) == ({"Name": "title", "Score": "x-score"}, {"owner": "a"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [", "it is not valid YAML (line 1)"),
        ("a: \x00", "it is not valid YAML"),
        ("", "it has no `tables:`; delete it, and a new one is proposed"),
        ("- a", "it has no `tables:`"),
        ("tables: []", "it has no `tables:`"),
        ("tables: [a]", "each entry of `tables:` needs `table`, `kind` and `columns`"),
        ("tables: [{table: other}]", "there is no table `other`; there is `list`"),
        ("tables: [{table: list, kind: promice}]", "`promice` is no kind: journey, touchpoint"),
        ("tables: [{table: list, kind: zzz}]", "`zzz` is no kind"),
        ("tables: [{table: list, kind: touchpoint, columns: [a]}]", "`columns:` takes one `name: value` a line"),
        ("tables: [{table: list, kind: touchpoint, columns: {Name: [a]}}]", "`columns:` takes one `name: value`"),
        ("tables: [{table: list, kind: touchpoint, columns: {Nam: title}}]", "`list` has no column `Nam`"),
        (
            "tables: [{table: list, kind: touchpoint, columns: {Name: titel}}]",
            "`titel` is no field of a touchpoint; did you mean `title`?",
        ),
        (
            "tables: [{table: list, kind: touchpoint, every_row: {zzzzzz: a}}]",
            "`zzzzzz` is no field of a touchpoint; `cxmap schema touchpoint` lists them",
        ),
        (
            "tables: [{table: list, kind: touchpoint, columns: {Name: title, Score: title}}]",
            "two columns of `list` fill `title`",
        ),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(text: str, words: str) -> None:
    with pytest.raises(BadMappingError, match=re.escape(words)):
        mappings_from(text, [TABLE])
