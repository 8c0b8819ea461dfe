from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from cxmap.adapters.export import csv as csv_export
from cxmap.adapters.export import xlsx as xlsx_export
from cxmap.adapters.export.csv import csv_bytes
from cxmap.adapters.export.register_sheet import register_sheet
from cxmap.adapters.export.sheets import Sheet
from cxmap.adapters.export.xlsx import workbook_bytes
from cxmap.insight.judged_map import JudgedMap
from tests.alignment.small_maps import AS_OF, measured, small_map
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


def test_a_text_longer_than_a_cell_holds_is_cut_and_says_so() -> None:
    kind, text = cells(workbook_bytes((one_cell("🙂" * 20_000),), AS_OF))["A2"]

    assert kind == "s"
    assert len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.endswith("🙂 …")


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
