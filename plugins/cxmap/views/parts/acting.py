"""Who acts: the parties in whose hands the next step on a pair lies."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.results import Pair
from cxmap.alignment.verdicts import Verdict
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.views.page import EntityLink
from cxmap.views.parts.places import keepers
from cxmap.views.site import Site

_WORDING = (Verdict.OVER_PROMISED, Verdict.UNDER_PROMISED)


def acting_on(site: Site, pair: Pair) -> tuple[EntityLink, ...]:
    """Who must change the wording, the place or the delivery; nobody where the promise is kept."""
    return site.links_to(_acting(site, pair))


def _acting(site: Site, pair: Pair) -> Iterator[Key]:
    if pair.verdict is Verdict.KEPT:
        return
    promise = site.catalogue.find(Promise, pair.promise)
    if promise and pair.verdict in _WORDING:
        yield key_of(Department.kind, promise.made_by)
    capability = site.catalogue.find(Capability, pair.worst.capability)
    if capability and pair.verdict is not Verdict.UNDER_PROMISED:
        yield from keepers(capability)
    touchpoint = site.catalogue.find(Touchpoint, pair.touchpoint)
    if touchpoint and pair.verdict is Verdict.UNBACKED:
        yield key_of(Department.kind, touchpoint.owner)
