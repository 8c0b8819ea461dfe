"""Control: in whose hands a touchpoint and a capability are, and what agreements bind those to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from cxmap.alignment.cases import Case, MeasuredCase
from cxmap.alignment.doubt import Undecided, liveness
from cxmap.alignment.wording import listed, target_amount
from cxmap.model.catalogue import Catalogue
from cxmap.model.partner import Partner
from cxmap.model.touchpoint import Control

_OTHERS_HANDS = (Control.PARTNER, Control.SHARED)


def known_partners(catalogue: Catalogue, as_of: date) -> Mapping[str, Partner | None]:
    """The live partners by id, None for those that are not; those in doubt are left out."""
    states = liveness(catalogue, Partner, as_of)
    return {
        partner.id: partner if states[partner.id] else None
        for partner in catalogue.all(Partner)
        if partner.id in states and catalogue.is_sound(partner.key, "agreement")
    }


def is_out_of_control(case: Case, day: date) -> bool:
    """Whether others decide on a promise who are not bound to keep it on that day."""
    control = case.encounter.control
    if control is Control.OUTSIDE:
        return True
    case.backing.damage.touch("partners")
    if not all(_is_bound(case, partner, day) for partner in case.capability.partners):
        return True
    if control not in _OTHERS_HANDS:
        return False
    # The first that is bound settles it, whatever else is in doubt.
    if any(_is_known(case, partner) and _is_bound(case, partner, day) for partner in named_partners(case)):
        return False
    case.encounter.damage.touch("contributors")
    return not any(_is_bound(case, partner, day) for partner in named_partners(case))


def is_out_of_control_today(case: Case) -> bool:
    return is_out_of_control(case, case.surroundings.as_of)


def is_losing_control(case: Case) -> bool:
    """Whether agreements end within 30 days without which others would decide on the promise."""
    return not is_out_of_control_today(case) and is_out_of_control(case, case.soon)


def losing_words(case: Case) -> tuple[str, ...]:
    """Which agreements that are needed end soon."""
    if not is_losing_control(case):
        return ()
    return tuple(
        f"the agreement of {each.name} ends on {each.agreement.until}"
        for each in needed_and_ending(case)
        if each.agreement
    )


def control_words(case: Case) -> str:
    control = case.encounter.control
    if control is Control.OUTSIDE:
        return f"what happens there ({case.touchpoint.name}) is outside the organisation's control"
    lacking = listed(list(lacking_agreements(case)) or ["no partner is named that is bound"])
    place = f" there ({case.touchpoint.name})" if control in _OTHERS_HANDS else ""
    return f"others decide on it{place}: {lacking}"


def named_partners(case: Case) -> tuple[str, ...]:
    """Those that the capability and, for this promise, the touchpoint name."""
    if case.encounter.control not in _OTHERS_HANDS:
        return case.capability.partners
    contributors = (each for each in case.touchpoint.contributors if each.partner and each.helps_with(case.promise.id))
    return tuple(dict.fromkeys((*case.capability.partners, *(each.partner or "" for each in contributors))))


def lacking_agreements(case: Case) -> Iterator[str]:
    """Why each partner that had to be bound is not, today."""
    day = case.surroundings.as_of
    own = [partner for partner in case.capability.partners if not _is_bound(case, partner, day)]
    for partner in own or named_partners(case):
        yield _what_is_lacking(case, partner, day)


def ending_agreements(case: Case, day: date) -> Iterator[Partner]:
    """The partners that are bound today, and would no longer be on a later day."""
    for identity in named_partners(case):
        is_ending = _is_bound(case, identity, case.surroundings.as_of) and not _is_bound(case, identity, day)
        if is_ending and (partner := case.surroundings.partners[identity]):
            yield partner


def needed_and_ending(case: Case) -> Iterator[Partner]:
    """The partners without whose agreement the promise would be out of control, and that lose it within 30 days."""
    if case.encounter.control is Control.OUTSIDE:
        return
    needs_one = case.encounter.control in _OTHERS_HANDS
    is_replaced = needs_one and any(_is_bound(case, partner, case.soon) for partner in named_partners(case))
    for partner in ending_agreements(case, case.soon):
        if partner.id in case.capability.partners or (needs_one and not is_replaced):
            yield partner


def _is_known(case: Case, partner: str) -> bool:
    return partner in case.surroundings.partners


def _is_bound(case: Case, identity: str, day: date) -> bool:
    if not _is_known(case, identity):
        raise Undecided
    partner = case.surroundings.partners[identity]
    agreement = partner.agreement if partner else None
    return agreement is not None and agreement.is_valid_on(day) and _obliges(case, partner)


def _obliges(case: Case, partner: Partner | None) -> bool:
    """Whether an agreement is at least as strict as what is promised; where that is no number, any will do."""
    if not isinstance(case, MeasuredCase):
        return True
    level = _obliged_level(case, partner)
    return level is not None and case.operator.is_met(level, case.target)


def _obliged_level(case: MeasuredCase, partner: Partner | None) -> Decimal | None:
    obligations = partner.agreement.obligations if partner and partner.agreement else ()
    metric, operator = case.metric.id, case.operator
    return next((each.level for each in obligations if (each.metric, each.operator) == (metric, operator)), None)


def _what_is_lacking(case: Case, identity: str, day: date) -> str:
    partner = case.surroundings.partners[identity]
    if partner is None:
        return f"{_name(case.surroundings.catalogue, identity)} is no partner any more"
    agreement = partner.agreement
    if agreement is None:
        return f"{partner.name} has no agreement"
    if not agreement.is_valid_on(day):
        return f"the agreement of {partner.name} ended on {agreement.until}"
    assert isinstance(case, MeasuredCase), "any agreement binds where no number is promised"
    level = _obliged_level(case, partner)
    if level is None:
        return f"the agreement of {partner.name} says nothing of {case.metric.name}"
    return f"the agreement of {partner.name} obliges it to {target_amount(case.operator, level, case.metric)} only"


def _name(catalogue: Catalogue, identity: str) -> str:
    partner = catalogue.find(Partner, identity)
    return partner.name if partner else identity
