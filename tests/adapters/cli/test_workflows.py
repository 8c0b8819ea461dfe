"""The workflows to copy, run in clones of a local repository: of people who mean well, and of others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxmap.adapters.cli.difference.comment import MARK
from cxmap.adapters.cli.start.workflow import COMMENTING, MENDING, WORKFLOWS
from tests.adapters.cli.conftest import FILES, Workspace
from tests.adapters.cli.fake_host import TOKEN, FakeHost, fake_host
from tests.adapters.cli.workflow_runner import GitLabRunner, Runner
from tests.adapters.git.repositories import Repository

ROOT = Path(__file__).parents[3]
TEXTS = ROOT / "plugins/cxmap/adapters/cli/workflows"
GITHUB, COMMENT, FIX, GITEA, GITLAB = (
    TEXTS / f"{name}.yml" for name in ("github", "github-comment", "github-fix", "gitea", "gitlab")
)
CONFIGURATION = "site_name: Ours\ndocs_dir: content\ntheme: material\nplugins: [cxmap]\n"
OWNED = "import pathlib; pathlib.Path({!r}).write_text('owned')\n"


@pytest.fixture
def origin(tmp_path: Path) -> Repository:
    """The repository of a site, with a branch `change`."""
    made = Repository(tmp_path / "origin")
    made.folder.mkdir()
    made.git("init", "--quiet", "--initial-branch=main")
    made.git("config", "receive.denyCurrentBranch", "ignore")
    (made.folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (made.folder / "requirements.txt").write_text("cxmap\n", encoding="utf-8")
    files = {path: f"---\n{text}\n---\n" for path, text in FILES.items()} | {"index.md": "# Home\n"}
    made.commit("Begins", files, "2026-06-01")
    made.git("checkout", "--quiet", "-b", "change")
    return made


def committed(origin: Repository, *replaced: tuple[str, str, str]) -> None:
    for path, before, after in replaced:
        file = origin.content / path
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")
    origin.commit("Changes", {}, "2026-06-20")


def pull_request(origin: Repository, repository: str = "acme/site") -> Mapping[str, Any]:
    request = {
        "number": 4,
        "base": {"sha": origin.git("rev-parse", "main")},
        "head": {"sha": origin.git("rev-parse", "change"), "repo": {"full_name": repository}},
    }
    event = {"event_name": "pull_request", "event": {"pull_request": request}, "head_ref": "change"}
    return {"github": {**event, "repository": "acme/site", "token": TOKEN, "sha": origin.git("rev-parse", "main")}}


def finished_run(origin: Repository, branch: str = "change") -> Mapping[str, Any]:
    head = {"owner": {"login": "fork"}, "full_name": "fork/site"}
    commit = origin.git("rev-parse", "change")
    run = {"event": "pull_request", "head_sha": commit, "head_branch": branch, "head_repository": head}
    return {"github": {"event_name": "workflow_run", "event": {"workflow_run": run}, "token": TOKEN}}


@pytest.fixture
def host(origin: Repository) -> Iterator[FakeHost]:
    with fake_host() as made:
        yield made


def posting(host: FakeHost) -> Mapping[str, str]:
    return {"GITHUB_API_URL": host.address, "GITHUB_REPOSITORY": "acme/site"}


def opened(host: FakeHost, origin: Repository, branch: str = "change") -> None:
    head = {"label": f"fork:{branch}", "sha": origin.git("rev-parse", "change")}
    host.pulls = [{"number": 4, "head": head, "base": {"repo": {"full_name": "acme/site"}}}]


def test_a_change_is_checked_beside_its_lines_and_built(origin: Repository, tmp_path: Path) -> None:
    committed(origin, ("touchpoints/doorstep.md", "title: At the door", "title: At the front door"))
    runner = Runner(origin, tmp_path / "runner", pull_request(origin))

    assert runner.run(GITHUB, "check"), runner.shown
    assert "::" in runner.shown
    assert "At the front door" in (runner.artifact("preview") / "touchpoints/doorstep/index.html").read_text("utf-8")


def test_findings_on_changed_lines_come_first_and_an_error_fails(origin: Repository, tmp_path: Path) -> None:
    committed(origin, ("touchpoints/doorstep.md", "owner: last-mile", "owner: last-mille"))
    runner = Runner(origin, tmp_path / "runner", pull_request(origin))

    assert not runner.run(GITHUB, "check")
    first = next(line for line in runner.shown.splitlines() if line.startswith("::"))
    assert first.startswith("::error file=content/touchpoints/doorstep.md,line=3,")


def hostile(origin: Repository, tmp_path: Path) -> Path:
    """A change of a fork that tries to run something, everywhere; the file that would be there if it could."""
    owned = tmp_path / "owned"
    code = OWNED.format(str(owned))
    told, body = f"'@everyone ::error::x $(touch {owned})'", "<script>alert(1)</script> {{ config }} <img onerror=x>"
    files = {
        "mkdocs.yml": f"{CONFIGURATION.replace('Ours', 'Theirs')}hooks: [hooks.py]\n",
        "hooks.py": code,
        "content/hooks.py": code,
        "requirements.txt": "./evil\n",
        "pip.py": code,
        "cxmap/__init__.py": code,
        "sitecustomize.py": code,
        "content/.gitattributes": "*.md filter=evil diff=evil\n",
        ".gitattributes": "*.md filter=evil diff=evil\n",
        "content/promises/next-day.md": f"---\n{FILES['promises/next-day.md']}\nsummary: {told}\n---\n{body}\n",
        "content/touchpoints/doorstep.md": FILES["touchpoints/doorstep.md"].join(("---\n", "\n---\n")).replace(
            "At the door", "'<b>@torvalds</b> [x](https://evil.example) #1 ``` `'"
        ),
    }  # fmt: skip
    for path, text in files.items():
        file = origin.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    origin.commit("Only wants to help", {}, "2026-06-20")
    return owned


def test_the_hostile_change_does_run_where_its_own_configuration_is_obeyed(origin: Repository, tmp_path: Path) -> None:
    owned = hostile(origin, tmp_path)

    Runner(origin, tmp_path / "runner", pull_request(origin)).run(GITEA, "check")

    assert owned.exists()


def test_a_change_of_a_fork_alters_neither_configuration_nor_code(origin: Repository, tmp_path: Path) -> None:
    owned = hostile(origin, tmp_path)
    runner = Runner(origin, tmp_path / "runner", pull_request(origin, "fork/site"))

    runner.run(GITHUB, "check")

    assert not owned.exists()
    assert runner.ran == [
        "Install",
        "Take the content of the change, and nothing else of it",
        "Check",
        "Build a preview",
    ]
    site = runner.folder / "check" / "site"
    assert (site / "mkdocs.yml").read_text(encoding="utf-8") == CONFIGURATION
    assert not (site / "pip.py").exists()


def test_the_comment_on_a_change_of_a_fork_is_posted_once_and_is_inert(
    origin: Repository, tmp_path: Path, host: FakeHost
) -> None:
    owned = hostile(origin, tmp_path)
    opened(host, origin)
    for number in range(2):
        runner = Runner(origin, tmp_path / f"runner{number}", finished_run(origin), posting(host))
        assert runner.run(COMMENT, "compare"), runner.shown
        assert runner.run(COMMENT, "post"), runner.shown

    (comment,) = host.comments
    assert comment["body"].startswith(f"{MARK}\n")
    assert not re.search(r"(?<!`)@\w", comment["body"])
    assert "<b>" not in comment["body"]
    assert "://" not in comment["body"]
    assert not owned.exists()
    assert [method for method, *_ in host.told] == ["POST", "PATCH"]


def test_a_commit_that_is_not_the_newest_any_more_gets_no_comment(
    origin: Repository, tmp_path: Path, host: FakeHost
) -> None:
    branch = "x;touch ${IFS}owned $(touch owned)"
    opened(host, origin, branch)
    committed(origin, ("touchpoints/doorstep.md", "title: At the door", "title: At the front door"))
    runner = Runner(origin, tmp_path / "runner", finished_run(origin, branch), posting(host))

    assert runner.run(COMMENT, "compare")
    assert runner.run(COMMENT, "post")

    assert host.told == []
    assert "no open pull request" in runner.shown
    assert not list((tmp_path / "runner").rglob("owned"))


def test_a_comment_of_a_very_large_change_is_posted_too(origin: Repository, tmp_path: Path, host: FakeHost) -> None:
    text = f"---\ntitle: {json.dumps('@x <b>' * 2_000)}\nowner: nowhere\n---\n"
    origin.commit("Many", {f"touchpoints/t{number}.md": text for number in range(200)}, "2026-06-20")
    opened(host, origin)
    runner = Runner(origin, tmp_path / "runner", finished_run(origin), posting(host))

    assert runner.run(COMMENT, "compare")
    assert runner.run(COMMENT, "post"), runner.shown
    assert len(host.comments[0]["body"]) < 65_536


def test_suggestions_are_written_into_the_branch_where_a_site_wants_it(origin: Repository, tmp_path: Path) -> None:
    committed(origin, ("touchpoints/doorstep.md", "owner: last-mile", "owner: last-mille"))
    origin.git("checkout", "--quiet", "main")
    runner = Runner(origin, tmp_path / "runner", pull_request(origin))

    assert runner.run(FIX, "mend"), runner.shown

    assert origin.git("log", "-1", "--format=%s|%an", "change") == "Mend what cxmap suggests|Runner"
    assert "owner: last-mile\n" in origin.git("show", "change:content/touchpoints/doorstep.md")
    assert origin.git("show", "--format=", "--name-only", "change") == "content/touchpoints/doorstep.md"


def test_references_to_a_file_that_the_branch_renames_are_written_into_it(origin: Repository, tmp_path: Path) -> None:
    origin.git("mv", "content/departments/last-mile.md", "content/departments/vans.md")
    origin.commit("Renames", {}, "2026-06-20")
    origin.git("checkout", "--quiet", "main")
    runner = Runner(origin, tmp_path / "runner", pull_request(origin))

    assert runner.run(FIX, "mend"), runner.shown

    assert "owner: vans\n" in origin.git("show", "change:content/touchpoints/doorstep.md")


def test_where_nothing_is_suggested_nothing_is_pushed(origin: Repository, tmp_path: Path) -> None:
    committed(origin, ("touchpoints/doorstep.md", "title: At the door", "title: At the front door"))
    before = origin.git("rev-parse", "change")
    origin.git("checkout", "--quiet", "main")

    assert Runner(origin, tmp_path / "runner", pull_request(origin)).run(FIX, "mend")
    assert origin.git("rev-parse", "change") == before


def test_gitea_and_forgejo_comment_on_branches_of_the_repository(
    origin: Repository, tmp_path: Path, host: FakeHost
) -> None:
    committed(origin, ("touchpoints/doorstep.md", "title: At the door", "title: At the front door"))
    runner = Runner(origin, tmp_path / "runner", pull_request(origin), {**posting(host), "GITEA_ACTIONS": "true"})

    assert runner.run(GITEA, "check"), runner.shown
    assert runner.run(GITEA, "comment"), runner.shown
    assert "At the front door" in host.comments[0]["body"]


def merge_request(origin: Repository, host: FakeHost, *, runs_in: str = "5", comes_from: str = "5") -> dict[str, str]:
    """The variables of a merge request's pipeline; only the project has a token, which goes to all of its pipelines."""
    commit = host.head = origin.git("rev-parse", "change")
    return {
        "CI_API_V4_URL": host.address,
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_DEFAULT_BRANCH": "main",
        "CI_COMMIT_SHA": commit,
        "CI_PROJECT_ID": runs_in,
        "CI_MERGE_REQUEST_IID": "4",
        "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": comes_from,
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": origin.git("merge-base", "main", "change"),
        **({"CXMAP_TOKEN": TOKEN} if runs_in == "5" else {}),
    }


