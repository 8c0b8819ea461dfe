"""Changes since a revision, as `cxmap check` takes them into account: which lines are others, and which names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxmap.adapters.cli.compiling import Located
from cxmap.adapters.cli.difference.compared import map_of
from cxmap.adapters.cli.output import CannotRunError
from cxmap.adapters.git.changed_lines import changed_lines
from cxmap.adapters.git.git import Git, NoAnswerError, git_at
from cxmap.adapters.git.revisions import NoRevisionError, Revision, files_at, revisions
from cxmap.adapters.site import CompiledContent
from cxmap.findings.finding import Finding
from cxmap.findings.link_rules import BROKEN_LINK, UNKNOWN_REFERENCE
from cxmap.insight.entity_changes import sure_renames
from cxmap.insight.followed_renames import with_new_names

_FOLLOWING = (UNKNOWN_REFERENCE.id, BROKEN_LINK.id)
_NO_ANSWER = "git does not tell what has changed"


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """The content as it is, and the revision since which it has changed."""

    git: Git
    old: Revision

    def first(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings on changed lines, then those in changed files, then the rest, each as sorted.

        A Git host shows ten of each severity, and these are the ones to see.
        """
        try:
            lines = changed_lines(self.git, self.old.commit)
        except NoAnswerError:
            raise CannotRunError(_NO_ANSWER) from None
        return tuple(sorted(findings, key=lambda each: _distance(each, lines.get(each.place.path))))

    def with_new_names(self, content: CompiledContent, it: Located) -> CompiledContent:
        """The content; findings about the former name of a file that was surely renamed suggest its new one."""
        if not any(each.rule in _FOLLOWING for each in content.map.findings):
            return content
        try:
            before = map_of(it, files_at(self.git, self.old), it.until_the_end)
        except NoAnswerError:
            raise CannotRunError(_NO_ANSWER) from None
        catalogues = before.catalogue, content.map.catalogue
        found = with_new_names(content.map.findings, sure_renames(*catalogues), *catalogues, content.map.pages)
        return replace(content, map=replace(content.map, findings=found))


def changes_since(it: Located, revision: str) -> ChangesSince:
    """Raises CannotRunError where git knows no such revision."""
    try:
        git = git_at(it.folder)
        old, _ = revisions(git, [revision])
    except NoRevisionError as unknown:
        raise CannotRunError(f"git knows no revision `{unknown}`") from None
    except NoAnswerError:
        raise CannotRunError(_NO_ANSWER) from None
    return ChangesSince(git, old)


def _distance(finding: Finding, lines: frozenset[int] | None) -> int:
    if lines is None:
        return 2
    span = finding.place.span
    return int(lines.isdisjoint(range(span.line, span.end_line + 1)))
