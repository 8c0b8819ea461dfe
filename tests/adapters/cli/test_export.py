from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from tests.adapters.cli.conftest import Workspace


def _export(workspace: Workspace) -> dict[str, Any]:
    result = workspace.run("export", "json")
    assert (result.code, result.err) == (0, "")
    exported: dict[str, Any] = json.loads(result.out)
    return exported


def test_export_has_the_parts_of_the_contract(workspace: Workspace) -> None:
    exported = _export(workspace)

    assert list(exported) == [
        "alignment",
        "as_of",
        "capabilities",
        "departments",
        "entities",
        "journeys",
        "kept_rate",
        "partners",
        "promise_rate",
        "promises",
        "touchpoints",
        "version",
    ]
    assert (exported["version"], exported["as_of"], exported["kept_rate"]) == (2, "2026-06-30", 0.0)


def test_entities_hold_their_fields_as_validated(workspace: Workspace) -> None:
    entities = _export(workspace)["entities"]

    assert entities["metric/on-time"] == {
        "title": "On time",
        "status": "live",
        "unit": "%",
        "better": "higher",
        "type": "share",
        "cases": "all",
        "internal": False,
        "x-source": ["a", {"b": "c"}],
    }
    assert entities["promise/next-day"] == {
        "title": "Next day",
        "status": "live",
        "statement": "Your parcel arrives tomorrow",
        "reads_as": "every",
        "made_by": "last-mile",
        "basis": "own",
        "explicit": True,
        "published": [{"where": "Website", "from": "2026-01-02"}],
        "valid_from": "2026-01-01",
        "expects": [{"metric": "on-time", "at_least": 95.0}],
    }


def test_verdicts_come_with_their_numbers(workspace: Workspace) -> None:
    exported = _export(workspace)

    [pair] = exported["alignment"]
    [expectation] = pair["expectations"]
    assert (pair["promise"], pair["touchpoint"], pair["verdict"]) == ("next-day", "doorstep", "broken")
    assert pair["reason"]
    assert expectation == {
        "metric": "on-time",
        "operator": "at_least",
        "target": 95,
        "capability": "courier",
        "group": None,
        "verdict": "broken",
        "risks": [],
        "designed": 96,
        "value": 93.1,
        "low": 92,
        "high": 94.5,
        "sample": None,
        "period": "2026-06",
        "window": None,
        "budget": None,
    }
    counts = dict.fromkeys(
        ("over-promised", "broken", "unbacked", "unverified", "at-risk", "under-promised", "kept"), 0
    )
    tally = {"verdict": "broken", "counts": {**counts, "broken": 1}}
    assert exported["promises"]["next-day"] == {**tally, "list": "stop", "reading": "nine-in-ten"}
    assert exported["promises"]["friendly"]["list"] == "not-yet"
    assert exported["departments"]["last-mile"] == {**tally, "keeps": tally["counts"], "makes": tally["counts"]}
    assert exported["promise_rate"] == 0
    assert exported["journeys"] == {"parcel": tally}
    assert exported["touchpoints"] == {"doorstep": tally}
    assert exported["capabilities"]["courier"]["safe"][0] == {
        "metric": "on-time",
        "group": None,
        "at_least": 92.0,
        "period": "2026-06",
    }


def test_numbers_are_as_short_as_they_were_written(workspace: Workspace) -> None:
    text = workspace.run("export", "json").out

    assert '"at_least": 95.0' in text
    assert '"value": 94.9' in text
    assert '"designed": 96,' in text


def test_promise_judged_on_proof_has_no_numbers_and_the_day_of_its_proof(workspace: Workspace) -> None:
    workspace.write_entity("promises/friendly.md", "statement: We are friendly\nmade_by: last-mile")
    workspace.write_entity(
        "capabilities/crew.md",
        "title: Crew\nowner: last-mile\ndelivers:\n  - promise: friendly\n    proof:\n"
        "      - { verdict: kept, on: 2026-04-01, by: Us }\n      - { verdict: kept, on: 2026-05-01, by: Us }",
    )
    workspace.write_entity(
        "touchpoints/hotline.md",
        "title: Hotline\nowner: last-mile\ncontrol: own\npromises: [friendly]\ncapabilities: [crew]",
    )

    [expectation] = _export(workspace)["alignment"][0]["expectations"]

    assert (expectation["period"], expectation["metric"], expectation["operator"]) == ("2026-05-01", None, None)
    assert (expectation["target"], expectation["value"], expectation["verdict"]) == (None, None, "kept")


