"""Every sentence that the code writes on a study's page."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.insight.coverage import HeardGroup
from cxmap.insight.study_evidence import StudyEvidence
from cxmap.model.research import Method, Research
from cxmap.pages.kit.words import capitalised, counted, in_words, joined

HOW: Mapping[Method, str] = {
    Method.INTERVIEW: "in interviews",
    Method.ETHNOGRAPHY: "by living and working beside them",
    Method.CONTEXTUAL_INQUIRY: "by watching and asking them where it happens",
    Method.DIARY_STUDY: "in their diaries",
    Method.WORKSHOP: "in a workshop",
    Method.USABILITY_TEST: "in a usability test",
    Method.MYSTERY_SHOPPING: "by mystery shopping",
    Method.SURVEY: "in a survey",
    Method.FOCUS_GROUP: "in a focus group",
    Method.ANALYTICS: "by analytics",
    Method.COMPLAINT_ANALYSIS: "in their complaints",
    Method.AUDIT: "in an audit",
    Method.TEST: "in a test",
}
"""Each method as the end of a sentence about those who were heard."""

SHOWS_WHY = "It looks at what people do, and why."
SHOWS_HOW_MANY = "It counts what happens, or what people say, and seldom shows why."
NOTHING_FOUND = "Nobody has written down yet what came out."
NOTHING_RESTS = "nothing on the map yet"


def heard_sentence(study: Research, heard: str) -> str:
    """`24 customers, heard in interviews`; `Audit: it names nobody who was heard`"""
    if not heard:
        return f"{capitalised(in_words(study.method))}: it names nobody who was heard"
    return f"{heard}, heard {HOW[study.method]}"


def trust_words(study: Research) -> str:
    """How far a study can be trusted: its method, and who was not heard where somebody was."""
    unheard = [str(group) for group in HeardGroup if not getattr(study.heard, group, None)]
    method = SHOWS_WHY if study.method.shows_why else SHOWS_HOW_MANY
    return f"{method} Not heard: {joined(unheard)}." if 0 < len(unheard) < len(HeardGroup) else method


def rests_words(evidence: StudyEvidence) -> str:
    """`4 scores and 5 pains`; journeys are named"""
    named = (
        (evidence.felt, "score", "scores"),
        (evidence.pains, "pain", "pains"),
        (evidence.proofs, "proof", "proofs"),
    )
    words = joined(counted(len(found), one, several) for found, one, several in named if found)
    return words or ("" if evidence.journeys else NOTHING_RESTS)


def more_findings(count: int) -> str:
    return counted(count, "more finding", "more findings")


def more_places(count: int) -> str:
    return counted(count, "more touchpoint", "more touchpoints")


def more_pains(count: int) -> str:
    return counted(count, "more pain", "more pains")
