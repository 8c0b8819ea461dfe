"""A pull request on GitHub, Gitea or Forgejo: one comment of ours in it, and suggestions beside its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cxmap.adapters.cli.difference.comment import MARK
from cxmap.adapters.cli.posting.host_api import HostApi, RefusedError
from cxmap.adapters.cli.posting.posted_text import PostedSuggestion

_PROGRAMS = ("gitea-actions", "forgejo-actions")
"""The accounts of workflows where a host has no kind of account for programs."""
_REFUSED = 422


@dataclass(frozen=True, slots=True)
class PullRequest:
    """One of a repository's pull requests by its number; `takes_suggestions` where the host applies them at a click."""

    api: HostApi
    repository: str
    number: int
    takes_suggestions: bool

    def comment(self, text: str) -> str:
        """Writes the comment in place of our last one, or as the first; tells which of the two it was."""
        path = f"repos/{self.repository}/issues"
        me = _own_name(self.api)
        for each in self.api.every(f"{path}/{self.number}/comments"):
            if _is_ours(each, me) and str(each.get("body", "")).startswith(MARK):
                self.api.send("PATCH", f"{path}/comments/{int(each['id'])}", {"body": text})
                return "updated"
        self.api.send("POST", f"{path}/{self.number}/comments", {"body": text})
        return "posted"

    def suggest(self, suggestions: Iterable[PostedSuggestion], commit: str) -> int:
        """Posts those that are not there yet as one review; says how many."""
        path = f"repos/{self.repository}/pulls/{self.number}"
        there = [str(each.get("body", "")) for each in self.api.every(f"{path}/comments")]
        new = [each for each in suggestions if not any(f"suggestion {each.mark} -->" in body for body in there)]
        if not new:
            return 0
        comments = [_review_comment(each) for each in new]
        try:
            self.api.send("POST", f"{path}/reviews", {"commit_id": commit, "event": "COMMENT", "comments": comments})
        except RefusedError as refused:
            # The branch has gone on, and its lines are others: the next run suggests what is wrong then.
            if refused.status != _REFUSED:
                raise
            return 0
        return len(new)


def open_number(api: HostApi, repository: str, branch: str, commit: str) -> int | None:
    """The open pull request of a branch, as `owner:name`, whose newest commit this is; None where there is none."""
    found = api.ask(f"repos/{repository}/pulls", state="open", head=branch)
    fitting = (
        each for each in found if each["head"]["sha"] == commit and each["base"]["repo"]["full_name"] == repository
    )
    return next((int(each["number"]) for each in fitting), None)


def _own_name(api: HostApi) -> str | None:
    """The name of the account that the token is of; a workflow's own token has none."""
    try:
        return str(api.ask("user")["login"])
    except RefusedError:
        return None


def _is_ours(comment: dict[str, Any], me: str | None) -> bool:
    """Anybody may write our mark: a comment of somebody else is never written over."""
    user = comment.get("user") or {}
    if me is not None:
        return user.get("login") == me
    return user.get("type") == "Bot" or user.get("login") in _PROGRAMS


def _review_comment(suggestion: PostedSuggestion) -> dict[str, Any]:
    lines: dict[str, Any] = {"line": suggestion.last, "side": "RIGHT"}
    if suggestion.first < suggestion.last:
        lines |= {"start_line": suggestion.first, "start_side": "RIGHT"}
    return {"path": suggestion.path, "body": suggestion.body, **lines}
