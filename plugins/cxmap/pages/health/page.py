"""Map health: what must be fixed in the map, by whom, and where?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.findings.finding import Finding
from cxmap.findings.pieces import Piece, pieces_of
from cxmap.findings.severity import Severity, counts_by_severity
from cxmap.insight.completeness import Completeness, least_complete
from cxmap.insight.reviews_due import Review, reviews_due
from cxmap.insight.six_steps import JourneyProgress, WorkStep, journeys_in_progress
from cxmap.insight.who_acts import department_acting_on, findings_by_department, left_to_nobody, owner_of
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.journey import Journey
from cxmap.model.source import OwnSeverity
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.completeness import MapCompleteness, completeness_in_words
from cxmap.pages.kit.index_page import few_links, link_cell, links_cell, overview, verdicts_cell
from cxmap.pages.kit.left_out import left_out_sections
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.upkeep import review_words
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words
from cxmap.pages.kit.words import capitalised, counted, in_words, joined

MOST_REVIEWS = 50
MOST_JOURNEYS = 200

_STEPS = {
    WorkStep.OBJECTIVES: "say what is wanted, and for whom",
    WorkStep.EXPERIENCE: "find out how it is and should be",
    WorkStep.PRIORITIES: "rate pain and importance",
    WorkStep.DESIGN: "name what would be better",
    WorkStep.DOING: "begin with it",
    WorkStep.MONITORING: "measure every touchpoint and review the journey",
}


@dataclass(frozen=True, slots=True)
class JourneyCompleteness:
    """A journey, who answers for it, and how complete its map is."""

    journey: EntityLink
    owner: EntityLink | None
    map: MapCompleteness


@dataclass(frozen=True, slots=True)
class LeastComplete:
    """The journeys whose maps lack most; `note` says how many are not shown."""

    journeys: tuple[JourneyCompleteness, ...]
    note: str


def build(site: Site) -> PageView:
    findings = (*left_out_sections(site), *finding_sections(site), *_own_severities(site))
    return overview(*findings, *_left_to_nobody(site), *_reviews(site), *_least_complete(site), *_steps(site))


def _owner(site: Site, review: Review) -> Value:
    owner = owner_of(review.entity)
    return link_cell(site, owner) if owner else NOTHING


def _reviewed(_site: Site, review: Review) -> Value:
    return Figure(str(review.entity.reviewed)) if review.entity.reviewed else Words("never")


_LEFT_TO_NOBODY: Columns[Touchpoint] = (
    Column("Touchpoint", lambda site, touchpoint: site.links[touchpoint.key], Holds.NAME),
    Column("Journeys", lambda site, touchpoint: few_links(site, site.sources(touchpoint.key, Journey.kind, "stages"))),
    Column("Promises felt there", verdicts_cell),
)

_REVIEWS: Columns[Review] = (
    Column("What", lambda site, review: site.links[review.entity.key], Holds.NAME),
    Column("Who answers for it", _owner),
    Column("Last reviewed", _reviewed),
    Column("Next review", lambda site, review: Words(review_words(review.entity, site.as_of))),
)


def _step(step: WorkStep) -> Column[JourneyProgress]:
    return Column(capitalised(step), lambda _, progress: Words("done" if step in progress.done else "open"))


def _next(_site: Site, progress: JourneyProgress) -> Value:
    return Words(capitalised(progress.next) if progress.next else "Keep it so")


_PROGRESS: Columns[JourneyProgress] = (
    Column("Journey", lambda site, progress: site.links[progress.journey.key], Holds.NAME),
    *map(_step, WorkStep),
    Column("Next", _next),
)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding, the entity that it is about, and what is said of it; `lines` are to be typed as they stand."""

    finding: Finding
    rule_words: str
    entity: EntityLink | None
    message: tuple[Piece, ...]
    hint: tuple[Piece, ...]
    lines: tuple[str, ...] = ()


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
    total: int


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
        total=total,
    )
    yield Section("By owner", "health/finding_groups", found)
    if total:
        broken = sorted(_broken_rules(site), key=lambda each: each.order)
        yield Section("By rule", "kit/table", table_of(site, "Findings by rule", _BY_RULE, broken))


def counts(findings: Iterable[Finding]) -> str:
    """`1 error, 11 warnings and 6 notes`."""
    return joined(counts_by_severity(finding.severity for finding in findings))


def _rule_words(rule: str) -> str:
    return capitalised(in_words(rule))


