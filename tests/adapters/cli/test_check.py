from __future__ import annotations

import json
import re

import pytest

from tests.adapters.cli.conftest import Workspace

BROKEN = "title: Bell\nowner: last-mille\nlayer: fronstage"


def _json(workspace: Workspace, *arguments: str) -> dict[str, object]:
    report: dict[str, object] = json.loads(workspace.run("check", "--format", "json", *arguments).out)
    return report


def _paths(workspace: Workspace, *arguments: str) -> set[str]:
    findings = _json(workspace, *arguments)["findings"]
    assert isinstance(findings, list)
    return {finding["path"] for finding in findings if finding["severity"] == "error"}


def test_map_without_errors_is_fine(workspace: Workspace) -> None:
    result = workspace.run("check")

    assert (result.code, result.err) == (0, "")
    assert result.out.endswith(" in 7 files, 7 entities\n")


@pytest.mark.parametrize(
    ("names", "words"),
    [(("a",), "1 draft, which the site does not show"), (("a", "b"), "2 drafts, which the site does not show")],
)
def test_drafts_are_counted_where_the_site_does_not_show_them(
    workspace: Workspace, names: tuple[str, ...], words: str
) -> None:
    for name in names:
        workspace.write_entity(f"personas/{name}.md", "title: Secret\nstatus: draft")
    hidden = workspace.run("check").out

    workspace.write("mkdocs.yml", "docs_dir: content\nplugins:\n  - cxmap:\n      drafts: true\n")

    assert hidden.endswith(f" entities; {words}\n")
    assert workspace.run("check").out.endswith(" entities\n")


def test_icons_and_templates_are_those_of_the_sites_theme(workspace: Workspace) -> None:
    workspace.write("mkdocs.yml", "docs_dir: content\ntheme: {name: material, custom_dir: own}\n")
    workspace.write("own/.icons/house/delivery-van.svg", "<svg></svg>")
    workspace.write("content/a.md", "---\ntitle: A\nicon: house/delivery-van\ntemplate: main.html\n---\n")
    fine = workspace.run("check")
    workspace.write("content/b.md", "---\ntitle: B\nicon: house/delivery-vam\ntemplate: 5\n---\n")

    wrong = workspace.run("check")

    assert (fine.code, wrong.code) == (0, 1)
    assert "content/b.md:3:7" in wrong.out
    assert "did you mean `house/delivery-van`?" in wrong.out
    assert "the theme has no template `5`" in wrong.out


def test_error_makes_the_exit_code_one(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", BROKEN)

    result = workspace.run("check")

    assert (result.code, result.err) == (1, "")
    assert "content/touchpoints/bell.md:3:8: error[unknown-reference]: " in result.out
    assert "\n3 | owner: last-mille\n  |        ^^^^^^^^^^\n" in result.out


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("note", 1)])
def test_least_severity_that_fails_can_be_chosen(workspace: Workspace, fail_on: str, code: int) -> None:
    assert workspace.run("check", "--fail-on", fail_on).code == code