def test_what_has_no_pairs_has_no_verdict(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", "title: Bell\nowner: last-mile")

    bell = _export(workspace)["touchpoints"]["bell"]

    assert bell["verdict"] is None
    assert set(bell["counts"].values()) == {0}


def test_drafts_leave_no_trace(workspace: Workspace) -> None:
    without = workspace.run("export", "json").out
    workspace.write_entity("personas/secret.md", "title: Secret\nstatus: draft")
    workspace.write_entity("promises/whisper.md", "statement: Whisper\nmade_by: last-mile\nstatus: draft")
    touchpoint = workspace.root / "content/touchpoints/doorstep.md"
    touchpoint.write_text(touchpoint.read_text().replace("[next-day]", "[next-day, whisper]"))

    assert workspace.run("export", "json").out == without


def test_same_input_gives_the_same_bytes_under_any_hash_seed(workspace: Workspace) -> None:
    outputs = set()
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
        command = [sys.executable, "-m", "cxmap", "export", "json"]
        outputs.add(subprocess.run(command, capture_output=True, env=environment, check=True).stdout)

    assert len(outputs) == 1


def test_errors_stop_the_export(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", "title: Bell\nowner: nowhere")

    result = workspace.run("export", "json")

    assert (result.code, result.out) == (1, "")
    assert "content/touchpoints/bell.md:3:8: error[unknown-reference]" in result.err
    assert result.err.endswith("1 error in 8 files, 8 entities\n")


def test_tables_go_to_a_folder_or_as_a_zip_to_standard_output(workspace: Workspace) -> None:
    to_folder = workspace.run("export", "csv", "--output", "made/of/tables")
    command = [sys.executable, "-m", "cxmap", "export", "csv"]
    packed = subprocess.run(command, capture_output=True, check=True).stdout

    folder = workspace.root / "made/of/tables"
    assert (to_folder.code, to_folder.out, to_folder.err) == (0, "", "")
    assert len(list(folder.iterdir())) == 11
    assert (folder / "alignment.csv").read_text(encoding="utf-8-sig").count("next-day") == 1
    with ZipFile(BytesIO(packed)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            file.name: file.read_bytes() for file in folder.iterdir()
        }


@pytest.mark.parametrize(("format_name", "name"), [("json", "map.json"), ("csv", "map.ZIP"), ("xlsx", "map.xlsx")])
def test_a_name_with_the_ending_of_the_format_is_the_file(workspace: Workspace, format_name: str, name: str) -> None:
    result = workspace.run("export", format_name, "--output", f"made/{name}")

    command = [sys.executable, "-m", "cxmap", "export", format_name]
    piped = subprocess.run(command, capture_output=True, check=True).stdout
    assert (result.code, result.out, result.err) == (0, "", "")
    assert (workspace.root / "made" / name).read_bytes() == piped


def test_any_other_name_and_that_of_a_folder_is_a_folder(workspace: Workspace) -> None:
    (workspace.root / "kept.xlsx").mkdir()

    for output in ("map.xlsm", "kept.xlsx"):
        workspace.run("export", "xlsx", "--output", output)

        (file,) = (workspace.root / output).iterdir()
        assert file.suffix == ".xlsx"


def test_a_workbook_is_the_same_under_any_hash_seed(workspace: Workspace) -> None:
    outputs = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
        command = [sys.executable, "-m", "cxmap", "export", "xlsx"]
        outputs.add(subprocess.run(command, capture_output=True, env=environment, check=True).stdout)

    assert len(outputs) == 1
    assert outputs.pop().startswith(b"PK")


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(workspace: Workspace) -> None:
    workspace.write("taken", "a file")

    result = workspace.run("export", "csv", "--output", "taken/by")

    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("cxmap: cannot write `taken")


def test_nothing_but_text_goes_to_a_terminal(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    result = workspace.run("export", "xlsx")

    assert (result.code, result.out) == (2, "")
    assert "add `--output PATH`" in result.err
