from __future__ import annotations

import csv
import json
import shutil
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from cxmap.adapters.cli.imports import workbooks
from tests.adapters.cli.conftest import Workspace
from tests.example import REPOSITORY

CHANNELS = ("Website", "E-Mail", "Telefon", "Filiale")
SCORES = ("4,5", "3", "sehr gut", "", "2,0")


def _map(workspace: Workspace) -> Any:
    exported = workspace.run("export", "json")
    assert exported.code == 0, exported.err
    return json.loads(exported.out)


def _list_of_touchpoints(rows: int) -> bytes:
    """A list as a spreadsheet in German writes it: semicolons, decimal commas, groups named once."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["Unsere Kontaktpunkte"])
    writer.writerow(["Kundenreise", "Phase", "Kontaktpunkt", "Kanal", "Verantwortlich", "Zufriedenheit (1-5)", "Notiz"])
    for number in range(rows):
        journey = f"Reise {number // 30}" if number % 30 == 0 else ""
        stage = f"Phase {number // 10}" if number % 10 == 0 else ""
        about = (f"Kontakt {number}", CHANNELS[number % 4], f"Abteilung {number % 3}", SCORES[number % 5], "egal")
        writer.writerow([journey, stage, *about])
    return text.getvalue().encode("cp1252")


def test_a_list_of_300_rows_becomes_a_map_without_errors_in_one_command_after_its_mapping(workspace: Workspace) -> None:
    workspace.write("liste.csv", _list_of_touchpoints(300))
    before = sorted(Path("content").rglob("*.md"))

    proposed = workspace.run("import", "liste.csv")

    assert (proposed.code, proposed.err) == (0, "")
    assert proposed.out == (
        "liste: 300 rows, each a touchpoint; 6 of 7 columns have a field\n"
        "Look at liste.import.yml, and run the command again: no file is made yet.\n"
    )
    assert sorted(Path("content").rglob("*.md")) == before
    mapping = Path("liste.import.yml").read_text("utf-8")
    assert '      "Kontaktpunkt": title\n' in mapping
    Path("liste.import.yml").write_text(mapping.replace('"Notiz":', '"Notiz": x-note'), "utf-8")

    made = workspace.run("import", "liste.csv")

    assert (made.code, made.err) == (0, "")
    assert made.out.startswith("made 313 files: 300 in touchpoints/, 10 in journeys/, 3 in departments/\n")
    assert "60 times kept as `x-not-read`: `experience.score` of a touchpoint (wrong-type) (liste, row 5;" in made.out
    assert " causes in " in made.out.splitlines()[-1]
    assert "where to begin\n  1" in made.out
    assert len(made.out.splitlines()) < 20
    assert "error" not in made.out
    entities = _map(workspace)["entities"]
    assert entities["touchpoint/kontakt-0"] == {
        "title": "Kontakt 0",
        "status": "live",
        "owner": "abteilung-0",
        "channel": ["website"],
        "layer": "frontstage",
        "moment_of_truth": False,
        "experience": {"score": 4.5},
        "x-note": "egal",
    }
    assert entities["touchpoint/kontakt-2"]["x-not-read"] == {"experience.score": "sehr gut"}
    assert [len(stage["touchpoints"]) for stage in entities["journey/reise-3"]["stages"]] == [10, 10, 10]


def test_a_second_time_nothing_is_made_and_nothing_written_over(workspace: Workspace) -> None:
    workspace.write("list.csv", "Title,Owner\nDesk,last-mile\nDoor,Night shift\n")
    workspace.run("import", "list.csv")
    workspace.run("import", "list.csv")
    before = {file: file.read_bytes() for file in Path("content").rglob("*.md")}

    result = workspace.run("import", "list.csv")

    assert (result.code, result.out) == (
        0,
        "made 0 files\n2 times left out: a touchpoint that is on the map already (list, row 2; list, row 3)\n",
    )
    assert {file: file.read_bytes() for file in Path("content").rglob("*.md")} == before


def test_a_dry_run_writes_nothing(workspace: Workspace) -> None:
    workspace.write("day.mmd", "journey\nsection Day\nWake: 3: Me\n")
    before = sorted(Path().rglob("*"))

    result = workspace.run("import", "day.mmd", "--dry-run")

    assert result.out == "would make 3 files: 1 in journeys/, 1 in touchpoints/, 1 in personas/\n"
    assert sorted(Path().rglob("*")) == before


def test_a_diagram_becomes_a_journey_owned_by_the_only_department(workspace: Workspace) -> None:
    workspace.write("my-day.mmd", "journey\nsection Morning\nWake: 3: Me\nWork: 1: Me, Last mile\nMore: 9: Me\n")

    result = workspace.run("import", "my-day.mmd")

    assert (result.code, result.err) == (0, "")
    entities = _map(workspace)["entities"]
    assert entities["journey/my-day"]["stages"] == [{"name": "Morning", "touchpoints": ["wake", "work", "more"]}]
    assert (entities["journey/my-day"]["owner"], entities["journey/my-day"]["personas"]) == ("last-mile", ["me"])
    assert entities["touchpoint/work"]["experience"] == {"score": 1}
    assert entities["touchpoint/work"]["contributors"] == [{"department": "last-mile"}]
    assert entities["touchpoint/work"]["x-actors"] == ["Me", "Last mile"]
    assert entities["touchpoint/more"]["x-score"] == "9"


def test_a_diagram_is_a_draft_where_nobody_can_tell_who_owns_it(workspace: Workspace) -> None:
    workspace.write_entity("departments/care.md", "title: Care")
    workspace.write("day.mmd", "journey\nWake: 3: Me\n")
    workspace.write("night.mmd", "journey\ntitle Night\nSleep: 5: Me\n")

    drafts = workspace.run("import", "day.mmd")
    owned = workspace.run("import", "mermaid", "night.mmd", "--owner", "Care")
    again = workspace.run("import", "night.mmd")

    assert "1 time a draft: nobody owns it; say who with --owner (day)" in drafts.out
    assert "status: draft" in Path("content/journeys/day.md").read_text("utf-8")
    assert owned.code == 0
    assert _map(workspace)["entities"]["journey/night"]["owner"] == "care"
    assert again.out == "made 0 files\n1 time left out: on the map already (journey/night)\n"


def test_all_journeys_of_the_corpus_that_mermaid_accepts_become_files_without_errors(
    workspace: Workspace, shared: Path
) -> None:
    said = [
        json.loads(line) for line in (shared / "corpus/mermaid-journeys/parsed.jsonl").read_text("utf-8").splitlines()
    ]
    accepted = [each["file"].rpartition("/")[2] for each in said if each["ok"]]

    result = workspace.run("import", *(str(shared / "corpus/mermaid-journeys" / name) for name in accepted))

    assert (result.code, result.err) == (0, "")
    assert workspace.run("check", "--format", "json").code == 0


@pytest.mark.parametrize("form", ["csv", "xlsx", "zip"])
def test_what_export_writes_import_reads_back_as_the_same_map(
    workspace: Workspace, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPOSITORY)
    before = _map(workspace)
    exported = workspace.root / ("all.xlsx" if form == "xlsx" else "all.zip" if form == "zip" else "all")
    assert workspace.run("export", "csv" if form == "zip" else form, "--output", str(exported)).code == 0
    monkeypatch.chdir(workspace.root)
    shutil.rmtree("content")
    Path("content").mkdir()
    shutil.copy(REPOSITORY / "mkdocs.yml", "mkdocs.yml")

    result = workspace.run("import", str(exported))

    assert (result.code, result.err) == (0, "")
    assert _map(workspace) == before
    again = workspace.run("import", str(exported))
    assert again.out.startswith("made 0 files\n245 times left out: on the map already (")


Book = Callable[[Any], None]


def _book(write: Book, name: str = "list.xlsx", options: dict[str, object] | None = None) -> str:
    book: Any = xlsxwriter.Workbook(name, options or {})
    write(book)
    book.close()
    return name


def _rows(page: Any, rows: Sequence[Sequence[object]]) -> None:
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)


def _imported(workspace: Workspace, book: str) -> Any:
    assert workspace.run("import", book).code == 0
    result = workspace.run("import", book)
    assert (result.code, result.err) == (0, "")
    return _map(workspace)["entities"]


def test_cells_of_a_workbook_are_read_as_they_are_shown(workspace: Workspace) -> None:
    def write(book: Any) -> None:
        book.add_worksheet("Notes")
        page = book.add_worksheet("Touchpoints")
        _rows(page, [["Title", "Owner", "Reviewed", "Score", "Moment of truth", "Doing", "Duration"]])
        page.write_row(1, 0, ["=SUM(A1)", "Last mile"])
        page.write_string(1, 0, "=not calculated")
        page.write_datetime(1, 2, date(2026, 3, 31), book.add_format({"num_format": "dd.mm.yyyy"}))
        page.write_number(1, 3, 0.1 + 0.2 + 3)
        page.write_boolean(1, 4, True)
        page.write_rich_string(1, 5, "They ", book.add_format({"bold": True}), "wait")
        page.write_formula(1, 6, "=1+1", None, "2 minutes")

    entity = _imported(workspace, _book(write))["touchpoint/not-calculated"]

    assert entity["title"] == "=not calculated"
    assert (entity["reviewed"], entity["experience"], entity["moment_of_truth"]) == ("2026-03-31", {"score": 3.3}, True)
    assert (entity["doing"], entity["duration"]) == (["They wait"], "2 minutes")


def test_percents_and_days_since_1904_are_what_people_see(workspace: Workspace) -> None:
    def write(book: Any) -> None:
        page = book.add_worksheet("Promises")
        _rows(page, [["Statement", "Made by", "KPI", "Target", "Valid from"], ["By nine", "last-mile", "on-time"]])
        page.write_number(1, 3, 0.955, book.add_format({"num_format": "0.0%"}))
        page.write_datetime(1, 4, date(2026, 3, 31), book.add_format({"num_format": 14}))

    entity = _imported(workspace, _book(write, options={"date_1904": True}))["promise/by-nine"]

    assert entity["expects"] == [{"metric": "on-time", "at_least": 95.5}]
    assert entity["valid_from"] == "2026-03-31"


def _archive(**parts: bytes) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def _with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook of which one part is another."""
    book = _book(lambda book: _rows(book.add_worksheet("Touchpoints"), [["Title"], ["Door"]]), "made.xlsx")
    with zipfile.ZipFile(book) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    return _archive(**{each: change(part) if each == name else part for each, part in parts.items()})


