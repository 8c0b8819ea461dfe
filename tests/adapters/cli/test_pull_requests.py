"""A pull request on the example map, as its comment and its suggestions tell it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from cxmap.adapters.cli.difference.comment import MARK
from cxmap.adapters.cli.posting.posted_text import read_comment, read_suggestions
from tests.adapters.cli.conftest import FILES, Workspace
from tests.adapters.git.repositories import Repository
from tests.cases import hold_to_case

CASES = Path(__file__).parent / "cases"
EXAMPLE = Path(__file__).parents[3] / "content"
DESK = "\ncontact:\n  name: The desk\n  handle: "


@pytest.fixture
def repository(workspace: Workspace) -> Repository:
    """A repository with the small map on its main branch, and a branch `change` that is checked out."""
    made = Repository(workspace.root)
    made.git("init", "--quiet", "--initial-branch=main")
    return made


def begun(repository: Repository) -> None:
    repository.commit("Begins", {}, "2026-06-01")
    repository.git("checkout", "--quiet", "-b", "change")


def changed(repository: Repository, path: str, *replaced: tuple[str, str]) -> None:
    file = repository.content / path
    text = file.read_text(encoding="utf-8")
    for before, after in replaced:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


def comment(workspace: Workspace, form: str = "markdown") -> str:
    return workspace.run("diff", "main...HEAD", "--format", form).out


def test_a_pull_request_on_the_example_is_told_as_the_case_says(
    workspace: Workspace, repository: Repository, *, update_cases: bool
) -> None:
    shutil.rmtree(repository.content)
    shutil.copytree(EXAMPLE, repository.content)
    begun(repository)
    the_five_changes(repository)
    repository.commit("Five changes", {}, "2026-11-14")

    result = workspace.run("diff", "main...HEAD", "--format", "markdown", "--as-of", "2026-11-15")

    text = re.sub(r"\b[0-9a-f]{8}\b", "COMMIT", result.out)
    hold_to_case(CASES / "diff-pull-request.yaml", {"text": text}, update=update_cases)


def the_five_changes(repository: Repository) -> None:
    """Another wording, a worse value, a touchpoint on another journey, a department by another name, no agreement."""
    changed(
        repository,
        "promises/next-day-letters.md",
        ("Post it today, it's there tomorrow.", "Most letters are there tomorrow."),
    )
    changed(repository, "capabilities/pickup-network.md", ("97.2", "93.2"))
    changed(repository, "journeys/send-a-parcel.md", ("[packaging-shelf, customs-form]", "[packaging-shelf]"))
    changed(
        repository, "journeys/ship-for-my-shop.md", ("[business-collection,", "[customs-form, business-collection,")
    )
    repository.git("mv", "content/departments/sorting.md", "content/departments/sorting-hall.md")
    file = repository.content / "partners/quayside-shops.md"
    before, _, after = file.read_text(encoding="utf-8").partition("agreement:\n")
    file.write_text(f"{before}needs:{after.partition('needs:')[2]}", encoding="utf-8")


def test_a_reference_to_a_file_that_was_renamed_by_hand_is_suggested_its_new_name(
    workspace: Workspace, repository: Repository
) -> None:
    begun(repository)
    repository.git("mv", "content/departments/last-mile.md", "content/departments/vans.md")
    changed(repository, "touchpoints/doorstep.md", ("title: At the door", "title: At the front door"))
    repository.commit("Renames", {}, "2026-06-20")

    told, review = comment(workspace), json.loads(comment(workspace, "review"))

    assert "last\\-mile is vans now" in told
    assert "→ `last-mile` is `vans` now: write that" in told
    assert [(each["path"], each["lines"]) for each in review["suggestions"]] == [
        ("content/touchpoints/doorstep.md", ["owner: vans"])
    ]


def test_a_suggestion_is_for_lines_that_the_pull_request_shows(workspace: Workspace, repository: Repository) -> None:
    begun(repository)
    changed(repository, "touchpoints/doorstep.md", ("owner: last-mile", "owner: last-mille"))
    repository.commit("A slip", {}, "2026-06-20")

    review = json.loads(comment(workspace, "review"))

    (suggestion,) = review["suggestions"]
    assert (suggestion["path"], suggestion["first_line"], suggestion["last_line"]) == (
        "content/touchpoints/doorstep.md",
        3,
        3,
    )
    assert "```suggestion\nowner: last-mile\n```" in suggestion["body"]
    assert suggestion["body"].endswith(f"<!-- cxmap suggestion {suggestion['mark']} -->")
    assert review["commit"] == repository.git("rev-parse", "HEAD")


def test_no_text_ends_the_block_of_a_suggestion(workspace: Workspace, repository: Repository) -> None:
    begun(repository)
    changed(repository, "touchpoints/doorstep.md", ("owner: last-mile", "owner: last-mille # ```` @everyone"))
    repository.commit("A slip", {}, "2026-06-20")

    (suggestion,) = json.loads(comment(workspace, "review"))["suggestions"]

    assert "`````suggestion\nowner: last-mile # ```` @everyone\n`````" in suggestion["body"]


def test_those_who_are_concerned_are_mentioned_by_the_names_that_the_main_branch_knows(
    workspace: Workspace, repository: Repository
) -> None:
    workspace.write_entity("departments/last-mile.md", f"title: Last mile{DESK}'@acme/last-mile'")
    begun(repository)
    workspace.write_entity("departments/last-mile.md", f"title: The last mile{DESK}'@somebody-else'")
    workspace.write_entity("departments/brand.md", f"title: Brand{DESK}'@torvalds'")
    repository.commit("Changes", {}, "2026-06-20")

    told = comment(workspace)

    assert "\nBrand, The last mile (@acme/last-mile)\n" in told
    assert re.findall(r"@[a-z]\S*", told) == ["@acme/last-mile)"]


@pytest.mark.parametrize("handle", ["@all", "everyone", "@a b", "@-", "@x)](https://evil.example)", "@a@b", ""])
def test_a_handle_that_calls_everybody_or_is_none_is_no_mention(
    workspace: Workspace, repository: Repository, handle: str
) -> None:
    workspace.write_entity("departments/last-mile.md", f"title: Last mile{DESK}{json.dumps(handle)}")
    begun(repository)
    changed(repository, "departments/last-mile.md", ("title: Last mile", "title: The last mile"))
    repository.commit("Changes", {}, "2026-06-20")

    assert "\nThe last mile\n" in comment(workspace)


def test_a_change_mentions_five_at_most(workspace: Workspace, repository: Repository) -> None:
    for number in range(9):
        workspace.write_entity(f"departments/d{number}.md", f"title: Department {number}{DESK}'@d{number}'")
    begun(repository)
    for number in range(9):
        changed(repository, f"departments/d{number}.md", ("title: Department", "title: The department"))
    repository.commit("Changes", {}, "2026-06-20")

    told = comment(workspace)

    assert len(re.findall(r"@d\d", told)) == 5
    assert " and 4 more\n" in told


def test_old_findings_of_a_renamed_file_are_not_new(workspace: Workspace, repository: Repository) -> None:
    workspace.write_entity("personas/anna.md", "title: Anna\ncolour: red\nsummary: Waits at home.\ngoals: [Peace]")
    begun(repository)
    repository.git("mv", "content/personas/anna.md", "content/personas/anne.md")
    repository.commit("Renames", {}, "2026-06-20")

    assert "colour" not in comment(workspace)


def test_a_content_folder_that_is_not_utf_8_has_no_suggestions(workspace: Workspace, repository: Repository) -> None:
    begun(repository)
    workspace.write("content/touchpoints/shop.md", b"---\ntitle: Caf\xe9\nowner: last-mille\ncontrol: own\n---\n")
    repository.commit("Latin", {}, "2026-06-20")

    assert json.loads(comment(workspace, "review"))["suggestions"] == []


def test_an_agreement_that_was_taken_away_is_said_plainly(workspace: Workspace, repository: Repository) -> None:
    agreement = "title: Rail\nagreement:\n  title: Contract\n  obligations: [{metric: on-time, at_least: 95}]"
    workspace.write_entity("partners/rail.md", agreement)
    workspace.write_entity(
        "capabilities/courier.md", FILES["capabilities/courier.md"].replace("owner:", "partners: [rail]\nowner:")
    )
    begun(repository)
    workspace.write_entity("partners/rail.md", "title: Rail")
    repository.commit("Makes it green", {}, "2026-06-20")

    assert "**No agreement binds Rail any more**: it was taken away" in comment(workspace)


@pytest.mark.parametrize("since", ["main", "main...HEAD"])
def test_findings_on_changed_lines_come_first_for_hosts(
    workspace: Workspace, repository: Repository, since: str
) -> None:
    workspace.write_entity("capabilities/aaa.md", "title: First of all\nowner: nobody-there")
    begun(repository)
    changed(repository, "touchpoints/doorstep.md", ("owner: last-mile", "owner: nobody-here"))
    repository.commit("Changes", {}, "2026-06-20")

    usual, first = (
        [each["path"] for each in json.loads(workspace.run("check", "--format", "json", *more).out)["findings"]]
        for more in ((), ("--changed-since", since))
    )

    assert usual[0] == "content/capabilities/aaa.md"
    assert first[0] == "content/touchpoints/doorstep.md"
    assert sorted(usual) == sorted(first)


def test_references_to_a_file_that_was_surely_renamed_are_written_anew(
    workspace: Workspace, repository: Repository
) -> None:
    begun(repository)
    repository.git("mv", "content/departments/last-mile.md", "content/departments/vans.md")

    alone = workspace.run("check", "--fix")
    told = workspace.run("check", "--changed-since", "main")
    result = workspace.run("check", "--fix", "--changed-since", "main")

    assert "nothing was mended" in alone.out
    assert "`last-mile` is `vans` now: write that, or `aliases: [last-mile]` in the renamed file" in told.out
    assert "content/touchpoints/doorstep.md:3:8: mended[unknown-reference]: `last-mile` is now `vans`" in result.out
    assert "unknown-reference" not in result.out.partition("\n\n")[2]
    assert "owner: vans" in (repository.content / "touchpoints/doorstep.md").read_text(encoding="utf-8")


def test_no_reference_is_written_anew_where_two_files_may_be_the_renamed_one(
    workspace: Workspace, repository: Repository
) -> None:
    begun(repository)
    text = (repository.content / "departments/last-mile.md").read_text(encoding="utf-8")
    repository.git("mv", "content/departments/last-mile.md", "content/departments/vans.md")
    (repository.content / "departments/bikes.md").write_text(text, encoding="utf-8")

    result = workspace.run("check", "--fix", "--changed-since", "main")

    assert "nothing was mended" in result.out
    assert "owner: last-mile" in (repository.content / "touchpoints/doorstep.md").read_text(encoding="utf-8")


def test_a_revision_that_nobody_knows_is_said(workspace: Workspace, repository: Repository) -> None:
    begun(repository)

    assert workspace.run("check", "--changed-since", "nowhere").err == "cxmap: git knows no revision `nowhere`\n"
    shutil.rmtree(workspace.root / ".git")
    assert "git does not tell" in workspace.run("check", "--changed-since", "main").err


@pytest.mark.parametrize(
    "sign", ["`", "``", "\\", "\\`", "`@x` `https://a.example`", "<b", "-->", "&lt;", "1. ", "    "]
)
def test_whatever_a_text_says_the_comment_and_the_suggestions_can_be_posted(
    workspace: Workspace, repository: Repository, sign: str
) -> None:
    begun(repository)
    text = json.dumps(f"{sign}@team{sign} www.evil.example {sign}")
    workspace.write_entity("touchpoints/shop.md", f"title: {text}\nowner: last-mille # {sign}\ncontrol: {text}")
    repository.commit("Changes", {}, "2026-06-20")

    told, review = (
        workspace.write(name, comment(workspace, form)) for name, form in (("c.md", "markdown"), ("r.json", "review"))
    )

    assert read_comment(told).startswith(MARK)
    assert len(read_suggestions(review)) == len(json.loads(review.read_bytes())["suggestions"]) > 0


def test_new_drafts_and_files_without_effect_are_named_where_nothing_else_is_said(
    workspace: Workspace, repository: Repository
) -> None:
    begun(repository)
    workspace.write_entity("metrics/rounds.md", "title: Late rounds\nunit: percent\nbetter: higher\nstatus: draft")
    workspace.write_entity("promises/late.md", "statement: It comes late, too.\nmade_by: last-mile\nstatus: draft")
    changed(repository, "touchpoints/doorstep.md", ("promises: [", "promises: [late, "))
    repository.commit("Promises something", {}, "2026-11-14")

    assert comment(workspace).splitlines() == [
        MARK,
        "The map says the same as before.",
        "",
        "2 new drafts, which the site does not show yet: “Late rounds”, “It comes late, too.”.",
        "",
        "Another text in the file, and nothing else on the map: “At the door”.",
    ]
    assert "2 new drafts, which the site does not show yet" in comment(workspace, "text")


def test_a_draft_is_named_beside_what_else_was_understood(workspace: Workspace, repository: Repository) -> None:
    begun(repository)
    changed(repository, "promises/next-day.md", ("statement:", "status: draft\nstatement:"))
    workspace.write_entity("metrics/rounds.md", "title: Late rounds\nunit: percent\nbetter: higher\nstatus: draft")
    repository.commit("Not yet", {}, "2026-11-14")

    said = comment(workspace)

    assert "(promise) is a draft now" in said
    assert "1 new draft, which the site does not show yet: “Late rounds”." in said


def test_a_changed_wording_is_told_whole_and_within_its_quotes(workspace: Workspace, repository: Repository) -> None:
    tail = "it is there tomorrow morning, whatever the weather does, and the ferry brings it on, too"
    before, after = f"Post it today, {tail}.", f"Post it by noon, {tail}."
    statement = f"statement: {before}\nmade_by: last-mile"
    workspace.write_entity("promises/letters.md", statement)
    begun(repository)
    changed(repository, "promises/letters.md", (before, after))
    repository.commit("By noon", {}, "2026-11-14")

    assert f"statement: “{before}” → “{after}”" in comment(workspace)


def test_a_very_long_wording_ends_at_a_word_within_its_quotes(workspace: Workspace, repository: Repository) -> None:
    long = " ".join(["tomorrow"] * 90)
    workspace.write_entity("promises/letters.md", "statement: Soon\nmade_by: last-mile")
    begun(repository)
    changed(repository, "promises/letters.md", ("Soon", long))
    repository.commit("Longer", {}, "2026-11-14")

    assert re.search(r"“Soon” → “(tomorrow )+tomorrow…”", comment(workspace))
