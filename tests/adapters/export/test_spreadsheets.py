from __future__ import annotations

import csv
import json
import re
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from cxmap.adapters.cli import main
from cxmap.adapters.export import csv as csv_export
from cxmap.adapters.export import xlsx as xlsx_export
from cxmap.adapters.export.csv import csv_bytes
from cxmap.adapters.export.register_sheet import register_sheet
from cxmap.adapters.export.sheets import Sheet
from cxmap.adapters.export.xlsx import workbook_bytes
from cxmap.insight.judged_map import JudgedMap
from tests.alignment.small_maps import AS_OF, measured, small_map
from tests.host_cases import host_case
from tests.pages.small_sites import small_site

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠1", "'=1")
HARMLESS = ("plain", "a=1", "'tis", "5", "2026-10", "", "Ü “quoted” ☂", 'a "b", c\nd')
_NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def one_cell(value: object) -> Sheet:
    return Sheet("sheet", ("head",), ((value,),))  # type: ignore[arg-type]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def cells(workbook: bytes, number: int = 1) -> dict[str, tuple[str, str]]:
    """Type and text of every cell of a sheet, by its place."""
    with ZipFile(BytesIO(workbook)) as packed:
        strings = [
            "".join(part.text or "" for part in entry.iter(f"{{{_NS['s']}}}t"))
            for entry in ElementTree.fromstring(packed.read("xl/sharedStrings.xml"))
        ]
        page = ElementTree.fromstring(packed.read(f"xl/worksheets/sheet{number}.xml"))
    found = {}
    for cell in page.iter(f"{{{_NS['s']}}}c"):
        assert cell.find("s:f", _NS) is None
        value = cell.findtext("s:v", "", _NS)
        kind = cell.get("t", "n")
        found[cell.get("r", "")] = (kind, strings[int(value)] if kind == "s" else value)
    return found


def sheet_names(workbook: bytes) -> list[str]:
    with ZipFile(BytesIO(workbook)) as packed:
        book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
    return [sheet.get("name", "") for sheet in book.iter(f"{{{_NS['s']}}}sheet")]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_begins_a_formula_in_csv_and_one_apostrophe_is_all_that_changes(text: str) -> None:
    ((_,), (found,)) = read_csv(csv_bytes(one_cell(text)))

    assert found == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay_as_they_are_in_csv(text: str) -> None:
    ((_,), (found,)) = read_csv(csv_bytes(one_cell(text)))

    assert found == text


@pytest.mark.parametrize("text", [text for text in (*HOSTILE, *HARMLESS) if text])
def test_every_text_is_a_text_in_a_workbook_exactly_as_typed(text: str) -> None:
    found = cells(workbook_bytes((one_cell(text),), AS_OF))["A2"]

    # A workbook writes a carriage return as its number.
    assert found == ("s", text.replace("\r", "_x000D_"))


@pytest.mark.parametrize(
    ("value", "in_csv", "in_workbook"),
    [
        (Decimal("95.0"), "95.0", ("n", "95.0")),
        (Decimal("-3.4"), "-3.4", ("n", "-3.4")),
        (12, "12", ("n", "12")),
        (0.5, "0.5", ("n", "0.5")),
        (True, '"true"', ("b", "1")),
        (date(2026, 6, 30), '"2026-06-30"', ("n", "46203")),
        (date(1899, 12, 31), '"1899-12-31"', ("s", "1899-12-31")),
    ],
)
def test_numbers_days_and_flags_are_what_they_are(value: object, in_csv: str, in_workbook: tuple[str, str]) -> None:
    assert csv_bytes(one_cell(value)).decode("utf-8-sig").splitlines()[1] == in_csv
    assert cells(workbook_bytes((one_cell(value),), AS_OF))["A2"] == in_workbook


def test_nothing_is_an_empty_cell() -> None:
    assert read_csv(csv_bytes(one_cell(None)))[1] == [""]
    assert "A2" not in cells(workbook_bytes((one_cell(None),), AS_OF))


def test_a_csv_file_says_that_it_is_utf_8_and_its_lines_end_as_spreadsheets_expect() -> None:
    content = csv_bytes(one_cell("ü"))

    assert content == b'\xef\xbb\xbf"head"\r\n"\xc3\xbc"\r\n'