def test_gitlab_checks_a_change_and_keeps_its_report_and_preview(
    origin: Repository, tmp_path: Path, host: FakeHost
) -> None:
    committed(origin, ("touchpoints/doorstep.md", "title: At the door", "title: At the front door"))
    runner = GitLabRunner(origin, tmp_path / "runner", {}, merge_request(origin, host))

    assert runner.run(GITLAB, "promises"), runner.shown
    assert json.loads(runner.artifact("codequality.json").read_text(encoding="utf-8"))
    assert "At the front door" in (runner.artifact("site") / "touchpoints/doorstep/index.html").read_text("utf-8")


def test_gitlab_keeps_the_report_of_a_change_with_an_error_and_fails(
    origin: Repository, tmp_path: Path, host: FakeHost
) -> None:
    committed(origin, ("touchpoints/doorstep.md", "owner: last-mile", "owner: last-mille"))
    runner = GitLabRunner(origin, tmp_path / "runner", {}, merge_request(origin, host))

    assert not runner.run(GITLAB, "promises")
    report = json.loads(runner.artifact("codequality.json").read_text(encoding="utf-8"))
    assert "content/touchpoints/doorstep.md" in {each["location"]["path"] for each in report}
    assert "unknown-reference" in runner.shown


def test_gitlab_checks_the_main_branch_and_comments_nowhere(origin: Repository, tmp_path: Path, host: FakeHost) -> None:
    variables = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main"}
    commit = {"CI_COMMIT_SHA": origin.git("rev-parse", "main"), "CXMAP_TOKEN": TOKEN, "CI_API_V4_URL": host.address}
    runner = GitLabRunner(origin, tmp_path / "runner", {}, variables | commit)

    assert runner.run(GITLAB, "promises"), runner.shown
    assert not runner.run(GITLAB, "comment on promises")
    assert (runner.ran, host.told) == (["promises"], [])


