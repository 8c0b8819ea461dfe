from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.adapters.cli.conftest import FILES, Workspace
from tests.adapters.git.repositories import Repository
from tests.cases import hold_to_case

MOST_OF_A_HOST = 65_536
CASES = Path(__file__).parent / "cases"
HOSTILE = "@everyone #1 <img src=x onerror=alert(1)> [a](javascript:alert(1)) **b** `c` https://evil.example |"


@pytest.fixture
def repository(workspace: Workspace) -> Repository:
    """A repository with the small map on its main branch, and a branch `change` that is checked out."""
    made = Repository(workspace.root)
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit("Begins", {}, "2026-06-01")
    made.git("checkout", "--quiet", "-b", "change")
    return made


def committed(workspace: Workspace, repository: Repository, **files: str) -> None:
    """Commits files by their paths below `content`; an empty one is deleted."""
    for path, front_matter in files.items():
        if front_matter:
            workspace.write_entity(path, front_matter)
        else:
            (repository.content / path).unlink()
    repository.commit("Changes", {}, "2026-06-20")


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_difference_is_told_as_the_case_says(
    workspace: Workspace, repository: Repository, form: str, *, update_cases: bool
) -> None:
    committed(
        workspace,
        repository,
        **{
            "promises/next-day.md": FILES["promises/next-day.md"].replace("95.0", "90.0"),
            "touchpoints/doorstep.md": FILES["touchpoints/doorstep.md"].replace("At the door", "At the front door"),
            "promises/friendly.md": "",
            "departments/brand.md": "title: Brand\nsummary: Says what we promise.",
        },
    )

    result = workspace.run("diff", "main...HEAD", "--format", form)

    assert (result.code, result.err) == (0, "")
    text = re.sub(r"\b[0-9a-f]{8}(?:[0-9a-f]{32})?\b", "COMMIT", result.out)
    hold_to_case(CASES / f"diff-{form}.yaml", {"text": text}, update=update_cases)


@pytest.mark.parametrize(
    "asked", [["main"], ["main", "HEAD"], ["main", "change"], ["main..HEAD"], ["main..."], ["main...change"]]
)
def test_revisions_are_named_as_git_names_them(workspace: Workspace, repository: Repository, asked: list[str]) -> None:
    committed(workspace, repository, **{"departments/brand.md": "title: Brand"})

    told = json.loads(workspace.run("diff", *asked, "--format", "json").out)

    assert [(each["fate"], each["key"]) for each in told["entities"]] == [("new", "department/brand")]


def test_three_points_leave_out_what_has_happened_on_the_other_branch_since(
    workspace: Workspace, repository: Repository
) -> None:
    committed(workspace, repository, **{"departments/brand.md": "title: Brand"})
    repository.git("checkout", "--quiet", "main")
    committed(workspace, repository, **{"departments/care.md": "title: Care"})

    since, between = (
        json.loads(workspace.run("diff", way, "--format", "json").out) for way in ("main...change", "main..change")
    )

    assert [each["key"] for each in since["entities"]] == ["department/brand"]
    assert {(each["fate"], each["key"]) for each in between["entities"]} == {
        ("new", "department/brand"),
        ("gone", "department/care"),
    }


def test_files_that_are_not_committed_are_not_read(workspace: Workspace, repository: Repository) -> None:
    workspace.write_entity("departments/brand.md", "title: Brand")

    assert workspace.run("diff", "main").out.endswith("\nThe map says the same in both.\n")
    assert "The map says the same as before." in workspace.run("diff", "main", "--format", "markdown").out


def test_a_better_verdict_without_a_better_delivery_is_said_plainly(
    workspace: Workspace, repository: Repository
) -> None:
    lowered = FILES["promises/next-day.md"].replace("95.0", "90.0")
    committed(workspace, repository, **{"promises/next-day.md": lowered})

    for form in ("text", "markdown"):
        assert "Nothing is delivered better" in workspace.run("diff", "main", "--format", form).out
    (verdict,) = json.loads(workspace.run("diff", "main", "--format", "json").out)["verdicts"]
    assert (verdict["turn"], verdict["only_in_words"]) == ("better", True)
    assert [each["reason"] for each in verdict["reasons"]] == ["lowered"]


