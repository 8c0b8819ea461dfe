"""A merge request on GitLab: one comment of ours in it, and suggestions beside its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cxmap.adapters.cli.difference.comment import MARK
from cxmap.adapters.cli.posting.host_api import HostApi, RefusedError
from cxmap.adapters.cli.posting.posted_text import PostedSuggestion

_FENCE = re.compile(r"^(`{3,})suggestion$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MergeRequest:
    """One of a project's merge requests, by its number in the project."""

    api: HostApi
    project: str
    number: int
    takes_suggestions: bool = True

    @property
    def _path(self) -> str:
        return f"projects/{self.project}/merge_requests/{self.number}"

    def comment(self, text: str) -> str:
        """Writes the comment in place of our last one, or as the first; tells which of the two it was."""
        me = int(self.api.ask("user")["id"])
        for each in self.api.every(f"{self._path}/notes"):
            # Anybody may write our mark: a comment of somebody else is never written over.
            if each["author"]["id"] == me and str(each.get("body", "")).startswith(MARK):
                self.api.send("PUT", f"{self._path}/notes/{int(each['id'])}", {"body": text})
                return "updated"
        self.api.send("POST", f"{self._path}/notes", {"body": text})
        return "posted"

    def suggest(self, suggestions: Iterable[PostedSuggestion], commit: str) -> int:
        """Posts those that are not there yet, each as a discussion; says how many."""
        there = [str(each.get("body", "")) for each in self.api.every(f"{self._path}/notes")]
        refs = self.api.ask(self._path)["diff_refs"]
        if refs["head_sha"] != commit:
            return 0
        new = [each for each in suggestions if not any(f"suggestion {each.mark} -->" in body for body in there)]
        return sum(self._is_posted(each, refs) for each in new)

    def _is_posted(self, suggestion: PostedSuggestion, refs: dict[str, str]) -> bool:
        lines = suggestion.last - suggestion.first
        position = {"position_type": "text", "new_path": suggestion.path, "old_path": suggestion.path} | {
            name: refs[name] for name in ("base_sha", "start_sha", "head_sha")
        }
        body = _FENCE.sub(rf"\1suggestion:-0+{lines}", suggestion.body, count=1)
        try:
            said = {"body": body, "position": {**position, "new_line": suggestion.first}}
            self.api.send("POST", f"{self._path}/discussions", said)
        except RefusedError:  # a line beside the changed ones, for which GitLab asks where it stood before
            return False
        return True