def test_gitlab_gets_one_comment_and_each_suggestion_once(origin: Repository, tmp_path: Path, host: FakeHost) -> None:
    committed(origin, ("touchpoints/doorstep.md", "owner: last-mile", "owner: last-mille"))
    for number in range(2):
        runner = GitLabRunner(origin, tmp_path / f"runner{number}", {}, merge_request(origin, host))
        assert runner.run(GITLAB, "comment on promises"), runner.shown

    (comment,), (suggestion,) = host.comments, host.review_comments
    assert comment["body"].startswith(f"{MARK}\n")
    assert "suggestion:-0+0\nowner: last-mile\n" in suggestion["body"]
    assert [method for method, *_ in host.told] == ["POST", "POST", "PUT"]


@pytest.mark.parametrize("runs_in", ["6", "5"])
def test_gitlab_posts_nothing_for_a_fork_even_where_the_project_runs_its_pipeline(
    origin: Repository, tmp_path: Path, host: FakeHost, runs_in: str
) -> None:
    hostile(origin, tmp_path)
    variables = merge_request(origin, host, runs_in=runs_in, comes_from="6")
    runner = GitLabRunner(origin, tmp_path / "runner", {}, variables)

    assert not runner.run(GITLAB, "comment on promises")
    assert (runner.ran, host.told) == ([], [])


