"""Standing: the words for what is not live, with the sentence that explains it, and for agreements."""

from __future__ import annotations

from datetime import date

from cxmap.insight.standing import Standing, standing_of
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.record import Entity

_SENTENCES = {
    Standing.DRAFT: "Draft: only shown where the site asks for drafts, and counted nowhere.",
    Standing.PLANNED: "Planned: not promised to anybody yet, so it has no verdict.",
    Standing.RETIRED: "Retired: kept for the record, and counted nowhere.",
}


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
    return _SENTENCES[found]


def agreement_words(partner: Partner, as_of: date) -> str:
    """`none`, `valid`, `valid until 2027-06-30`, `ended on 2026-06-30`."""
    agreement = partner.agreement
    if agreement is None:
        return "none"
    if not agreement.is_valid_on(as_of):
        return f"ended on {agreement.until}"
    return f"valid until {agreement.until}" if agreement.until else "valid"
