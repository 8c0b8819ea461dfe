"""A dossier as one value, from which its JSON and its page are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

from cxmap.adapters.export.json import fields_of
from cxmap.adapters.git.states_held import HeldFile
from cxmap.alignment.results import Judgement
from cxmap.findings.formats.json_text import JsonValue
from cxmap.insight.dossier import Dossier, HeldEvidence
from cxmap.insight.history import Commit
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Expectation
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict

VERSION = 1


@dataclass(frozen=True, slots=True)
class DatedDossier:
    """A dossier, the map and the commit that it is of, its files, and what has changed in them since.

    `now` is the verdict of the newest commit on the day of that commit, `is_there` whether the promise still is.
    """

    dossier: Dossier
    judged: JudgedMap
    commit: Commit
    tree: str
    files: Sequence[HeldFile]
    later: Sequence[Commit]
    newest: Commit
    now: Verdict | None
    is_there: bool


def dossier_value(dated: DatedDossier) -> Mapping[str, JsonValue]:
    """The same from any clone: days are of UTC, and nothing tells when or where it was made."""
    dossier, judged = dated.dossier, dated.judged
    promise = dossier.promise
    return {
        "version": VERSION,
        "on": judged.as_of.isoformat(),
        "promise": promise.id,
        "name": promise.name,
        "made_by": judged.name_of(promise.maker) or promise.made_by,
        "fields": {key: value for key, value in fields_of(promise).items() if key not in ("expects", "published")},
        "published": [fields_of(each) for each in dossier.published],
        "targets": [_target(judged, each) for each in promise.expects],
        "verdict": dossier.verdict.value if dossier.verdict else None,
        "places": [
            {
                "touchpoint": pair.touchpoint,
                "name": _touchpoint(judged, pair.touchpoint),
                "verdict": pair.verdict.value,
                "reason": pair.reason,
                "judgements": [_judgement(each) for each in pair.judgements],
            }
            for pair in dossier.pairs
        ],
        "evidence": [_evidence(judged, each) for each in dossier.evidence],
        "agreements": [
            {"party": party.key, "name": party.name, **fields_of(agreement)} for party, agreement in dossier.agreements
        ],
        "commit": {**_commit(dated.commit), "tree": dated.tree},
        "files": [_file(each) for each in dated.files],
        "since": {
            "newest": _commit(dated.newest),
            "verdict": dated.now.value if dated.now else None,
            "is_there": dated.is_there,
            "commits": [_commit(each) for each in dated.later],
        },
    }


def _target(judged: JudgedMap, expectation: Expectation) -> JsonValue:
    metric = judged.catalogue.find(Metric, expectation.metric)
    return {**fields_of(expectation), "name": metric.name if metric else None, "unit": metric.unit if metric else None}


def _touchpoint(judged: JudgedMap, identity: str) -> str:
    touchpoint = judged.catalogue.find(Touchpoint, identity)
    return touchpoint.name if touchpoint else identity


def _judgement(judgement: Judgement) -> JsonValue:
    return {
        "capability": judgement.capability,
        "metric": judgement.metric,
        "verdict": judgement.verdict.value,
        "value": judgement.value,
        "period": judgement.period,
        "sample": judgement.sample,
        "risks": [{"risk": risk.name, "meaning": risk.meaning} for risk in judgement.risks],
    }


def _evidence(judged: JudgedMap, evidence: HeldEvidence) -> JsonValue:
    metric, delivery, owner = evidence.metric, evidence.delivery, evidence.capability.owner
    return {
        "capability": evidence.capability.id,
        "name": evidence.capability.name,
        "owner": owner,
        "owner_name": judged.name_of(key_of(Department.kind, owner)) or owner,
        "metric": metric.id if metric else None,
        "metric_name": metric.name if metric else None,
        "unit": metric.unit if metric else None,
        "designed": delivery.designed,
        "rows": [fields_of(each) for each in delivery.measurements],
        "proof": [fields_of(each) for each in delivery.proof],
    }


def _file(file: HeldFile) -> JsonValue:
    return {"path": file.path, "object": file.object_id, "commit": _commit(file.commit) if file.commit else None}


def _commit(commit: Commit) -> Mapping[str, JsonValue]:
    return {"id": commit.id, "moment": commit.moment.astimezone(UTC).isoformat(), "subject": commit.subject}
