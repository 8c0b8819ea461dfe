"""A partner's agreement in words: what it is obliged to beside what is promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from cxmap.alignment.wording import target_amount
from cxmap.insight.agreements import Cover, Covered, coverage_by_agreement, has_valid_agreement, is_unbound
from cxmap.model.partner import Partner
from cxmap.model.party import Agreement
from cxmap.pages.kit.entity_words import agreement_words
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, table_of
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words, web_link
from cxmap.pages.kit.words import counted
from cxmap.pages.party.promises import resting_through_others

_MEANINGS: Mapping[Cover, str] = {
    Cover.NONE: "Nothing obliges you to what is promised",
    Cover.NOT_NEEDED: "Agreed, but no promise needs it",
    Cover.WHOLE: "Agreed at least as strictly as promised",
    Cover.PART: "Agreed to less than is promised: the rest is a favour",
}


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The agreement in one sentence, the agreement itself, and its obligations beside the targets."""

    is_missing: bool
    sentence: str
    agreement: Value
    obligations: Table


def agreement_section(site: Site, partner: Partner) -> Section:
    """A section for every partner: one without an agreement is told so."""
    columns: Columns[Covered] = (
        Column("Measure", lambda site, each: site.links[each.metric.key], Holds.NAME),
        Column("Promised to customers", lambda _, each: _level(each, each.promised)),
        Column("Obliged by the agreement", lambda _, each: _level(each, each.obliged)),
        Column("What that means", lambda site, each: Words(_meaning(site, partner, each)), Holds.PROSE),
        Column("Promises", lambda site, each: links_cell(site, each.promises)),
    )
    table = table_of(site, "Obligations beside promises", columns, coverage_by_agreement(site, partner))
    named = _named(partner.agreement, site.links[partner.key].path) if partner.agreement else NOTHING
    view = AgreementView(is_unbound(site, partner), _sentence(site, partner), named, table)
    return Section("Your agreement", "party/agreement", view)


def _named(agreement: Agreement, path: str) -> Value:
    return replace(web_link(agreement.url, path), text=agreement.title) if agreement.url else Words(agreement.title)


def _level(covered: Covered, level: Decimal | None) -> Value:
    return Figure(target_amount(covered.operator, level, covered.metric)) if level is not None else NOTHING


def _meaning(site: Site, partner: Partner, covered: Covered) -> str:
    if covered.cover is Cover.ENDED:
        return f"The agreement {agreement_words(partner, site.as_of)}"
    return _MEANINGS[covered.cover]


def _sentence(site: Site, partner: Partner) -> str:
    count = len({pair.promise for pair in site.kept_by(partner.key)})
    directly = f"{counted(count, 'promise rests', 'promises rest')} on you"
    rest = directly if count else resting_through_others(site, partner.key)
    agreement = partner.agreement
    if agreement is None:
        return f"{rest}, and no agreement binds you to anything."
    valid = "is " if has_valid_agreement(site, partner) else ""
    obliged = "" if agreement.obligations else " and obliges you to no level"
    return f"{rest}. Your agreement {valid}{agreement_words(partner, site.as_of)}{obliged}."