def _own_severities(site: Site) -> Iterator[Section]:
    """The severities that this site gives rules itself, and why; nothing where it gives none."""
    if site.severities:
        caption = "Rules that this site sets otherwise"
        yield Section("Own rules", "kit/table", table_of(site, caption, _OWN_SEVERITIES, site.severities))


_OWN_SEVERITIES: Columns[OwnSeverity] = (
    Column("Rule", lambda _, each: Words(_rule_words(each.rule)), Holds.NAME),
    Column("Severity", lambda _, each: Words(each.severity)),
    Column("Where", lambda _, each: Words(joined(each.paths) or "everywhere"), Holds.PROSE),
    Column("Why", lambda _, each: Words(each.reason) if each.reason else NOTHING, Holds.PROSE),
)
_BY_RULE: Columns[BrokenRule] = (
    Column("Rule", lambda _, each: Words(_rule_words(each.rule)), Holds.NAME),
    Column("Severity", lambda _, each: Words(str(each.severity))),
    Column("Findings", lambda _, each: Figure(f"{each.count:,}"), Holds.NUMBER),
    Column("Who must act", lambda site, each: links_cell(site, each.departments), Holds.PROSE),
)


def _left_to_nobody(site: Site) -> Iterator[Section]:
    """A section where there are touchpoints for which nobody answers."""
    found = cut(left_to_nobody(site, site.catalogue.all(Touchpoint)), site.most(MOST_REVIEWS))
    if found.total:
        caption = "Touchpoints for which nobody answers"
        table = table_of(site, caption, _LEFT_TO_NOBODY, found.shown, note=found.note("touchpoint", "touchpoints"))
        yield Section("Nobody answers for", "kit/table", table)


def _reviews(site: Site) -> Iterator[Section]:
    """The reviews that are due, the most urgent first; nothing where none is."""
    due = cut(reviews_due(site), site.most(MOST_REVIEWS))
    if due.total:
        caption = "Reviews, the most urgent first"
        table = table_of(site, caption, _REVIEWS, due.shown, note=due.note("entry", "entries"))
        yield Section("Reviews", "kit/table", table)


def _least_complete(site: Site) -> Iterator[Section]:
    """A section where there are journeys."""
    found = cut(least_complete(site), site.most(MOST_JOURNEYS))
    if found.total:
        journeys = tuple(_journey(site, each) for each in found.shown)
        yield Section("What is missing", "health/least_complete", LeastComplete(journeys, found.of_all("journeys")))


def _journey(site: Site, found: Completeness) -> JourneyCompleteness:
    owner = site.link_to(key_of(Department.kind, found.journey.owner))
    return JourneyCompleteness(site.links[found.journey.key], owner, completeness_in_words(site, found))


def _steps(site: Site) -> Iterator[Section]:
    """A section where there are journeys that customers go through today."""
    found = cut(journeys_in_progress(site), site.most(MOST_JOURNEYS))
    if found.total:
        steps = f"The steps of a journey as it is today: {joined(_STEPS.values())}."
        note = " ".join(filter(None, (steps, found.note("journey", "journeys"))))
        yield Section("Six steps", "kit/table", table_of(site, "Journeys by step", _PROGRESS, found.shown, note=note))


def _groups(site: Site) -> Iterator[FindingGroup]:
    room = site.most(MOST_ROWS)
    for owner, findings in findings_by_department(site, site.findings).items():
        shown = cut(findings, room, by=lambda each: (each.severity.rank, each.rule)).shown
        room -= len(shown)
        link = site.link_to(owner) if owner else None
        if shown:
            name = f"of-{owner or 'nobody'}".replace("/", "-")
            yield FindingGroup(name, link, counts(findings), tuple(_row(site, each) for each in shown))


def _row(site: Site, finding: Finding) -> FindingRow:
    hint, *lines = finding.advice
    return FindingRow(
        finding=finding,
        rule_words=_rule_words(finding.rule),
        entity=site.link_to(Key(finding.place.entity)) if finding.place.entity else None,
        message=pieces_of(finding.message, site.ticked),
        hint=pieces_of(hint, site.ticked),
        lines=tuple(lines),
    )


def _broken_rules(site: Site) -> Iterator[BrokenRule]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in site.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, findings in by_rule.items():
        departments = Counter(department_acting_on(site, finding) for finding in findings)
        acting = tuple(department for department, _ in departments.most_common() if department)
        yield BrokenRule(rule, findings[0].severity, len(findings), acting)
