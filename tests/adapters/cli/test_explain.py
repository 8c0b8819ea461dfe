from __future__ import annotations

import json

import pytest

from cxmap.compiler import RULES
from cxmap.findings.rule import Description, Rule
from cxmap.findings.severity import Severity
from tests.adapters.cli.conftest import Workspace

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@every_rule
def test_a_rule_is_explained_with_both_examples(workspace: Workspace, rule: Rule) -> None:
    result = workspace.run("explain", rule.id)
    words = " ".join(result.out.split())

    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"{rule.id} ({rule.severity})\n")
    assert " ".join(rule.meaning.split()) in words
    assert rule.severity.meaning in words
    for word, shown in (("Wrong", rule.wrong), ("Right", rule.right)):
        said = f"{word}: {shown.words}" if isinstance(shown, Description) else f"{word}, as {shown.path}: {shown.text}"
        assert " ".join(said.split()) in words


@every_rule
def test_a_program_reads_the_same(workspace: Workspace, rule: Rule) -> None:
    told = json.loads(workspace.run("explain", rule.id, "--format", "json").out)

    assert (told["rule"], told["severity"], told["meaning"]) == (rule.id, rule.severity, rule.meaning)
    assert all(set(told[side]) in ({"path", "text"}, {"words"}) for side in ("wrong", "right"))


def test_an_example_is_shown_as_it_is_typed(workspace: Workspace) -> None:
    assert workspace.run("explain", "duplicate-key").out.endswith("  ---\n")


def test_without_a_rule_all_are_listed_the_worst_first(workspace: Workspace) -> None:
    lines = workspace.run("explain").out.splitlines()
    listed = json.loads(workspace.run("explain", "--format", "json").out)

    heads = [f"{severity.capitalize()}s" for severity in Severity]
    assert [line for line in lines if line and not line.startswith(" ")] == heads
    named = [line.split(":")[0].strip() for line in lines if line.startswith("  ") and not line.startswith("   ")]
    assert sorted(named) == sorted(rule.id for rule in RULES)
    assert [each["rule"] for each in listed] == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("written", ["error[yaml-syntax]", "YAML-syntax", " yaml-syntax ", "[yaml-syntax]"])
def test_a_rule_is_found_as_a_finding_shows_it(workspace: Workspace, written: str) -> None:
    assert workspace.run("explain", written).out.startswith("yaml-syntax (error)\n")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("yaml-sintax", "there is no rule `yaml-sintax`; did you mean `yaml-syntax`?"),
        ("measured", "did you mean `measured-otherwise` or `measured-twice`?"),
        ("zzz", "there is no rule `zzz`; `cxmap explain` lists all rules"),
        ("", "there is no rule ``; `cxmap explain` lists all rules"),
        ("a\x1b[31mb", "there is no rule"),
    ],
)
def test_an_unknown_rule_leads_to_those_that_are_meant(workspace: Workspace, written: str, sentence: str) -> None:
    result = workspace.run("explain", written)

    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert "\x1b" not in result.err


@pytest.mark.parametrize("width", [40, 80])
def test_sentences_are_no_wider_than_the_screen(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    assert max(map(len, workspace.run("explain").out.splitlines())) <= width