def test_the_comment_on_hostile_texts_is_inert_on_gitlab(origin: Repository, tmp_path: Path, host: FakeHost) -> None:
    owned = hostile(origin, tmp_path)
    origin.git("rm", "--quiet", "pip.py")
    origin.commit("Obeys the rules for packages", {}, "2026-06-21")
    runner = GitLabRunner(origin, tmp_path / "runner", {}, merge_request(origin, host))

    assert runner.run(GITLAB, "comment on promises"), runner.shown
    (comment,) = host.comments
    assert not re.search(r"(?<!`)@\w", comment["body"])
    assert "<b>" not in comment["body"]
    assert "://" not in comment["body"]
    assert not owned.exists()


def jobs() -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    for file in sorted(TEXTS.glob("git[!l]*.yml")):
        workflow = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for name, job in workflow["jobs"].items():
            yield file.stem, name, workflow, job


@pytest.mark.parametrize(
    ("file", "name", "workflow", "job"), [pytest.param(*each, id=f"{each[0]}-{each[1]}") for each in jobs()]
)
def test_no_job_has_more_rights_than_it_needs_and_every_step_of_others_is_pinned(
    file: str, name: str, workflow: dict[str, Any], job: dict[str, Any]
) -> None:
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow["on"]
    writing = {right for right, what in job["permissions"].items() if what == "write"}
    assert writing == {"post": {"pull-requests"}, "comment": {"pull-requests"}, "mend": {"contents"}}.get(name, set())
    for step in job["steps"]:
        assert "${{" not in step.get("run", "")
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"])


def test_the_action_takes_the_same_steps_as_the_workflow() -> None:
    action = yaml.load((ROOT / "action.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    workflow = yaml.load(GITHUB.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)

    def told(steps: list[dict[str, Any]]) -> list[tuple[str, ...]]:
        return [
            (step.get("uses", ""), step.get("if", ""), step.get("run", "").replace(' --fail-on "$FAIL_ON"', ""))
            for step in steps
            if not step.get("name", "").startswith("Install")
        ]

    assert told(action["runs"]["steps"]) == told(workflow["jobs"]["check"]["steps"])


def test_the_hooks_of_pre_commit_name_commands_that_there_are(workspace: Workspace) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    for hook in hooks:
        assert workspace.run(*hook["entry"].split()[1:]).code in (0, 1)


@pytest.mark.parametrize("host_name", WORKFLOWS)
def test_workflows_are_written_where_the_host_looks_for_them(workspace: Workspace, host_name: str) -> None:
    wanted = [table[host_name].path for table in (WORKFLOWS, COMMENTING) if host_name in table]

    result = workspace.run("workflow", host_name)

    assert result.out.splitlines() == [f"made {path}" for path in wanted]
    assert yaml.safe_load((workspace.root / wanted[0]).read_text(encoding="utf-8"))
    assert "stays as it is" in workspace.run("workflow", host_name).out


def test_the_workflow_that_writes_suggestions_is_there_for_those_who_ask(workspace: Workspace) -> None:
    assert f"made {MENDING['github'].path}\n" in workspace.run("workflow", "github", "--fix").out
    assert workspace.run("workflow", "gitlab", "--fix").code == 2
    workspace.write(".gitea", "a file")
    assert workspace.run("workflow", "gitea").code == 2
