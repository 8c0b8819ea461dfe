"""Agreements that end within a month, and that promises rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from cxmap.alignment.wording import listed
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.partner import Partner

_evening_desk = partial(
    written,
    "partners/evening-desk.md",
    "title: Evening desk",
    "agreement:",
    "  title: Calls after six",
    "  obligations:",
    "    - {metric: answered, at_least: 80}",
)

RULE = warning(
    "agreement-ending",
    "An agreement that a promise rests on ends within 30 days.",
    wrong=_evening_desk("  until: 2026-07-15"),
    right=_evening_desk("  until: 2027-12-31"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    needing: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in judged.alignment.pairs:
        for identity in dict.fromkeys(each for judgement in pair.judgements for each in judgement.ending):
            needing[identity][f"`{pair.promise}`"] = None
    for identity, promises in sorted(needing.items()):
        partner = judged.catalogue.find(Partner, identity)
        assert partner
        assert partner.agreement
        yield RULE.at(
            place_of(judged.catalogue.documents[partner.key], ("agreement", "until")),
            f"the agreement of `{identity}` ends on {partner.agreement.until}, and {listed([*promises])} "
            f"{'rests' if len(promises) == 1 else 'rest'} on it",
            hint="renew it, or stop saying from that day on what nobody is bound to keep",
        )
