"""The difference of two revisions for other programs."""

from __future__ import annotations

from cxmap.adapters.cli.difference.report import DiffReport
from cxmap.adapters.git.revisions import Revision
from cxmap.alignment.snapshots import Judged
from cxmap.findings.finding import field_name
from cxmap.findings.formats.json_text import JsonValue, json_text
from cxmap.insight.entity_changes import EntityChange, FieldChange
from cxmap.insight.turn_reasons import ExplainedChange

VERSION = 1


def json_of(report: DiffReport) -> str:
    difference = report.difference
    return json_text(
        {
            "version": VERSION,
            "as_of": report.as_of.isoformat(),
            "old": _revision(report.old),
            "new": _revision(report.new),
            "findings": [
                {
                    "rule": finding.rule,
                    "severity": str(finding.severity),
                    "path": finding.place.path,
                    "line": finding.place.span.line,
                    "message": finding.message,
                }
                for finding in report.findings
            ],
            "verdicts": [_verdict(each) for each in difference.verdicts],
            "unclear": difference.unclear,
            "lists": [{"promise": each.promise, "old": each.old, "new": each.new} for each in difference.lists],
            "entities": [_entity(each) for each in difference.entities],
            "concerned": list(difference.concerned),
        }
    )


def _revision(revision: Revision) -> JsonValue:
    return {"name": revision.name, "commit": revision.commit}


def _verdict(explained: ExplainedChange) -> JsonValue:
    change = explained.change
    return {
        "promise": change.where[0],
        "touchpoint": change.where[1],
        "turn": str(change.turn),
        "old": _judged(change.old),
        "new": _judged(change.new),
        "concerned": list(change.concerned),
        "only_in_words": explained.is_only_in_words,
        "reasons": [
            {
                "reason": each.reason.name.lower().replace("_", "-"),
                "entity": each.entity.key,
                "field": _field(each.field) if each.field else None,
            }
            for each in explained.reasons
        ],
    }


def _judged(judged: Judged | None) -> JsonValue:
    return {"verdict": str(judged.verdict), "reason": judged.reason} if judged else None


def _entity(change: EntityChange) -> JsonValue:
    return {
        "fate": str(change.fate),
        "key": change.key,
        "former": change.former,
        "name": change.name,
        "path": change.path,
        "fields": [_field(each) for each in change.fields],
        "has_other_text": change.has_other_text,
    }


def _field(field: FieldChange) -> JsonValue:
    return {"field": field_name(field.path), "old": field.old, "new": field.new}
