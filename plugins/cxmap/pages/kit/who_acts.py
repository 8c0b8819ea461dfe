"""Who acts: the parties in whose hands the next step on a pair, or on a finding about a verdict, lies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cxmap.alignment.results import Judgement, Pair
from cxmap.alignment.risks import CONTROL
from cxmap.checks import (
    broken_promise,
    over_promised,
    promise_outside_control,
    unbacked_promise,
    under_promised,
    unverified_promise,
)
from cxmap.checks.troubles import having
from cxmap.findings.finding import Finding
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.places import keepers
from cxmap.pages.kit.site import Site

_WORDING = (Verdict.OVER_PROMISED, Verdict.UNDER_PROMISED)
_ABOUT: Mapping[str, Callable[[Judgement], bool]] = {
    over_promised.RULE.id: having(Verdict.OVER_PROMISED),
    broken_promise.RULE.id: having(Verdict.BROKEN),
    unbacked_promise.RULE.id: having(Verdict.UNBACKED),
    unverified_promise.RULE.id: having(Verdict.UNVERIFIED),
    promise_outside_control.RULE.id: lambda judgement: CONTROL in judgement.risks,
    under_promised.RULE.id: having(Verdict.UNDER_PROMISED),
}
"""The judgements that findings of a rule are about."""


def acting_on(site: Site, pair: Pair) -> tuple[EntityLink, ...]:
    """Who must change the wording, the place or the delivery; nobody where the promise is kept."""
    return site.links_to(_acting(site, pair, pair.worst))


def acting_department(site: Site, finding: Finding) -> Key | None:
    """The first department that acts on what a finding is about; None where it is not about a verdict."""
    is_about = _ABOUT.get(finding.rule)
    if is_about is None:
        return None
    pairs = site.pairs_of(Key(finding.place.entity or ""))
    found = [(pair, each) for pair in pairs for each in pair.judgements if is_about(each)]
    # As the checks do: the first by expectation, then by touchpoint.
    pair, judgement = min(found, key=lambda entry: entry[1].expectation or 0)
    departments = (key for key in _acting(site, pair, judgement) if kind_and_id(key)[0] == Department.kind)
    return next(departments, None)


def _acting(site: Site, pair: Pair, judgement: Judgement) -> Iterator[Key]:
    verdict = judgement.verdict
    if verdict is Verdict.KEPT:
        return
    promise = site.catalogue.find(Promise, pair.promise)
    if promise and verdict in _WORDING:
        yield key_of(Department.kind, promise.made_by)
    capability = site.catalogue.find(Capability, judgement.capability)
    if capability and verdict is not Verdict.UNDER_PROMISED:
        yield from keepers(capability)
    touchpoint = site.catalogue.find(Touchpoint, pair.touchpoint)
    if touchpoint and verdict is Verdict.UNBACKED:
        yield key_of(Department.kind, touchpoint.owner)