def test_a_text_longer_than_a_cell_holds_goes_on_in_rows_of_its_own_sheet() -> None:
    text = "🙂" * 20_000 + "=1"

    book = workbook_bytes((one_cell(text),), AS_OF)

    assert cells(book)["A2"] == ("s", "2 rows in the sheet “head”")
    parts = cells(book, 2)
    assert [parts[place][1] for place in ("A2", "B2", "C2")] == ["row 2", "head", "0"]
    assert parts["D2"][1] + parts["D3"][1] == text
    assert all(len(part.encode("utf-16-le")) // 2 <= 32_767 for _, part in parts.values())


def test_what_a_text_is_too_long_for_is_counted_as_excel_counts() -> None:
    fits, does_not = one_cell("🙂" * 16_383), one_cell("🙂" * 16_384)

    assert cells(workbook_bytes((fits,), AS_OF))["A2"][1] == "🙂" * 16_383
    assert "rows in the sheet" in cells(workbook_bytes((does_not,), AS_OF))["A2"][1]


def test_a_long_list_of_parts_has_a_row_for_each_and_their_own_long_lists_too() -> None:
    days = [{"period": f"2026-{number}", "value": 95.5, "is": True, "no": None} for number in range(900)]
    delivers = json.dumps([{"metric": "on-time", "measurements": days}, {"metric": "days", "source": ["a", "b"]}])
    sheet = Sheet("capabilities", ("id", "delivers"), (("oven", delivers), ("van", "[short]")))

    book = workbook_bytes((sheet, Sheet("delivers", ("id",), (("x",),))), AS_OF)

    names = sheet_names(book)
    assert names == ["capabilities", "delivers 2", "delivers measurements", "delivers"]
    entries, series = cells(book, 2), cells(book, 3)
    assert cells(book)["B2"][1] == "2 rows in the sheet “delivers 2”"
    assert [entries[place][1] for place in ("A3", "B3", "C3")] == ["oven", "delivers", "1"]
    assert "900 rows in the sheet “delivers measurements”" in {text for _, text in entries.values()}
    assert [series[place][1] for place in ("A901", "B901", "C901")] == ["oven", "delivers[0].measurements", "899"]
    assert len([place for place in series if place.startswith("A")]) == 901


def test_one_group_that_is_too_long_is_a_row_of_its_fields() -> None:
    held = json.dumps({"title": "x" * 20_000, "text": "y" * 20_000})

    book = workbook_bytes((Sheet("partners", ("id", "agreement"), (("p", held),)),), AS_OF)

    assert {text for _, text in cells(book, 2).values()} >= {"x" * 20_000, "y" * 20_000}


def test_a_long_text_that_only_begins_like_a_list_is_a_text() -> None:
    text = "[" + "x" * 40_000

    parts = cells(workbook_bytes((one_cell(text),), AS_OF), 2)

    assert "".join(parts[f"D{number}"][1] for number in (2, 3, 4)) == text


def test_the_command_writes_every_figure_of_the_case(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(host_case(shared, "long-cell-in-workbook", tmp_path).folder)

    assert main(["export", "xlsx", "--output", "map.xlsx"]) == 0

    book = Path("map.xlsx").read_bytes()
    number = 1 + sheet_names(book).index("delivers measurements")
    series = cells(book, number)
    days = [series[f"D{row}"][1] for row in range(2, 642)]
    table = Path("content/capabilities/data/oven.csv").read_text(encoding="utf-8")
    assert sorted(days) == sorted(line.split(",")[0] for line in table.splitlines()[1:])
    assert not [text for _, text in series.values() if text.endswith("…")]


def test_the_same_sheets_give_the_same_workbook() -> None:
    book = workbook_bytes((one_cell("a"),), AS_OF)

    assert workbook_bytes((one_cell("a"),), AS_OF) == book
    with ZipFile(BytesIO(book)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT[0-9:]+Z", packed.read("docProps/core.xml"))) == {
            b"2026-06-30T00:00:00Z"
        }


def test_the_map_is_one_file_a_kind_and_the_alignment() -> None:
    compiled = small_map({"promise/next-day": {"x-cost": {"centre": "4711", "of": ["a"]}, "tags": ["a", "b"]}})

    files = csv_export.exported(compiled)

    assert list(files) == [
        "journeys.csv",
        "touchpoints.csv",
        "departments.csv",
        "partners.csv",
        "personas.csv",
        "promises.csv",
        "capabilities.csv",
        "metrics.csv",
        "research.csv",
        "opportunities.csv",
        "alignment.csv",
    ]
    heads, row = read_csv(files["promises.csv"])
    promise = dict(zip(heads, row, strict=True))
    assert (promise["id"], promise["tags"]) == ("next-day", "a; b")
    assert promise["expects"] == '[{"at_least": 95, "metric": "on-time"}]'
    assert promise["x-cost"] == '{"centre": "4711", "of": ["a"]}'


def test_the_alignment_has_a_row_for_each_expectation_with_its_numbers() -> None:
    heads, row = read_csv(csv_export.exported(small_map({}))["alignment.csv"])

    found = dict(zip(heads, row, strict=True))

    assert (found["promise"], found["touchpoint"], found["verdict"]) == ("next-day", "doorstep", "kept")
    assert (found["operator"], found["target"], found["value"], found["period"]) == ("at_least", "95", "96", "2026-06")


def test_a_workbook_holds_the_same_sheets() -> None:
    ((name, content),) = xlsx_export.exported(small_map({})).items()

    with ZipFile(BytesIO(content)) as packed:
        names = re.findall(r'<sheet name="([^"]+)"', packed.read("xl/workbook.xml").decode())
    assert name == "cxmap.xlsx"
    assert names[0] == "journeys"
    assert names[-1] == "alignment"
    assert len(names) == 11


def test_the_register_has_a_row_for_each_promise_with_typed_numbers() -> None:
    changes = {
        "promise/next-day": {
            "statement": "=Tomorrow",
            "personas": ["mover"],
            "published": [{"where": "Home page"}],
            "expects": [{"metric": "on-time", "at_least": "97.5", "adequate": "90"}],
            "valid_from": "2026-01-01",
        },
        "persona/mover": {"title": "The mover"},
        "promise/homeless": {"statement": "Homeless"},
        "promise/planned": {"statement": "Planned", "status": "planned"},
        "promise/proven": {"statement": "Proven"},
        "touchpoint/doorstep": {"promises": ["next-day", "proven"], "channel": "in-person"},
    }

    sheet = register_sheet(small_site(changes))

    found = {str(row[0]): dict(zip(sheet.heads, row, strict=True)) for row in sheet.rows}
    broken = found["next-day"]
    assert (broken["wording"], broken["verdict"], broken["broken"], broken["kept"]) == ("=Tomorrow", "broken", 1, 0)
    assert (broken["target"], broken["measured"], broken["variance"]) == (Decimal("97.5"), Decimal(96), Decimal("-1.5"))
    assert (broken["least accepted"], broken["good enough"]) == (Decimal(90), "tolerable")
    assert broken["value counts"] == "yes"
    assert (broken["measured until"], broken["valid from"]) == (date(2026, 6, 30), date(2026, 1, 1))
    assert (broken["personas"], broken["channels"], broken["said in"]) == ("The mover", "in-person", "Home page")
    assert [found[name]["standing"] for name in ("next-day", "homeless", "planned")] == ["live", "homeless", "planned"]
    assert (found["homeless"]["personas"], found["homeless"]["verdict"]) == ("everyone", None)
    assert (found["proven"]["promised"], found["proven"]["target"]) == ("judged on proof", None)


def test_records_of_one_text_are_texts_in_a_cell() -> None:
    compiled = small_map({"persona/ada": {"title": "Ada", "needs": ["A call", {"need": "A card"}], "tags": "one"}})

    head, row = read_csv(csv_export.exported(compiled)["personas.csv"])

    assert (row[head.index("needs")], row[head.index("tags")]) == ("A call; A card", "one")


def test_the_register_says_where_a_value_is_too_old_to_count() -> None:
    old = {"delivers": [{"metric": "on-time", "measurements": [{"period": "2020", "value": "96"}]}]}

    sheet = register_sheet(small_site({"capability/courier": old}))

    (row,) = (dict(zip(sheet.heads, row, strict=True)) for row in sheet.rows)
    assert (row["measured"], row["value counts"], row["good enough"]) == (Decimal(96), "no, too old", None)


def test_the_register_tells_what_may_be_said_and_what_is_true_instead() -> None:
    published = {"promise/next-day": {"published": [{"where": "A wall"}]}, "capability/courier": measured("91.2")}
    compiled = small_map({**published, "promise/implied": {"explicit": False}})

    sheet = register_sheet(JudgedMap(compiled.catalogue, compiled.alignment))

    columns = [sheet.heads.index(head) for head in ("may be said", "say instead", "since", "needs")]
    told = {row[0]: [row[column] for column in columns] for row in sheet.rows}
    assert told["next-day"] == [
        "stop",
        "Nine times out of ten: Delivered the next day",
        "missed since 2026-06",
        "3.8 points better at Courier: at least 95 %",
    ]
    assert told["implied"] == [None] * 4
