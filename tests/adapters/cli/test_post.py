from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cxmap.adapters.cli.difference.comment import MARK
from tests.adapters.cli.conftest import Result, Workspace
from tests.adapters.cli.fake_host import TOKEN, FakeHost, fake_host

COMMENT = f"{MARK}\n**1 thing to fix**<br>\n• Courier: `<b>` at&lt;b&gt;\n"
COMMIT = "a" * 40
MARKED = "0123456789abcdef"
BODY = f"a mistake\n\n```suggestion\nowner: vans @team\n```\n\n<!-- cxmap suggestion {MARKED} -->"
SUGGESTION = {"path": "content/a.md", "first_line": 3, "last_line": 4, "body": BODY, "mark": MARKED, "lines": []}
HOSTS = ("github", "gitlab")


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHost]:
    for name in ("GITEA_ACTIONS", "FORGEJO_ACTIONS", "CI_API_V4_URL", "GITHUB_API_URL"):
        monkeypatch.delenv(name, raising=False)
    with fake_host() as made:
        made.head = COMMIT
        monkeypatch.setenv("CXMAP_TOKEN", TOKEN)
        yield made


def on_github(host: FakeHost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_API_URL", host.address)
    monkeypatch.setenv("GITHUB_REPOSITORY", "acme/site")


def on_gitlab(host: FakeHost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI_API_V4_URL", host.address)
    monkeypatch.setenv("CI_PROJECT_ID", "12")
    monkeypatch.setenv("CI_MERGE_REQUEST_IID", "4")


def on(name: str, host: FakeHost, monkeypatch: pytest.MonkeyPatch) -> None:
    (on_gitlab if name == "gitlab" else on_github)(host, monkeypatch)


def post(workspace: Workspace, *arguments: str, comment: str = COMMENT, suggestions: list[Any] | None = None) -> Result:
    workspace.write("comment.md", comment)
    workspace.write("review.json", json.dumps({"version": 1, "suggestions": suggestions or []}))
    return workspace.run("post", "comment.md", "--review", "review.json", "--commit", COMMIT, "--pull", "4", *arguments)


@pytest.mark.parametrize("name", HOSTS)
def test_there_is_one_comment_which_is_updated(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    on(name, host, monkeypatch)
    somebody = {"login": "somebody", "id": 1, "type": "User"}
    host.comments = [{"id": 1 + each, "user": somebody, "author": somebody, "body": "Fine."} for each in range(120)]

    first = post(workspace)
    second = post(workspace, comment=COMMENT.replace("1 thing", "2 things"))

    assert (first.out, second.out) == ("posted the comment\n", "updated the comment\n")
    assert len(host.comments) == 121
    assert "2 things" in host.comments[-1]["body"]


@pytest.mark.parametrize("name", HOSTS)
def test_a_comment_of_somebody_else_is_never_written_over(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    on(name, host, monkeypatch)
    somebody = {"login": "somebody", "id": 1, "type": "User"}
    host.comments = [{"id": 1, "user": somebody, "author": somebody, "body": f"{MARK}\nMine."}]

    assert post(workspace).out == "posted the comment\n"
    assert host.comments[0]["body"] == f"{MARK}\nMine."


@pytest.mark.parametrize("user", [{"login": "github-actions[bot]", "type": "Bot"}, {"login": "gitea-actions"}])
def test_a_workflow_that_has_no_account_knows_its_comment_by_the_account_of_programs(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch, user: dict[str, str]
) -> None:
    on_github(host, monkeypatch)
    host.me = None
    host.comments = [
        {"id": 1, "user": {"login": "somebody", "type": "User"}, "body": MARK},
        {"id": 2, "user": user, "body": f"{MARK}\nformer"},
    ]

    assert post(workspace).out == "updated the comment\n"
    assert host.comments[1]["body"] == COMMENT


def test_suggestions_are_one_review_and_none_is_posted_twice(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_github(host, monkeypatch)
    alone = {**SUGGESTION, "last_line": 3, "mark": "f" * 16, "body": BODY.replace(MARKED, "f" * 16)}

    first = post(workspace, suggestions=[SUGGESTION])
    second = post(workspace, suggestions=[SUGGESTION, alone])

    assert (first.out, second.out) == (
        "posted the comment, 1 new suggestion\n",
        "updated the comment, 1 new suggestion\n",
    )
    assert host.review_comments == [
        {"path": "content/a.md", "body": BODY, "start_line": 3, "start_side": "RIGHT", "line": 4, "side": "RIGHT"},
        {"path": "content/a.md", "body": alone["body"], "line": 3, "side": "RIGHT"},
    ]


def test_gitlab_gets_each_suggestion_in_its_own_form(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_gitlab(host, monkeypatch)

    post(workspace, suggestions=[SUGGESTION])
    post(workspace, suggestions=[SUGGESTION])

    (discussion,) = host.review_comments
    assert "```suggestion:-0+1\nowner: vans @team\n```" in discussion["body"]
    assert discussion["position"]["new_line"] == 3
    assert discussion["position"]["head_sha"] == COMMIT


@pytest.mark.parametrize("name", HOSTS)
def test_suggestions_for_lines_that_are_gone_are_left_out(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    on(name, host, monkeypatch)
    host.refused = {"reviews": 422, "discussions": 400}

    assert post(workspace, suggestions=[SUGGESTION]).out == "posted the comment, 0 new suggestions\n"
    host.head = "b" * 40
    host.refused = {"reviews": 422}
    assert post(workspace, suggestions=[SUGGESTION]).out == "updated the comment, 0 new suggestions\n"


@pytest.mark.parametrize("name", ["GITEA_ACTIONS", "FORGEJO_ACTIONS"])
def test_hosts_that_apply_no_suggestions_get_none(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    on_github(host, monkeypatch)
    monkeypatch.setenv(name, "true")

    assert post(workspace, suggestions=[SUGGESTION]).out == "posted the comment\n"


def test_the_number_is_that_of_the_open_pull_request_with_this_commit(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_github(host, monkeypatch)
    base = {"repo": {"full_name": "acme/site"}}
    host.pulls = [
        {"number": 3, "head": {"label": "fork:fix", "sha": "b" * 40}, "base": base},
        {"number": 8, "head": {"label": "fork:fix", "sha": COMMIT}, "base": base},
        {"number": 9, "head": {"label": "fork:fix", "sha": COMMIT}, "base": {"repo": {"full_name": "other/site"}}},
    ]
    workspace.write("comment.md", COMMENT)
    asked = ("post", "comment.md", "--commit", COMMIT)

    assert workspace.run(*asked, "--branch=fork:fix").out == "posted the comment\n"
    assert [path for _, path, _ in host.told] == ["/repos/acme/site/issues/8/comments"]
    nothing = workspace.run(*asked, "--branch=fork:--other&state=all")
    assert nothing.out == "no open pull request has this commit as its newest, so nothing was posted\n"
    assert nothing.code == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Hello\n", "is no comment of"),
        (f"{MARK}\n{'x' * 70_000}", "is no comment of"),
        (f"{MARK}\n{'x' * 300_000}", "is too long"),
        (f"{MARK}\n<img src=x>", "HTML or links"),
        (f"{MARK}\n<!-- hidden -->", "HTML or links"),
        (f"{MARK}\n[here](javascript:alert)", "HTML or links"),
        (f"{MARK}\nhttps://evil.example", "HTML or links"),
        (f"{MARK}\n@a @b @c @d @e @f", "mentions more people"),
    ],
)
def test_a_comment_that_the_command_never_writes_is_not_posted(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch, text: str, sentence: str
) -> None:
    on_github(host, monkeypatch)

    result = post(workspace, comment=text)

    assert (result.code, sentence in result.err) == (2, True)
    assert host.told == []


@pytest.mark.parametrize(
    "change",
    [
        {"path": "../../etc/passwd"},
        {"path": "/etc/passwd"},
        {"path": "a/../../b"},
        {"first_line": 0},
        {"last_line": 2},
        {"last_line": 9_000},
        {"first_line": "three"},
        {"mark": "x"},
        {"body": "no mark"},
        {"body": f"@team look <!-- cxmap suggestion {MARKED} -->"},
        {"body": f"{'x' * 30_000}<!-- cxmap suggestion {MARKED} -->"},
    ],
)
def test_suggestions_that_the_command_never_writes_are_not_posted(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    on_github(host, monkeypatch)

    result = post(workspace, suggestions=[{**SUGGESTION, **change}])

    assert (result.code, host.told) == (2, [])
    assert "has no suggestions of" in result.err


@pytest.mark.parametrize("content", [b"[]", b"{}", b"\xff", b'{"version": 2, "suggestions": []}', b"[" * 100_000])
def test_a_file_of_something_else_is_not_posted(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    on_github(host, monkeypatch)
    workspace.write("comment.md", COMMENT)
    workspace.write("review.json", content)

    assert workspace.run("post", "comment.md", "--review", "review.json", "--pull", "4").code == 2
    assert host.told == []


def test_the_token_goes_to_no_other_address(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_github(host, monkeypatch)
    host.refused = {"comments": 302}

    assert post(workspace).err == "cxmap: the host answered 302 to GET repos/acme/site/issues/4/comments\n"


def test_a_host_that_says_no_is_said(workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch) -> None:
    on_github(host, monkeypatch)
    monkeypatch.setenv("CXMAP_TOKEN", "another")
    assert "the host answered 401" in post(workspace).err

    monkeypatch.setenv("CXMAP_TOKEN", TOKEN)
    host.refused = {"reviews": 500}
    assert "the host answered 500" in post(workspace, suggestions=[SUGGESTION]).err

    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:9")
    assert "the host gave no answer" in post(workspace).err
    monkeypatch.setenv("GITHUB_API_URL", "file:///etc")
    assert "is no address of a Git host" in post(workspace).err


def test_without_a_host_a_token_or_a_commit_nothing_is_posted(
    workspace: Workspace, host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no Git host is known here" in post(workspace).err
    monkeypatch.setenv("CI_API_V4_URL", host.address)
    monkeypatch.delenv("CI_PROJECT_ID", raising=False)
    assert "of no merge request" in post(workspace).err
    assert "name the commit" in post(workspace, "--commit", "HEAD", suggestions=[SUGGESTION]).err
    monkeypatch.delenv("CXMAP_TOKEN")
    assert "`CXMAP_TOKEN`" in post(workspace).err
    assert workspace.run("post", "nowhere.md").code == 2
