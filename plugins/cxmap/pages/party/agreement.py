"""A partner's agreement held against the promises that rest on it: what it is obliged to, and what is a favour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cxmap.alignment.results import Judgement
from cxmap.alignment.wording import target_amount
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.partner import Agreement, Obligation, Partner
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator
from cxmap.pages.kit.addresses import web_link
from cxmap.pages.kit.index_page import links_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.standing import agreement_words
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words
from cxmap.pages.kit.words import counted
from cxmap.pages.party.without_promises import rest_through_others

_COLUMNS = (
    Head("Measure", Holds.NAME),
    Head("Promised to customers"),
    Head("Obliged by the agreement"),
    Head("What that means", Holds.PROSE),
    Head("Promises"),
)
_Target = tuple[str, Operator]


@dataclass(frozen=True, slots=True)
class Bonds:
    """The agreement in one sentence, the agreement itself, and its obligations beside the targets."""

    is_missing: bool
    sentence: str
    agreement: Value
    obligations: Table


def bond_sections(site: Site, partner: Partner, path: str) -> Iterator[Section]:
    """A section for every partner: one without an agreement is told so."""
    agreement = partner.agreement
    obligations = {(each.metric, each.operator): each for each in agreement.obligations} if agreement else {}
    table = Table("Obligations beside promises", _COLUMNS, tuple(_rows(site, partner, obligations)))
    named = _named(agreement, path) if agreement else NOTHING
    yield Section(
        "Your agreement", "party/agreement", Bonds(is_unbound(site, partner), _sentence(site, partner), named, table)
    )


def _named(agreement: Agreement, path: str) -> Value:
    return replace(web_link(agreement.url, path), text=agreement.title) if agreement.url else Words(agreement.title)


def is_unbound(site: Site, partner: Partner) -> bool:
    """Whether promises rest on a partner that no valid agreement binds to any level."""
    agreement = partner.agreement
    bound = agreement is not None and agreement.is_valid_on(site.as_of) and bool(agreement.obligations)
    return not bound and bool(site.pairs_of(partner.key))


def promises_of(site: Site, party: Key) -> tuple[Key, ...]:
    """The promises that rest on a party, each once."""
    return tuple(dict.fromkeys(key_of(Promise.kind, pair.promise) for pair in site.pairs_of(party)))


def _sentence(site: Site, partner: Partner) -> str:
    count = len(promises_of(site, partner.key))
    directly = f"{counted(count, 'promise rests', 'promises rest')} on you"
    rest = directly if count else rest_through_others(site, partner.key)
    agreement = partner.agreement
    if agreement is None:
        return f"{rest}, and no agreement binds you to anything."
    valid = "is " if agreement.is_valid_on(site.as_of) else ""
    obliged = "" if agreement.obligations else " and obliges you to no level"
    return f"{rest}. Your agreement {valid}{agreement_words(partner, site.as_of)}{obliged}."


def _rows(site: Site, partner: Partner, obligations: dict[_Target, Obligation]) -> Iterator[tuple[Value, ...]]:
    needed = _needed(site, partner.key)
    both = dict.fromkeys((*needed, *obligations))
    metrics = {name: found for name, _ in both if (found := site.catalogue.find(Metric, name))}
    for metric, operator in (target for target in both if target[0] in metrics):
        found = metrics[metric]
        targets = needed.get((metric, operator), {})
        level = _strictest(operator, targets.values())
        obliged = obligations.get((metric, operator))
        yield (
            site.links[found.key],
            Figure(target_amount(operator, level, found)) if level is not None else NOTHING,
            Figure(target_amount(operator, obliged.level, found)) if obliged else NOTHING,
            Words(_meaning(site, partner, level, obliged)),
            links_cell(site, targets),
        )


def _needed(site: Site, party: Key) -> dict[_Target, dict[Key, Decimal]]:
    """The targets that rest on a party: by metric, the promises and their levels."""
    needed: dict[_Target, dict[Key, Decimal]] = {}
    for pair in site.pairs_of(party):
        for judgement in pair.judgements:
            if target := _target(judgement):
                metric, operator, level = target
                needed.setdefault((metric, operator), {})[key_of(Promise.kind, pair.promise)] = level
    return needed


def _target(judgement: Judgement) -> tuple[str, Operator, Decimal] | None:
    if judgement.metric is None or judgement.operator is None or judgement.target is None:
        return None
    return judgement.metric, judgement.operator, judgement.target


def _strictest(operator: Operator, levels: Iterable[Decimal]) -> Decimal | None:
    return (max if operator is Operator.AT_LEAST else min)(levels, default=None)


def _meaning(site: Site, partner: Partner, level: Decimal | None, obliged: Obligation | None) -> str:
    if obliged is None:
        return "Nothing obliges you to what is promised"
    if partner.agreement and not partner.agreement.is_valid_on(site.as_of):
        return f"The agreement ended on {partner.agreement.until}"
    if level is None:
        return "Agreed, but no promise needs it"
    if obliged.operator.is_met(obliged.level, level):
        return "Agreed at least as strictly as promised"
    return "Agreed to less than is promised: the rest is a favour"
