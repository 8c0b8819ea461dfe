"""Partners that no agreement binds, at touchpoints that are in their hands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cxmap.alignment.wording import listed
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, Place, place_of
from cxmap.findings.rule import warning
from cxmap.insight.agreements import has_valid_agreement
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.partner import Partner
from cxmap.model.touchpoint import Control, Touchpoint

RULE = warning(
    "partner-without-agreement",
    "A partner contributes to a live touchpoint that is in its hands or shared, and has no valid agreement.",
    wrong=written("partners/evening-desk.md", "title: Evening desk"),
    right=written(
        "partners/evening-desk.md",
        *("title: Evening desk", "agreement:", "  title: Calls after six", "  until: 2027-12-31"),
        *("  obligations:", "    - {metric: answered, at_least: 80}"),
    ),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for identity, touchpoints in sorted(_at_work(linked).items()):
        partner = linked.catalogue.find(Partner, identity)
        if partner is None or not partner.is_live or has_valid_agreement(linked, partner):
            continue
        if not linked.catalogue.is_sound(partner.key, "agreement", "status"):
            continue
        document = linked.catalogue.documents[partner.key]
        place, problem, hint = (
            Place(document.path, entity=partner.key),
            "has no agreement",
            "agree on levels, and write",
        )
        if partner.agreement:
            place, problem = place_of(document, ("agreement", "until")), f"has had none since {partner.agreement.until}"
            hint = "renew it, and write"
        yield RULE.at(
            place,
            f"`{identity}` has a part in {listed(touchpoints)}, where you do not decide alone, and {problem}",
            hint=f"{hint} `agreement:` with its `title`, `until` and `obligations`",
        )


def _at_work(linked: LinkedMap) -> dict[str, list[str]]:
    """The partners that contribute to live touchpoints which are in their hands or shared, with these."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for touchpoint in linked.live(Touchpoint):
        is_sound = linked.catalogue.is_sound(touchpoint.key, "status", "control", "contributors")
        if is_sound and touchpoint.control in (Control.PARTNER, Control.SHARED):
            for partner in dict.fromkeys(each.partner for each in touchpoint.contributors if each.partner):
                found[partner].append(f"`{touchpoint.id}`")
    return found
