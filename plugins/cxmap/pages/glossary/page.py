"""The glossary: the words of the map, one plain sentence each."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.alignment.risks import RISKS
from cxmap.alignment.wording import verdict_words
from cxmap.model import KINDS
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.entity_words import STRENGTH_MEANINGS, strength_words
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import VerdictMark
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import capitalised


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means here; a verdict has its mark, and a risk is told apart from what it is named after."""

    word: str
    meaning: str
    mark: VerdictMark | None = None
    is_risk: bool = False

    @property
    def anchor(self) -> str:
        return f"{'risk' if self.is_risk else 'term'}-{self.word.replace(' ', '-')}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Terms that are read together."""

    title: str
    terms: tuple[Term, ...]


_KINDS = {kind.kind: Term(kind.kind, f"{capitalised(kind.meaning)}.") for kind in KINDS}
GLOSSARY = (
    Chapter(
        "The customer's way",
        (
            _KINDS["journey"],
            Term("stage", "A part of a journey, in which customers try to get one thing done."),
            _KINDS["touchpoint"],
            Term("channel", "The medium through which customers meet a touchpoint, such as the telephone or a letter."),
            _KINDS["persona"],
            Term("moment of truth", "A touchpoint that makes or breaks what customers think of the whole journey."),
            Term("recovery", "What is done for the customer when a touchpoint has gone wrong."),
            Term(
                "pain point", "Something that hurts customers at a touchpoint, with how badly and what it comes from."
            ),
            Term("experience score", "How customers find a touchpoint, from 1 to 5, with the study that says so."),
            Term("assumed", "Of an experience score: no study is behind it, so somebody only thinks that it is so."),
            Term("tangibles", "What customers see, hold or take home; not to be confused with proof."),
        ),
    ),
    Chapter(
        "Behind the scenes",
        (
            Term(
                "line of visibility", "The line between what customers see and what they do not, which decides as much."
            ),
            Term("frontstage", "What people and systems do in front of customers, above the line of visibility."),
            Term("backstage", "What is done unseen for one touchpoint, just below the line of visibility."),
            Term("support", "What the wider organisation or its partners do so that the rest can be done."),
            _KINDS["department"],
            _KINDS["partner"],
            Term("owner", "The department that answers for something, whoever does the work."),
            Term("contributor", "A department or partner that has a part in a touchpoint, directly or indirectly."),
            Term(
                "control", "In whose hands a touchpoint is: one's own, shared, a partner's, or nobody's one works with."
            ),
            Term("tension", "Of two parties: their interests pull apart, so that what serves one costs the other."),
            Term("agreement", "What a partner has bound itself to, with the levels that it owes."),
        ),
    ),
    Chapter(
        "Promise and proof",
        (
            _KINDS["promise"],
            Term("explicit", "Of a promise: said in words, and not only implied by price, packaging or habit."),
            Term("qualifier", "The small print that limits a promise."),
            Term("expectation", "What a promise lets customers count on, as a target that can be measured."),
            _KINDS["capability"],
            Term("designed level", "What a capability was built to reach, before anybody measured whether it does."),
            Term("proof", "A day on which somebody found out whether a promise that no number measures was kept."),
            _KINDS["metric"],
            Term("headroom", "How far past the target a metric counts as promising too little."),
            Term(
                "unconfirmed",
                "Of a target: the promise should have been reviewed since that day; it changes no verdict.",
            ),
            Term("adequate", "The least that customers accept, even if more was promised."),
            _KINDS["research"],
            _KINDS["opportunity"],
        ),
    ),
    Chapter(
        "Verdicts, the worst first",
        tuple(Term(verdict_words(verdict), verdict.meaning, mark_of(verdict)) for verdict in Verdict),
    ),
    Chapter(
        "Risks, which make a promise that is kept at risk",
        tuple(Term(risk.label, risk.meaning, is_risk=True) for risk in RISKS),
    ),
    Chapter(
        "What follows from verdicts",
        (
            Term("pair", "A live promise at one live touchpoint: what a verdict is given for."),
            Term("kept rate", "The share of pairs that are kept or under-promised; never an average of anything else."),
            Term("safe level", "What can be promised today: the worst of the last four measurements that still count."),
            Term("homeless", "Of a promise: said, but on no touchpoint where customers would feel it."),
            *(Term(strength_words(each), f"Of a capability: {meaning}") for each, meaning in STRENGTH_MEANINGS.items()),
            Term(
                "finding", "Something that a check of the map has found wrong, with its place and what to do about it."
            ),
            Term("live", "Of anything on the map: it counts today, unlike a draft, a plan or what is retired."),
        ),
    ),
)


def build(_site: Site) -> PageView:
    return overview(*(Section(chapter.title, "glossary/terms", chapter) for chapter in GLOSSARY))