def test_new_mistakes_are_told_first_and_old_ones_not_at_all(workspace: Workspace, repository: Repository) -> None:
    committed(
        workspace, repository, **{"promises/next-day.md": FILES["promises/next-day.md"].replace("95.0", "ninety")}
    )

    text, markdown = (workspace.run("diff", "main", "--format", form).out for form in ("text", "markdown"))

    assert "To fix\n  content/promises/next-day.md:" in text
    assert markdown.index("**What to fix**") < markdown.index("**Who should look**")
    assert "1 more cannot be compared" in text
    repository.git("checkout", "--quiet", "-b", "later")
    committed(workspace, repository, **{"departments/brand.md": "title: Brand"})
    assert "To fix" not in workspace.run("diff", "change").out


def test_texts_of_people_are_shown_exactly_in_a_comment(workspace: Workspace, repository: Repository) -> None:
    quoted = json.dumps(HOSTILE)
    committed(
        workspace,
        repository,
        **{
            "departments/brand.md": f"title: {quoted}",
            "promises/next-day.md": FILES["promises/next-day.md"]
            .replace("title: Next day", f"title: {quoted}")
            .replace("95.0", "80.0"),
        },
    )

    comment = workspace.run("diff", "main", "--format", "markdown").out
    html = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").render(comment)

    assert "<img" not in html
    assert "<a " not in html
    assert "@everyone" not in comment
    assert "https://" not in comment
    shown = re.sub(r"<[^>]+>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    # Spaces without a width keep a host from making people, issues and links of a text.
    assert HOSTILE in shown.replace("\u200b", "")
    assert not re.search("@[a-z]|#1|://", shown)


def test_a_comment_is_seen_on_one_screen_of_a_phone_however_much_has_changed(
    workspace: Workspace, repository: Repository
) -> None:
    touchpoint = "title: Door {}\nowner: last-mile\ncontrol: own\npromises: [next-day]\ncapabilities: [courier]"
    committed(
        workspace, repository, **{f"touchpoints/door-{number}.md": touchpoint.format(number) for number in range(40)}
    )

    comment = workspace.run("diff", "main", "--format", "markdown").out

    seen = re.sub(r"<details>.*?</details>", "", comment, flags=re.DOTALL)
    assert len([line for line in seen.splitlines() if line]) <= 25
    assert comment.startswith("<!-- cxmap diff -->\n")
    assert "Door 39" in comment


def test_a_comment_stays_within_what_hosts_take(workspace: Workspace, repository: Repository) -> None:
    long = "`@x` <b>" * 1_500
    touchpoint = f"title: {json.dumps(long)}\nsummary: {json.dumps(long)}\nowner: nowhere\nlayer: {json.dumps(long)}"
    committed(workspace, repository, **{f"touchpoints/door-{number}.md": touchpoint for number in range(150)})

    comment = workspace.run("diff", "main", "--format", "markdown").out

    assert len(comment) < MOST_OF_A_HOST
    assert "which `cxmap diff` tells" in comment


def test_a_branch_without_content_has_an_empty_map(workspace: Workspace, repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "empty")
    repository.git("rm", "-r", "--quiet", "--cached", ".")
    repository.git("commit", "--quiet", "--allow-empty", "--message", "Nothing")

    told = json.loads(workspace.run("diff", "empty", "main", "--format", "json").out)

    assert {each["fate"] for each in told["entities"]} == {"new"}
    assert len(told["entities"]) == len(FILES)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["nowhere"], "git knows no revision `nowhere`"),
        (["main", "nowhere"], "git knows no revision `nowhere`"),
        (["main...nowhere"], "git knows no revision `nowhere`"),
        (["--output=x"], "cxmap: "),
        (["a", "b", "c"], "name one or two revisions"),
    ],
)
def test_an_unknown_revision_is_said(
    workspace: Workspace, repository: Repository, asked: list[str], sentence: str
) -> None:
    result = workspace.run("diff", *asked)

    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert not (workspace.root / "x").exists()
    assert repository.git("status", "--porcelain") == ""


def test_without_a_repository_there_is_nothing_to_compare(workspace: Workspace) -> None:
    result = workspace.run("diff", "main")

    assert (result.code, result.err) == (
        2,
        "cxmap: the content lies in no git repository, so there are no revisions to compare\n",
    )


def test_without_git_the_command_says_so(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert workspace.run("diff", "main").err == "cxmap: the program git is missing, which knows the revisions\n"
