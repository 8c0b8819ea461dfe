"""The report of `cxmap diff`: two revisions, what is otherwise between them, and the words that all formats share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cxmap.adapters.git.revisions import Revision
from cxmap.alignment.wording import verdict_words
from cxmap.findings.finding import Finding, field_name
from cxmap.findings.formats.excerpt import visible
from cxmap.findings.formats.text import counted
from cxmap.insight.entity_changes import EntityChange, Fate, FieldChange
from cxmap.insight.map_diff import ListChange, MapDiff
from cxmap.insight.may_be_said import MayBeSaid
from cxmap.insight.turn_reasons import ExplainedChange, TurnReason
from cxmap.insight.understood_values import UnderstoodValue
from cxmap.insight.value_words import typed_words
from cxmap.model.ids import Key

ONLY_IN_WORDS = "Nothing is delivered better"
_LONGEST_VALUE = 120
_PART = ", "
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class DiffReport:
    """The difference of two revisions, judged on one day, and the findings that the newer one has and the older not."""

    old: Revision
    new: Revision
    as_of: date
    difference: MapDiff
    findings: tuple[Finding, ...]
    prefix: str
    """The folders before the path of a content file, for whoever asks from elsewhere."""
    handles: Mapping[Key, str] = field(default_factory=dict)
    """The names on the Git host of the parties that the older revision knows."""
    drafts: Mapping[Key, str] = field(default_factory=dict)
    """The names of drafts that are new, or were none before: the site does not show them."""
    silent: tuple[str, ...] = ()
    """The names of what has another file, and says the same on the map."""
    titles_by_id: Mapping[str, str] = field(default_factory=dict)
    """The names of what the newer revision has, where an id is that of one alone."""

    def name(self, key: Key) -> str:
        return self.difference.names.get(key, key)

    @property
    def titles(self) -> tuple[str, str]:
        """The names of the revisions with the beginnings of their commits."""
        old, new = (f"{each.name} ({each.commit[:8]})" for each in (self.old, self.new))
        return old, new


def turn_of(explained: ExplainedChange) -> str:
    """`kept → broken`; of a pair that is new or gone, that."""
    change = explained.change
    if change.old and change.new:
        return f"{verdict_words(change.old.verdict)} → {verdict_words(change.new.verdict)}"
    if change.new:
        return f"new: {verdict_words(change.new.verdict)}"
    return f"no longer felt: it was {verdict_words(change.old.verdict)}" if change.old else ""


def headline(report: DiffReport, explained: ExplainedChange) -> str:
    """`Next day at At the door: kept → broken`."""
    change = explained.change
    return f"{report.name(change.promise)} at {report.name(change.touchpoint)}: {turn_of(explained)}"


def reason_words(reason: TurnReason, prefix: str) -> str:
    """`measured worse: content/capabilities/van.md, delivers[0].measurements[1].value: 95 → 92`."""
    where = visible(f"{prefix}{reason.entity.path}")
    if reason.field is None:
        return f"{reason.reason}: {where}, {reason.entity.fate}"
    return f"{reason.reason}: {where}, {field_words(reason.field)}"


def in_words_alone(explained: ExplainedChange) -> str:
    """The plain sentence about a verdict that is better without a better delivery; empty for all others."""
    if not explained.is_only_in_words:
        return ""
    kinds = dict.fromkeys(str(each.reason) for each in explained.reasons if each.reason.is_doubtful)
    return f"{ONLY_IN_WORDS}: {' and '.join(kinds)}."


def field_words(field: FieldChange) -> str:
    """`expects[0].at_least: 95 → 90`, and `new` or `gone` where there is only one of the two."""
    name = visible(field_name(field.path) or "")
    if field.old is None:
        return f"{name}, new: {value_words(field.new)}"
    if field.new is None:
        return f"{name}, gone: {value_words(field.old)}"
    return f"{name}: {value_words(field.old)} → {value_words(field.new)}"


def understood_words(value: UnderstoodValue) -> str:
    """`expects: at least 95 % (Parcels on time) → at least 90 % (Parcels on time)`."""
    if value.old is None:
        return f"{value.subject}, new: {value.new}"
    if value.new is None:
        return f"{value.subject}, gone: {value.old}"
    old, new = _apart(value.old, value.new)
    return f"{value.subject}: {old} → {new}"


def unshown(report: DiffReport) -> Iterator[str]:
    """Sentences about what is not seen on the map: new drafts, and other changes where there is nothing else to say."""
    gone = {change.key for change in report.difference.entities if change.fate is Fate.GONE}
    drafts = [name for key, name in report.drafts.items() if key not in gone]
    if drafts:
        yield f"{counted(len(drafts), 'new draft')}, which the site does not show yet: {_quoted(drafts)}."
    if report.silent and report.difference.is_empty:
        yield f"Another text in the file, and nothing else on the map: {_quoted(report.silent)}."


def _quoted(names: Sequence[str]) -> str:
    """`“Late rounds”, “Hatch” and 3 more`."""
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(f"“{name}”" for name in names[:_MOST_NAMES]) + more


def _apart(old: str, new: str) -> tuple[str, str]:
    """Two sentences without the same parts at their ends."""
    one, other = _parts(old), _parts(new)
    while len(one) > 1 and len(other) > 1 and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return _PART.join(one), _PART.join(other)


def _parts(words: str) -> list[str]:
    """Words between commas; a comma within quotes parts nothing."""
    parts = [""]
    for piece in words.split(_PART):
        is_within = parts[-1].count("“") > parts[-1].count("”")
        parts[-1:] = [f"{parts[-1]}{_PART}{piece}"] if is_within else [parts[-1], piece]
    return parts[1:]


def value_words(value: Any) -> str:
    """A value as it is typed, on one line, and no longer than a line."""
    text = visible(typed_words(value))
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


def list_words(change: ListChange) -> str:
    """`safe → stop`; `none` where it stands in no list."""
    return f"{_list(change.old)} → {_list(change.new)}"


def _list(said: MayBeSaid | None) -> str:
    return str(said).replace("-", " ") if said else "in no list"


def entity_title(change: EntityChange) -> str:
    """`renamed: department/delivery (was department/depot)`."""
    former = f" (was {change.former})" if change.former else ""
    return f"{change.fate}: {change.key}{former}"


def place_of(report: DiffReport, finding: Finding) -> tuple[str, int]:
    """The file and the line of a finding."""
    return f"{report.prefix}{finding.place.path}", finding.place.span.line


def text_note(change: EntityChange) -> str:
    return "the text is another" if change.has_other_text else ""
