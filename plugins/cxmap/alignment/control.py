"""Control: in whose hands a touchpoint is, and which agreements bind those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cxmap.alignment.cases import Answer, Case
from cxmap.alignment.liveness import liveness
from cxmap.model.catalogue import Catalogue
from cxmap.model.partner import Agreement, Partner
from cxmap.model.promise import Expectation
from cxmap.model.touchpoint import Control


def valid_agreements(catalogue: Catalogue, as_of: date) -> Mapping[str, Agreement | None]:
    """Each partner's agreement where it is valid, else None; partners of whom nobody can tell are left out."""
    states = liveness(catalogue, Partner, as_of)
    return {
        partner.id: partner.agreement if states[partner.id] and _is_valid(partner.agreement, as_of) else None
        for partner in catalogue.all(Partner)
        if partner.id in states and catalogue.is_sound(partner.key, "agreement")
    }


def is_outside_control(case: Case) -> Answer:
    if not case.surroundings.catalogue.is_sound(case.touchpoint.key, "control"):
        return None
    control = case.touchpoint.control
    if control is Control.OUTSIDE:
        return True
    return _is_left_to_goodwill(case) if control in (Control.PARTNER, Control.SHARED) else False


def _is_left_to_goodwill(case: Case) -> Answer:
    """Whether no partner of the capability or the touchpoint has agreed to what is promised."""
    agreements = case.surroundings.agreements
    named = tuple(_named_partners(case))
    if any(_obliges(agreements.get(partner), case.expectation) for partner in named):
        return False
    catalogue = case.surroundings.catalogue
    is_all_known = (
        catalogue.is_sound(case.touchpoint.key, "contributors")
        and catalogue.is_sound(case.capability.key, "partners")
        and all(partner in agreements for partner in named)
    )
    return True if is_all_known else None


def _named_partners(case: Case) -> Iterator[str]:
    yield from case.capability.partners
    for contributor in case.touchpoint.contributors:
        if contributor.partner:
            yield contributor.partner


def _is_valid(agreement: Agreement | None, as_of: date) -> bool:
    return agreement is not None and agreement.is_valid_on(as_of)


def _obliges(agreement: Agreement | None, expectation: Expectation | None) -> bool:
    """Whether an agreement is at least as strict as an expectation; where none is stated, any will do."""
    if agreement is None or expectation is None:
        return agreement is not None
    operator = expectation.operator
    return any(
        obligation.metric == expectation.metric
        and obligation.operator is operator
        and operator.is_met(obligation.level, expectation.level)
        for obligation in agreement.obligations
    )