def _bomb(part: bytes) -> bytes:
    return part.replace(b"<sheetData>", b"<sheetData>" + b" " * 3_000_000)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", lambda: b"no archive", "this is no workbook of the form XLSX, or it is locked or damaged"),
        ("a.xlsx", lambda: _archive(**{"xl/workbook.xml": b"<a>"}), "this is no workbook of the form XLSX"),
        ("a.xlsx", lambda: _with_part("xl/worksheets/sheet1.xml", lambda _: b"<worksheet/>"), "has no sheet with rows"),
        (
            "a.xlsx",
            lambda: _with_part("xl/sharedStrings.xml", lambda part: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + part),
            "it holds what no spreadsheet writes",
        ),
        ("a.xlsx", lambda: _with_part("xl/worksheets/sheet1.xml", _bomb), "it is too large once it is unpacked"),
        ("a.zip", lambda: _archive(**{"a.csv": b" " * 3_000_000}), "is too large once it is unpacked"),
        ("a.zip", lambda: b"no archive", "this is no archive, or it is locked or damaged"),
        ("a.csv", lambda: b"Title\n", "has no rows below a row of names; write the names of the columns"),
        ("a.csv", lambda: b"x" * 3_000_000, "is larger than 2 MB"),
        ("a.mmd", lambda: b"flowchart LR", "cannot read `a.mmd`: it does not begin with `journey`"),
        ("a.txt", lambda: b"a", "has none of the endings .mmd, .mermaid, .csv"),
        ("a.csv", None, "cannot read `a.csv`: No such file or directory"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: Callable[[], bytes] | None,
    sentence: str,
) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_PART", 2_000_000)
    monkeypatch.setattr("cxmap.adapters.cli.imports.foreign_files.LARGEST", 2 * 1024 * 1024)
    if content:
        workspace.write(name, content())

    result = workspace.run("import", name)

    assert (result.code, result.out) == (2, "")
    assert sentence in result.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["csv"], "name a file behind `csv`"),
        (["day.mmd", "--owner", "Night shift"], 'there is no department `Night shift`; `cxmap new department "Night'),
        (["figures.csv"], "`figures` is a table of measurements, which the map reads as it is: put it as CSV into"),
        (["list.csv"], "`list.import.yml`: `titel` is no field of a touchpoint; did you mean `title`?"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(workspace: Workspace, arguments: list[str], sentence: str) -> None:
    workspace.write("day.mmd", "journey\nWake: 3\n")
    workspace.write("list.csv", "Name\nDoor\n")
    workspace.write("figures.csv", "Capability,Period,Value\ncourier,2026-01,95\n")
    workspace.write("list.import.yml", "tables: [{table: list, kind: touchpoint, columns: {Name: titel}}]")

    result = workspace.run("import", *arguments)

    assert (result.code, result.out) == (2, "")
    assert sentence in result.err


def test_a_table_without_a_column_of_names_asks_for_one(workspace: Workspace) -> None:
    workspace.write("figures.csv", "Owner,xyz\nlast-mile,Door\n")

    result = workspace.run("import", "figures.csv")

    assert result.out.startswith(
        "figures: 1 row, each a touchpoint; 1 of 2 columns have a field; give one of them `title`, by which each file"
    )


def test_a_name_that_nobody_can_see_whole_is_taken_as_it_looks(workspace: Workspace) -> None:
    workspace.write("list.csv", "Title,Owner\nDesk,last-mile\nBad \u202e\u00a0name,last-mile\n")
    workspace.run("import", "list.csv")

    result = workspace.run("import", "list.csv")

    assert result.code == 0
    assert "title: Bad name\n" in Path("content/touchpoints/bad-name.md").read_text("utf-8")
    assert workspace.run("check").code == 0


def test_a_full_disk_leaves_nothing_behind(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.write("day.mmd", "journey\nWake: 3: Me\n")
    before = sorted(Path().rglob("*"))

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device", "personas")

    monkeypatch.setattr(Path, "mkdir", full)

    result = workspace.run("import", "day.mmd")

    assert (result.code, result.err) == (2, "cxmap: nothing was written: personas: No space left on device\n")
    assert sorted(Path().rglob("*")) == before


def test_a_mapping_that_cannot_be_written_is_a_sentence(workspace: Workspace) -> None:
    workspace.write("list.csv", "Title\nDoor\n")
    Path("list.import.yml").symlink_to("nowhere/at-all")

    result = workspace.run("import", "list.csv")

    assert (result.code, result.out) == (2, "")
    assert "cannot read or write `list.import.yml`" in result.err
