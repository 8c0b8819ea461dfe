"""Agreements inside the house: whether a promise still says and aims at what a capability's owner agreed to keep."""

from __future__ import annotations

from cxmap.alignment.cases import Case
from cxmap.model.capability import AgreedPromise, Capability
from cxmap.model.fingerprint import FIELDS, fingerprint
from cxmap.model.promise import Promise


def agreed_to(capability: Capability, promise: Promise) -> AgreedPromise | None:
    """The agreement of a capability's owner to a promise; None where nobody wrote one."""
    return next((each for each in capability.agreed if each.promise == promise.id), None)


def is_suspect(case: Case) -> bool:
    """Whether the promise is worded or set otherwise than on the day of the agreement; no without an agreement."""
    case.backing.damage.touch("agreed")
    agreed = agreed_to(case.capability, case.promise)
    if agreed is None:
        return False
    for field in FIELDS:
        case.promise_damage.touch(field)
    return agreed.print_ != fingerprint(case.promise)


def suspect_words(case: Case) -> str:
    agreed = agreed_to(case.capability, case.promise)
    assert agreed
    by = f" by {agreed.by}" if agreed.by else ""
    return f"wording or target is another than was agreed to for {case.capability.name} on {agreed.on}{by}"
