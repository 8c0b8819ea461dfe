"""Findings as rows: who must act, what is the case and where, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.findings.finding import Finding
from cxmap.findings.severity import Severity, counts_by_severity
from cxmap.insight.who_acts import department_acting_on
from cxmap.model.ids import Key
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.sieve import MOST_ROWS
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import Figure, Value, Words
from cxmap.pages.kit.words import capitalised, counted, in_words, joined

_BY_RULE = (
    Head("Rule", Holds.NAME),
    Head("Severity"),
    Head("Findings", Holds.NUMBER),
    Head("Who must act", Holds.PROSE),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; code is what somebody would type."""

    text: str
    is_code: bool


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding: the entity, the place as `path:line`, the file, and what is said of it."""

    severity: str
    rule: str
    rule_words: str
    entity: EntityLink | None
    path: str
    line: int
    message: tuple[Piece, ...]
    hint: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one owner; `name` is the group's address on the page."""

    name: str
    owner: EntityLink | None
    counts: str
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class FindingList:
    """All findings by owner, those with the most first, and the answers by which they can be sifted."""

    sentence: str
    severities: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    groups: tuple[FindingGroup, ...]
    note: str


def finding_sections(site: Site) -> Iterator[Section]:
    """By owner, then by rule; nothing where nothing was found."""
    by_owner: dict[Key | None, list[Finding]] = {}
    for finding in site.findings:
        by_owner.setdefault(department_acting_on(site, finding), []).append(finding)
    ranked = sorted(by_owner.items(), key=lambda entry: (entry[0] is None, -len(entry[1]), entry[0] or ""))
    groups = tuple(_shown(site, ranked))
    shown = sum(len(group.rows) for group in groups)
    total = len(site.findings)
    rules = dict.fromkeys(sorted(finding.rule for finding in site.findings))
    found = FindingList(
        sentence=f"{counted(total, 'finding', 'findings')}: {counts(site.findings)}." if total else "Nothing to mend.",
        severities=tuple(str(each) for each in Severity if any(one.severity is each for one in site.findings)),
        rules=tuple((rule, capitalised(in_words(rule))) for rule in rules),
        groups=groups,
        note=f"Not shown here: {total - shown:,} more; `cxmap check` lists them all." if total > shown else "",
    )
    yield Section("By owner", "health/finding_groups", found)
    if total:
        yield Section("By rule", "kit/table", Table("Findings by rule", _BY_RULE, tuple(_rules(site))))


def counts(findings: Iterable[Finding]) -> str:
    """`1 error, 11 warnings and 6 notes`."""
    return joined(counts_by_severity(finding.severity for finding in findings))


def _shown(site: Site, ranked: list[tuple[Key | None, list[Finding]]]) -> Iterator[FindingGroup]:
    room = MOST_ROWS
    for owner, findings in ranked:
        rows = tuple(_row(site, finding) for finding in sorted(findings, key=_severest)[:room])
        room -= len(rows)
        link = site.link_to(owner) if owner else None
        if rows:
            yield FindingGroup(f"of-{owner or 'nobody'}".replace("/", "-"), link, counts(findings), rows)


def _severest(finding: Finding) -> tuple[int, str]:
    return finding.severity.rank, finding.rule


def _row(site: Site, finding: Finding) -> FindingRow:
    return FindingRow(
        severity=str(finding.severity),
        rule=finding.rule,
        rule_words=capitalised(in_words(finding.rule)),
        entity=site.link_to(Key(finding.place.entity)) if finding.place.entity else None,
        path=finding.place.path,
        line=finding.place.span.line,
        message=_pieces(finding.message),
        hint=_pieces(finding.hint),
    )


def _pieces(sentence: str) -> tuple[Piece, ...]:
    """The sentence, cut at its backticks."""
    return tuple(Piece(text, bool(place % 2)) for place, text in enumerate(sentence.split("`")) if text)


def _rules(site: Site) -> Iterator[tuple[Value, ...]]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in site.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, findings in sorted(
        by_rule.items(), key=lambda entry: (_severest(entry[1][0])[0], -len(entry[1]), entry[0])
    ):
        owners = Counter(department_acting_on(site, finding) for finding in findings)
        links = links_cell(site, (owner for owner, _ in owners.most_common() if owner))
        severity = Words(str(findings[0].severity))
        yield Words(capitalised(in_words(rule))), severity, Figure(f"{len(findings):,}"), links
