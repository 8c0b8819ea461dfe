"""Two revisions compiled and compared: what the newer one is otherwise, and which mistakes it brings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from cxmap.adapters.cli.compiling import Located
from cxmap.adapters.cli.difference.report import DiffReport
from cxmap.adapters.cli.difference.review import LineReview
from cxmap.adapters.content.files import shown_prefix
from cxmap.adapters.content.kept_parts import KeptParts
from cxmap.adapters.content.published import as_usual, every_file
from cxmap.adapters.content.two_processes import TwoProcesses
from cxmap.adapters.git.changed_lines import AROUND, changed_lines, folder_in_repository
from cxmap.adapters.git.git import Git, git_at
from cxmap.adapters.git.revisions import Revision, files_at, revisions
from cxmap.compiler import Map, compile_map
from cxmap.findings.baseline import Baseline
from cxmap.findings.finding import Finding
from cxmap.findings.line_suggestions import LineSuggestion, line_suggestions
from cxmap.findings.severity import Severity
from cxmap.insight.followed_renames import with_new_names
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.map_diff import MapDiff, map_diff
from cxmap.model import KINDS
from cxmap.model.department import Department
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.partner import Partner
from cxmap.model.source import SourceFile

_HANDLE = re.compile(r"@?([A-Za-z0-9][\w.-]{0,79}(?:/[A-Za-z0-9][\w.-]{0,79}){0,3})", re.ASCII)
_EVERYBODY = ("all", "everyone", "everybody", "here", "channel", "team")
"""Names by which some host calls a great many people at once."""

_FIELDS = frozenset(key for kind in KINDS for key in kind.shape)


@dataclass(frozen=True, slots=True)
class ComparedRevisions:
    """The two states of the content, each with its map."""

    it: Located
    git: Git
    old: Revision
    new: Revision
    before: Map
    after: Map
    former_files: tuple[SourceFile, ...]
    files: tuple[SourceFile, ...]
    difference: MapDiff

    def report(self) -> DiffReport:
        told = [each for each in self._new_findings() if each.severity is not Severity.NOTE]
        return DiffReport(
            old=self.old,
            new=self.new,
            as_of=self.after.as_of,
            difference=self.difference,
            findings=tuple(sorted(told, key=lambda each: each.severity.rank)),
            prefix=shown_prefix(self.it.folder),
            handles=dict(self._handles()),
            drafts=dict(self._new_drafts()),
            silent=tuple(self._silent()),
            titles_by_id=self._titles_by_id(),
        )

    def review(self) -> LineReview:
        """The suggestions of new findings for lines that a host shows of this change."""
        shown = changed_lines(self.git, self.old.commit, self.new.commit, around=AROUND)
        suggestions = tuple(self._suggestions(shown))
        return LineReview(self.old.commit, self.new.commit, folder_in_repository(self.git), suggestions)

    def _new_findings(self) -> tuple[Finding, ...]:
        """Those that the older state does not have, wherever in a file they stand, and whatever it was called."""
        documents, now = self.before.catalogue.documents, self.after.catalogue.documents
        paths = {documents[old].path: (now[new].path, new) for old, new in self.difference.renamed.items()}
        known = [_moved(each, paths) for each in self.before.findings]
        fields = set(map(_field_of, known))
        new = Baseline.of(known).compared(self.after.findings).new
        # A warning about the same field is the same trouble still, though it may name other places.
        brought = (each for each in new if each.severity is Severity.ERROR or _field_of(each) not in fields)
        catalogues = self.before.catalogue, self.after.catalogue
        return with_new_names(brought, self.difference.renamed, *catalogues, self.after.pages)

    def _suggestions(self, shown: Mapping[str, frozenset[int]]) -> Iterator[LineSuggestion]:
        findings = self._new_findings()
        wanted = {place.path for each in findings for place, _ in each.suggested}
        for file in self.files:
            if file.path in wanted and file.path in shown:
                try:
                    text = file.content.decode("utf-8-sig")
                except UnicodeDecodeError:
                    continue
                yield from line_suggestions(file.path, text, findings, shown[file.path])

    def _new_drafts(self) -> Iterator[tuple[Key, str]]:
        known = {document.key for document in self.before.catalogue.drafts}
        for draft in self.after.catalogue.drafts:
            if draft.key not in known:
                yield draft.key, draft.entity.name

    def _silent(self) -> Iterator[str]:
        """The names of what has another file than before, drafts included, though no change is seen of it."""
        former = {file.path: file.content for file in self.former_files}
        changed = {file.path for file in self.files if file.content != former.get(file.path, file.content)}
        told = {change.key for change in self.difference.entities}
        for document in (*self.after.catalogue.documents.values(), *self.after.catalogue.drafts):
            if document.path in changed and document.key not in told:
                yield document.entity.name

    def _titles_by_id(self) -> Mapping[str, str]:
        """Without ids that several entities have, and those that are names of fields as well."""
        documents = self.after.catalogue.documents
        ids = Counter(kind_and_id(key)[1] for key in documents)
        names = ((kind_and_id(key)[1], each.entity.name) for key, each in documents.items())
        return {identity: name for identity, name in names if ids[identity] == 1 and identity not in _FIELDS}

    def _handles(self) -> Iterator[tuple[Key, str]]:
        """The names on the host that parties had before: nobody is mentioned whom the change names first."""
        catalogue = self.before.catalogue
        for party in (*catalogue.all(Department), *catalogue.all(Partner)):
            found = _HANDLE.fullmatch((party.contact and party.contact.handle) or "")
            if found and found[1].lower() not in _EVERYBODY:
                yield self.difference.renamed.get(party.key, party.key), f"@{found[1]}"


def compared_revisions(it: Located, asked: Sequence[str], until_the_end: ExitStack) -> ComparedRevisions:
    """Raises NoRevisionError and NoAnswerError."""
    git = git_at(it.folder)
    old, new = revisions(git, asked)
    files = files_at(git, new)
    former = files_at(git, old)
    before, after = (map_of(it, each, until_the_end) for each in (former, files))
    difference = map_diff(*(JudgedMap(each.catalogue, each.alignment) for each in (before, after)))
    return ComparedRevisions(it, git, old, new, before, after, former, files, difference)


def map_of(it: Located, files: tuple[SourceFile, ...], until_the_end: ExitStack) -> Map:
    """The map of these files alone: no plugin of the host is asked about another revision."""
    processes = until_the_end.enter_context(TwoProcesses())
    listed = (as_usual if it.site.file else every_file)(files, it.settings)
    return compile_map(listed.files, listed.settings, in_parts=KeptParts(processes))


def _field_of(finding: Finding) -> tuple[str, str, str | None]:
    return finding.rule, finding.place.path, finding.place.field


def _moved(finding: Finding, paths: Mapping[str, tuple[str, Key]]) -> Finding:
    """The finding as it would stand in a file that has another name now."""
    if finding.place.path not in paths:
        return finding
    path, key = paths[finding.place.path]
    return replace(finding, place=replace(finding.place, path=path, entity=key if finding.place.entity else None))
