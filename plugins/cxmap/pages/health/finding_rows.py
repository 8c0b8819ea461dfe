"""Findings as rows: who must act, what is the case and where, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.findings.finding import Finding
from cxmap.findings.severity import Severity, counts_by_severity
from cxmap.insight.who_acts import department_acting_on, findings_by_department
from cxmap.model.ids import Key
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.sieve import MOST_ROWS
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.values import Figure, Words
from cxmap.pages.kit.words import capitalised, counted, in_words, joined


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


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule, how severe its findings are and how many, and who must act on most of them."""

    rule: str
    severity: Severity
    count: int
    departments: tuple[Key, ...]

    @property
    def order(self) -> tuple[int, int, str]:
        """The severest first."""
        return (self.severity.rank, -self.count, self.rule)


def finding_sections(site: Site) -> Iterator[Section]:
    """By owner, then by rule; nothing where nothing was found."""
    groups = tuple(_groups(site))
    shown = sum(len(group.rows) for group in groups)
    total = len(site.findings)
    rules = sorted({finding.rule for finding in site.findings})
    found = FindingList(
        sentence=f"{counted(total, 'finding', 'findings')}: {counts(site.findings)}." if total else "Nothing to mend.",
        severities=tuple(str(each) for each in Severity if any(one.severity is each for one in site.findings)),
        rules=tuple((rule, _rule_words(rule)) for rule in rules),
        groups=groups,
        note=f"Not shown here: {total - shown:,} more; `cxmap check` lists them all." if total > shown else "",
    )
    yield Section("By owner", "health/finding_groups", found)
    if total:
        broken = sorted(_broken_rules(site), key=lambda each: each.order)
        yield Section("By rule", "kit/table", table_of(site, "Findings by rule", _BY_RULE, broken))


def counts(findings: Iterable[Finding]) -> str:
    """`1 error, 11 warnings and 6 notes`."""
    return joined(counts_by_severity(finding.severity for finding in findings))


def _groups(site: Site) -> Iterator[FindingGroup]:
    room = MOST_ROWS
    for owner, findings in findings_by_department(site, site.findings).items():
        shown = cut(findings, room, by=lambda each: (each.severity.rank, each.rule)).shown
        room -= len(shown)
        link = site.link_to(owner) if owner else None
        if shown:
            name = f"of-{owner or 'nobody'}".replace("/", "-")
            yield FindingGroup(name, link, counts(findings), tuple(_row(site, each) for each in shown))


def _row(site: Site, finding: Finding) -> FindingRow:
    return FindingRow(
        severity=str(finding.severity),
        rule=finding.rule,
        rule_words=_rule_words(finding.rule),
        entity=site.link_to(Key(finding.place.entity)) if finding.place.entity else None,
        path=finding.place.path,
        line=finding.place.span.line,
        message=_pieces(finding.message),
        hint=_pieces(finding.hint),
    )


def _pieces(sentence: str) -> tuple[Piece, ...]:
    """The sentence, cut at its backticks."""
    return tuple(Piece(text, bool(place % 2)) for place, text in enumerate(sentence.split("`")) if text)


def _broken_rules(site: Site) -> Iterator[BrokenRule]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in site.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, findings in by_rule.items():
        departments = Counter(department_acting_on(site, finding) for finding in findings)
        acting = tuple(department for department, _ in departments.most_common() if department)
        yield BrokenRule(rule, findings[0].severity, len(findings), acting)


def _rule_words(rule: str) -> str:
    return capitalised(in_words(rule))


_BY_RULE: Columns[BrokenRule] = (
    Column("Rule", lambda _, each: Words(_rule_words(each.rule)), Holds.NAME),
    Column("Severity", lambda _, each: Words(str(each.severity))),
    Column("Findings", lambda _, each: Figure(f"{each.count:,}"), Holds.NUMBER),
    Column("Who must act", lambda site, each: links_cell(site, each.departments), Holds.PROSE),
)
