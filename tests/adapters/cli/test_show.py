from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.findings.formats.excerpt import cells
from tests.adapters.cli.conftest import FILES, Workspace
from tests.cases import hold_to_case

KEYS = ("promise/next-day", "touchpoint/doorstep", "capability/courier", "promise/friendly", "metric/on-time")


@pytest.mark.parametrize("key", KEYS)
def test_entity_is_shown_as_the_case_says(workspace: Workspace, key: str, *, update_cases: bool) -> None:
    result = workspace.run("show", key)

    assert (result.code, result.err) == (0, "")
    case = Path(__file__).parent / "cases" / f"{key.replace('/', '-')}.yaml"
    hold_to_case(case, {"text": result.out}, update=update_cases)


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("width", [40, 60, 120])
def test_nothing_is_wider_than_the_screen(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, path: str, width: int
) -> None:
    folder, stem = path.removesuffix(".md").split("/")
    monkeypatch.setenv("COLUMNS", str(width))
    kind = {"capabilities": "capability"}.get(folder, folder.removesuffix("s"))

    lines = workspace.run("show", f"{kind}/{stem}").out.splitlines()

    assert lines
    assert max(map(cells, lines)) <= width


def test_former_id_shows_the_entity(workspace: Workspace) -> None:
    assert workspace.run("show", "touchpoint/doorbell") == workspace.run("show", "touchpoint/doorstep")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("promise/nextday", "there is no `promise/nextday`; did you mean `promise/next-day`?"),
        ("next-day", "there is no `next-day`; did you mean `promise/next-day`?"),
        ("promises/next-day", "there is no `promises/next-day`; did you mean `promise/next-day`?"),
        ("content/promises/next-day.md", "did you mean `promise/next-day`?"),
        ("promise/zzz", "there is no `promise/zzz`; its file would be in `promises/`"),
        ("zzz", "name it as KIND/ID, where KIND is one of journey, touchpoint"),
        ("persona/secret", "`persona/secret` is a draft, which the site does not show"),
    ],
)
def test_unknown_entity_is_a_sentence(workspace: Workspace, name: str, sentence: str) -> None:
    workspace.write_entity("personas/secret.md", "title: Secret\nstatus: draft")

    result = workspace.run("show", name)

    assert (result.code, result.out) == (2, "")
    assert sentence in result.err


def test_errors_stop_the_command(workspace: Workspace) -> None:
    workspace.write_entity("touchpoints/bell.md", "title: Bell\nowner: nowhere")

    result = workspace.run("show", "promise/next-day")

    assert (result.code, result.out) == (1, "")
    assert "error[unknown-reference]" in result.err


def test_texts_of_several_lines_keep_their_lines(workspace: Workspace) -> None:
    workspace.write_entity("personas/home.md", "title: Home\nquote: |\n  First line\n  second line")

    assert "  quote: First line\n         second line\n" in workspace.run("show", "persona/home").out


def test_hostile_text_is_shown_and_not_obeyed(workspace: Workspace) -> None:
    workspace.write_entity("personas/home.md", "title: '<b>&amp; %0A ::error::'\nx-own: {'<i>': 1}")

    text = workspace.run("show", "persona/home").out

    assert "persona/home  <b>&amp; %0A ::error::" in text
    assert "x-own:\n    <i>: 1" in text


def test_alternatives_are_told_as_such(workspace: Workspace) -> None:
    stages = "stages: [{name: Door, touchpoints: [doorstep, [doorstep, doorbell]]}]"
    workspace.write_entity("journeys/choice.md", f"title: Choice\nowner: last-mile\n{stages}")

    assert "- doorstep or doorstep" in workspace.run("show", "journey/choice").out