def test_json_has_the_shape_of_the_contract(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", BROKEN)
    workspace.write("content/index.md", "# Welcome\n")

    report = _json(workspace)

    assert list(report) == ["as_of", "findings", "summary", "version"]
    assert (report["version"], report["as_of"]) == (1, "2026-06-30")
    assert isinstance(report["summary"], dict)
    assert list(report["summary"]) == ["entities", "errors", "files", "notes", "warnings"]
    assert (report["summary"]["files"], report["summary"]["entities"], report["summary"]["errors"]) == (9, 8, 2)
    assert isinstance(report["findings"], list)
    assert next(finding for finding in report["findings"] if finding["rule"] == "value-not-allowed") == {
        "rule": "value-not-allowed",
        "severity": "error",
        "path": "content/touchpoints/bell.md",
        "line": 4,
        "column": 8,
        "end_line": 4,
        "end_column": 17,
        "entity": "touchpoint/bell",
        "field": "layer",
        "message": "`fronstage` is not allowed here",
        "hint": "did you mean `frontstage`?",
        "suggestion": "frontstage",
    }


def test_same_input_gives_the_same_bytes(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", BROKEN)

    for format_name in ("text", "json", "github"):
        arguments = ("check", "--format", format_name)
        assert workspace.run(*arguments) == workspace.run(*arguments)


def test_github_gets_one_annotation_a_finding(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", BROKEN)

    lines = workspace.run("check", "--format", "github").out.splitlines()

    place = "file=content/touchpoints/bell.md,line=3,col=8,endLine=3,endColumn=18,title=unknown-reference"
    assert any(line.startswith(f"::error {place}::") for line in lines)
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in lines)


def test_paths_choose_what_is_reported_and_not_what_is_compiled(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", BROKEN)
    workspace.write_entity("journeys/return.md", "title: Return\nowner: last-mile\nstages: none")
    bell, journey = "content/touchpoints/bell.md", "content/journeys/return.md"

    assert _paths(workspace) == {bell, journey}
    assert _paths(workspace, "content/touchpoints") == {bell}
    assert _paths(workspace, "content/journeys/return.md") == {journey}
    assert _paths(workspace, "content/journeys/parcel.md", "content/departments") == set()
    assert _paths(workspace, "content") == _paths(workspace, ".") == {bell, journey}
    assert _paths(workspace, str(workspace.root / "content" / "touchpoints")) == {bell}
    assert _paths(workspace, "content/departments/../touchpoints/") == {bell}


def test_findings_elsewhere_do_not_fail_the_chosen_paths(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", BROKEN)

    assert workspace.run("check", "content/journeys").code == 0


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("content/nowhere.md", "there is no file or folder `content/nowhere.md`"),
        (
            "journeys/parcel.md",
            "there is no file or folder `journeys/parcel.md`; do you mean `content/journeys/parcel.md`?",
        ),
        ("README.md", "`README.md` is not in the content folder `content`"),
    ],
)
def test_unknown_path_is_a_sentence(workspace: Workspace, path: str, sentence: str) -> None:
    workspace.write("README.md", "")

    result = workspace.run("check", path)

    assert (result.code, result.out, result.err) == (2, "", f"cxmap: {sentence}\n")


def test_paths_are_seen_from_the_working_directory(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.write_entity("touchpoints/bell.md", BROKEN)

    monkeypatch.chdir(workspace.root / "content")
    assert _paths(workspace, "--content", ".") == {"touchpoints/bell.md"}
    monkeypatch.chdir(workspace.root / "content" / "journeys")
    assert _paths(workspace, "--content", "..") == {"../touchpoints/bell.md"}
    monkeypatch.chdir(workspace.root)
    assert _paths(workspace, "--content", str(workspace.root / "content")) == {"content/touchpoints/bell.md"}


def test_colours_come_when_asked_for(workspace: Workspace) -> None:
    assert "\x1b" not in workspace.run("check").out
    assert "\x1b[1m" in workspace.run("check", "--color", "always").out


def test_long_lines_are_cut_to_the_width(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.write_entity("touchpoints/bell.md", f"{BROKEN}\nsummary: {'x' * 500}\nstatus: [{'x' * 500}]")
    monkeypatch.setenv("COLUMNS", "50")

    excerpts = [line for line in workspace.run("check").out.splitlines() if re.match(r" *\d* \|", line)]

    assert excerpts
    assert max(map(len, excerpts)) == 50


def test_hostile_text_is_shown_and_not_obeyed(workspace: Workspace) -> None:
    workspace.write_entity(
        "touchpoints/bell.md", 'title: "\\x1b[31m"\nowner: "::error::\\u202e"\nlayer: "\\n::error::x"'
    )
    workspace.write_entity("touchpoints/b\u202eell.md", "title: x")

    text = workspace.run("check").out
    github = workspace.run("check", "--format", "github").out

    assert not set(text + github) & {"\x1b", "\u202e"}
    assert all(line.startswith("::") and "file=content/" in line for line in github.splitlines())


def test_github_actions_looks_for_no_commands_in_text(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.write_entity("touchpoints/bell.md", f"{BROKEN}\nchannel: '##[error]forged'")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    first, *quoted, last = workspace.run("check").out.splitlines()

    token = first.removeprefix("::stop-commands::")
    assert last == f"::{token}::"
    assert any("##[error]forged" in line for line in quoted)
    assert not any(token in line for line in quoted)
