"""Rules: what a check finds, each with a wrong and a right example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from cxmap.checks import RULES as CHECK_RULES
from cxmap.findings.rule import MAP_OF_THE_EXAMPLES, Description, Rule, Shown
from cxmap.findings.rules import RULES as LOADING_RULES
from cxmap.findings.severity import Severity
from cxmap.pages.kit.index_page import reference
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import counted


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an example; `is_changed` where the other example has another line."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Specimen:
    """A wrong or a right example: a file's lines, or, where no text can show it, words."""

    path: str
    is_path_changed: bool
    lines: tuple[Line, ...]
    words: str


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule as the guide explains it; `found` says how often it was found on this map, or nothing."""

    id: str
    severity: str
    meaning: str
    found: str
    wrong: Specimen
    right: Specimen


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules of one severity, for the contents."""

    severity: str
    matters: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class RuleContents:
    """All rules by severity, the gravest first, and the map on which their examples stand."""

    groups: tuple[RuleGroup, ...]
    stage: str = MAP_OF_THE_EXAMPLES


def build(site: Site) -> PageView:
    groups = tuple(_groups())
    counts = Counter(finding.rule for finding in site.findings)
    rules = chain.from_iterable(group.rules for group in groups)
    sections = (Section(rule.id, "rules/rule", _entry(rule, counts[rule.id])) for rule in rules)
    return reference(Section("All rules", "rules/rules", RuleContents(groups)), *sections)


def _groups() -> Iterator[RuleGroup]:
    every = (*LOADING_RULES, *CHECK_RULES)
    for severity in Severity:
        yield RuleGroup(severity, severity.meaning, tuple(rule for rule in every if rule.severity is severity))


def _entry(rule: Rule, count: int) -> RuleEntry:
    return RuleEntry(
        id=rule.id,
        severity=rule.severity,
        meaning=rule.meaning,
        found=f"This map has {counted(count, 'finding', 'findings')} of this rule." if count else "",
        wrong=_specimen(rule.wrong, rule.right),
        right=_specimen(rule.right, rule.wrong),
    )


def _specimen(shown: Shown, other: Shown) -> Specimen:
    if isinstance(shown, Description) or isinstance(other, Description):
        return Specimen("", False, (), shown.words if isinstance(shown, Description) else "")
    others = frozenset(other.text.splitlines())
    lines = tuple(Line(line, line not in others) for line in shown.text.splitlines())
    return Specimen(shown.path, shown.path != other.path, lines, "")
