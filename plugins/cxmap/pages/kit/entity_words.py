"""Words for what is so of an entity: its standing, agreement, urgency, control, strength, and whom a study heard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cxmap.insight.dependents import Strength
from cxmap.insight.priorities import urgency
from cxmap.insight.standing import Standing, standing_of
from cxmap.model.journey import Journey
from cxmap.model.opportunity import Opportunity, OpportunityState
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.research import Research
from cxmap.model.touchpoint import Control, Layer, Touchpoint
from cxmap.pages.kit.values import NOTHING, Value, Words
from cxmap.pages.kit.words import age_words, capitalised, counted, in_words, joined

_OPPORTUNITY_STATES: Mapping[OpportunityState, str] = {
    OpportunityState.IDEA: "an idea",
    OpportunityState.PLANNED: "planned",
    OpportunityState.DOING: "on its way",
    OpportunityState.DONE: "done",
    OpportunityState.DROPPED: "dropped",
}
HANDS: Mapping[Control, str] = {
    Control.OWN: "ours",
    Control.SHARED: "ours and a partner's",
    Control.PARTNER: "a partner's",
    Control.OUTSIDE: "outside the organisation",
}
"""In whose hands a touchpoint is."""
STRENGTH_MEANINGS: Mapping[Strength, str] = {
    Strength.WEAK_LINK: "it misses what it was built for, and puts promises of those at risk that rely on it.",
    Strength.UNPROMOTED: "it does well in one measure or more of which no live promise speaks.",
}
_STANDINGS = {
    Standing.DRAFT: "Draft: only shown where the site asks for drafts, and counted nowhere.",
    Standing.PLANNED: "Planned: not promised to anybody yet, so it has no verdict.",
    Standing.RETIRED: "Retired: kept for the record, and counted nowhere.",
}
_STRENGTHS: Mapping[Strength, str] = {Strength.WEAK_LINK: "weak link", Strength.UNPROMOTED: "unpromoted"}
_HEARD = (("customer", "customers"), ("employee", "employees"), ("partner", "partners"))


def state_words(opportunity: Opportunity) -> str:
    """How far it has come: `an idea`, `planned`, `on its way`, `done` or `dropped`; empty where nobody said."""
    return _OPPORTUNITY_STATES[opportunity.state] if opportunity.state else ""


def standing(entity: Entity, as_of: date) -> str:
    """`draft`, `planned`, `retired`, `not yet valid` or `ended`; empty for what is live."""
    return str(standing_of(entity, as_of) or "")


def standing_sentence(entity: Entity, as_of: date) -> str:
    """Why an entity is not live; empty for what is."""
    found = standing_of(entity, as_of)
    if found is None:
        return ""
    if found is Standing.NOT_YET_VALID and isinstance(entity, Promise):
        return f"Not yet valid: promised from {entity.valid_from} on, so it has no verdict yet."
    if found is Standing.ENDED and isinstance(entity, Promise):
        return f"Ended: it was promised until {entity.valid_until}, and is counted no more."
    return _STANDINGS[found]


def seen_words(touchpoint: Touchpoint) -> str:
    """Whether customers see it: `yes`, `no, backstage`."""
    return "yes" if touchpoint.layer is Layer.FRONTSTAGE else f"no, {touchpoint.layer}"


def agreement_words(partner: Partner, as_of: date) -> str:
    """`none`, `valid`, `valid until 2027-06-30`, `ended on 2026-06-30`, `does not count …`."""
    agreement = partner.agreement
    if agreement is None:
        return "none"
    if not partner.is_live:
        return "does not count, as the partner is not live"
    if not agreement.is_valid_on(as_of):
        return f"ended on {agreement.until}"
    return f"valid until {agreement.until}" if agreement.until else "valid"


def channel_words(touchpoint: Touchpoint) -> str:
    """`website, in person`, each channel once."""
    return ", ".join(in_words(channel) for channel in dict.fromkeys(touchpoint.channels))


def urgency_cell(journey: Journey) -> Value:
    """`4 × 5 = 20`; nothing where one of them is not known."""
    if journey.pain is None or journey.importance is None:
        return NOTHING
    return Words(f"{journey.pain:f} × {journey.importance:f} = {urgency(journey).normalize():f}")


def urgency_words(journey: Journey) -> str:
    """`pain 4 of 5, importance 5 of 5`, as far as it is known."""
    named = (("pain", journey.pain), ("importance", journey.importance))
    return ", ".join(f"{name} {rating:f} of 5" for name, rating in named if rating is not None)


def heard_words(study: Research) -> str:
    """`31 customers and 4 employees`; nothing where nobody was heard."""
    heard = ((getattr(study.heard, several, None), one, several) for one, several in _HEARD)
    return joined(counted(number, one, several) for number, one, several in heard if number)


def study_age(study: Research, as_of: date) -> str:
    """`5 months old`; on the day of the map it may not be finished yet."""
    return f"{age_words(study.date, as_of)} old" if study.date <= as_of else "not finished yet"


def strength_words(*strengths: Strength) -> str:
    return joined(_STRENGTHS[strength] for strength in strengths)


def strengths_told(found: Iterable[Strength]) -> str:
    """The meanings of the words that occur, each once."""
    occurring = set(found)
    told = (
        f"{capitalised(_STRENGTHS[each])}: {meaning}"
        for each, meaning in STRENGTH_MEANINGS.items()
        if each in occurring
    )
    return " ".join(told)
