"""Control: in whose hands a touchpoint is, and what agreements oblige those to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cxmap.alignment.cases import Bonds, Case
from cxmap.alignment.doubt import Undecided, liveness
from cxmap.model.catalogue import Catalogue
from cxmap.model.partner import Partner
from cxmap.model.promise import Expectation
from cxmap.model.touchpoint import Control


def bonds_by_partner(catalogue: Catalogue, as_of: date) -> Mapping[str, Bonds | None]:
    """The levels that each live partner's valid agreement sets, None of others; those in doubt are left out."""
    states = liveness(catalogue, Partner, as_of)
    return {
        partner.id: _bonds(partner, as_of) if states[partner.id] else None
        for partner in catalogue.all(Partner)
        if partner.id in states and catalogue.is_sound(partner.key, "agreement")
    }


def is_outside_control(case: Case) -> bool:
    case.encounter.damage.touch("control")
    control = case.touchpoint.control
    if control is Control.OUTSIDE:
        return True
    return _is_left_to_goodwill(case) if control in (Control.PARTNER, Control.SHARED) else False


def _is_left_to_goodwill(case: Case) -> bool:
    """Whether no partner of the capability or the touchpoint has agreed to what is promised."""
    bonds = case.surroundings.bonds
    partners = tuple(_named_partners(case))
    if any(partner in bonds and _obliges(bonds[partner], case.expectation) for partner in partners):
        return False
    case.encounter.damage.touch("contributors")
    case.backing.damage.touch("partners")
    if not all(partner in bonds for partner in partners):
        raise Undecided
    return True


def _named_partners(case: Case) -> Iterator[str]:
    yield from case.capability.partners
    for contributor in case.touchpoint.contributors:
        if contributor.partner:
            yield contributor.partner


def _bonds(partner: Partner, as_of: date) -> Bonds | None:
    agreement = partner.agreement
    if agreement is None or not agreement.is_valid_on(as_of):
        return None
    return {(obligation.metric, obligation.operator): obligation.level for obligation in agreement.obligations}


def _obliges(bonds: Bonds | None, expectation: Expectation | None) -> bool:
    """Whether an agreement is at least as strict as an expectation; where none is stated, any will do."""
    if bonds is None or expectation is None:
        return bonds is not None
    operator = expectation.operator
    level = bonds.get((expectation.metric, operator))
    return level is not None and operator.is_met(level, expectation.level)
