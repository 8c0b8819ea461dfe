from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.findings.causes import Cause, CauseGroup
from cxmap.findings.finding import Finding, Place
from cxmap.findings.formats import FORMATS
from cxmap.findings.formats.report import Report, Screen
from cxmap.findings.formats.text import outline
from cxmap.findings.severity import Severity
from cxmap.model.document import Span
from cxmap.model.ids import Key
from tests.cases import case_files, hold_to_case, read_case

CASES = case_files(Path(__file__).parent / "cases")
OBEYED = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x202E, 0x2066, 0x2028, 0xFEFF)]
HOSTILE = st.text() | st.text(alphabet=[*OBEYED, ":", "%", "\\", "`", "a", "漢", "\u0301"])

HOSTILE_FINDINGS = st.builds(
    Finding,
    rule=st.just("wrong-type"),
    severity=st.just(Severity.ERROR),
    place=st.builds(Place, path=HOSTILE, span=st.just(Span(1, 2, 1, 5))),
    message=HOSTILE,
    hint=HOSTILE,
    suggestion=st.none() | HOSTILE,
)


def _finding(written: Mapping[str, Any]) -> Finding:
    entity = written.get("entity")
    place = Place(
        written["path"],
        Span(*written.get("span", (1, 1, 1, 1))),
        Key(entity) if entity else None,
        written.get("field"),
    )
    return Finding(
        written["rule"],
        Severity(written.get("severity", "error")),
        place,
        written["message"],
        written.get("hint", ""),
        written.get("suggestion"),
    )


def _report(finding: Finding, line: str = "") -> Report:
    return Report(date(2026, 6, 30), 1, 1, (finding,), lambda _path: (line,))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_findings_are_written_as_the_case_says(file: Path, *, update_cases: bool) -> None:
    case = read_case(file)
    sources = {path: text.split("\n") for path, text in case.get("files", {}).items()}
    report = Report(
        as_of=date(2026, 6, 30),
        files=case.get("counts", {}).get("files", 1),
        entities=case.get("counts", {}).get("entities", 1),
        findings=tuple(map(_finding, case["findings"])),
        source_lines=lambda path: sources.get(path, ()),
    )

    found = {name: FORMATS[name](report, Screen(**case.get("screen", {}))) for name in case["formats"]}

    hold_to_case(file, found, update=update_cases)


@pytest.mark.parametrize("name", FORMATS)
@given(finding=HOSTILE_FINDINGS, line=HOSTILE)
def test_no_format_writes_what_a_terminal_obeys(name: str, finding: Finding, line: str) -> None:
    report = _report(finding, line)

    written = FORMATS[name](report, Screen(width=60))

    assert not set(written) & (set(OBEYED) - {"\n"})


@given(finding=HOSTILE_FINDINGS)
def test_every_finding_is_one_github_command(finding: Finding) -> None:
    written = FORMATS["github"](_report(finding), Screen())

    [line] = written.splitlines()
    properties, _, _ = line.removeprefix("::error ").partition("::")
    names = [written_property.partition("=")[0] for written_property in properties.split(",")]
    assert names == ["file", "line", "col", "endLine", "endColumn", "title"]


@given(finding=HOSTILE_FINDINGS)
def test_json_gives_back_every_text(finding: Finding) -> None:
    written = FORMATS["json"](_report(finding), Screen())

    [read] = json.loads(written)["findings"]
    assert (read["path"], read["message"]) == (finding.place.path, finding.message)
    assert (read["hint"], read["suggestion"]) == (finding.hint, finding.suggestion)


def test_colours_change_nothing_but_the_colours() -> None:
    finding = _finding({"rule": "wrong-type", "path": "a.md", "span": [1, 3, 1, 5], "message": "m", "hint": "h"})

    plain = FORMATS["text"](_report(finding, "abcdef"), Screen())
    coloured = FORMATS["text"](_report(finding, "abcdef"), Screen(colour=True))

    for ink in ("0", "1", "2", "1;31"):
        assert f"\x1b[{ink}m" in coloured
        coloured = coloured.replace(f"\x1b[{ink}m", "")
    assert coloured == plain


def test_report_without_sources_shows_no_lines() -> None:
    finding = _finding({"rule": "wrong-type", "path": "a.md", "span": [2, 3, 2, 5], "message": "m"})

    written = FORMATS["text"](Report(date(2026, 6, 30), 2, 0, (finding,)), Screen())

    assert written == "a.md:2:3: error[wrong-type]: m\n\n1 error in 2 files, 0 entities\n"


def test_an_outline_says_where_to_begin_and_names_no_single_finding() -> None:
    written = {"rule": "unused-touchpoint", "severity": "warning", "message": "in no journey"}
    found = tuple(_finding({"path": f"touchpoints/{number}.md", **written}) for number in range(3))
    groups = (CauseGroup("", (Cause(found, "touchpoints"),)),)
    report = Report(
        date(2026, 6, 30), 3, 3, found, lambda _path: ("",), groups=groups, remarks=("`cxmap check` tells each",)
    )

    assert outline(report, Screen(80)) == (
        "where to begin\n  3 unused-touchpoint: touchpoints; each mend ends one\n\n"
        "`cxmap check` tells each\n\n3 warnings from 1 cause in 3 files, 3 entities\n"
    )
