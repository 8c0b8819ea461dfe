"""A department or a partner, *your part*: which promises do I help to keep, where do I act, and what do I get?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.alignment.results import Pair
from cxmap.diagrams.neighbourhood import neighbourhood_graph
from cxmap.insight.places import Places, places_of
from cxmap.insight.tensions import tensions_of
from cxmap.model.department import Department
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.entity_fields import told_whole
from cxmap.pages.kit.entity_page import entity_page, with_rest_folded
from cxmap.pages.kit.entity_words import agreement_words
from cxmap.pages.kit.exchange import exchange_of
from cxmap.pages.kit.facts import count_fact, known, link_fact, text_fact
from cxmap.pages.kit.graph_picture import beside_table, picture_of, pictures_section, relations_of
from cxmap.pages.kit.judgement_table import promised_sections
from cxmap.pages.kit.lead import Answer, lead_of
from cxmap.pages.kit.page import PageView, Section, folded
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.tensions import tension_section
from cxmap.pages.kit.values import Fact
from cxmap.pages.kit.verdict_ways import promise_counts
from cxmap.pages.party.agreement import agreement_section
from cxmap.pages.party.made import made_sections
from cxmap.pages.party.next_steps import caused_sections, leading_pains, waiting_sections, without_next_steps
from cxmap.pages.party.places import played_sections
from cxmap.pages.party.promises import COUNTED_ONCE, answer, helped_sections, told_apart, unanswered
from cxmap.pages.party.rewards import measures_sections, reward_sections

_NEIGHBOURHOOD = "Where the party acts, seen and unseen, and what and whom it meets there."
_MOST_NEIGHBOURS = 14
"""More than that, and the picture is no longer clear."""
_TOLD = ("conflicts_with", "gets", "gives", "incentives", "needs")


def build(site: Site, document: Document) -> PageView:
    party = document.entity
    assert isinstance(party, Party)
    pairs = site.pairs_of(party.key)
    judged = Answer(answer(site, party.key), "" if pairs else unanswered(site, party.key))
    glance = (
        *told_apart(site, party.key),
        *(_of_partner(site, party) if isinstance(party, Partner) else _of_department(site, party.key)),
    )
    pains = leading_pains(site, party)
    lead = without_next_steps(site, party.key, lead_of(site, party, judged, pairs, glance))
    lead = replace(lead, pains=pains.shown, more_pains=pains.more)
    counts = promise_counts(site, pairs, concerned=party.key) if lead.counts else None
    several = counts if counts and counts.total > 1 else None
    lead = replace(lead, counted=COUNTED_ONCE if several else "", counts=several)
    places = places_of(site, party.key)
    told = (*_TOLD, "agreement") if isinstance(party, Partner) else _TOLD
    rest = (*_rest(site, party, places), *_promised(site, pairs))
    page = entity_page(site, document, lead, rest, told=told_whole(party, told))
    page = with_rest_folded(page)
    return replace(page, before=(*page.before, *_open_sections(site, party, places)))


def _of_department(site: Site, key: Key) -> tuple[Fact, ...]:
    department = site.catalogue.find(Department, kind_and_id(key)[1])
    parent = department.parent if department else None
    return known(
        (
            link_fact(site, "Part of", key_of(Department.kind, parent or "")),
            count_fact("Touchpoints owned", site.count_live(key, Touchpoint.kind, "owner")),
            count_fact("Touchpoints helped", site.count_live(key, Touchpoint.kind, "contributors")),
        )
    )


def _of_partner(site: Site, partner: Partner) -> tuple[Fact, ...]:
    return known(
        (
            link_fact(site, "Managed by", key_of(Department.kind, partner.managed_by or "")),
            text_fact("Agreement", agreement_words(partner, site.as_of)),
            count_fact("Touchpoints helped", site.count_live(partner.key, Touchpoint.kind, "contributors")),
        )
    )


def _open_sections(site: Site, party: Party, places: Places) -> Iterator[Section]:
    """The party's next steps, what hurts because of it, and what it is rewarded for; of a partner its agreement too."""
    yield from waiting_sections(site, party.key)
    yield from caused_sections(site, party)
    yield from reward_sections(site, party, places)
    if isinstance(party, Partner):
        yield agreement_section(site, party)


def _rest(site: Site, party: Party, places: Places) -> Iterator[Section]:
    """All the rest, folded."""
    kept = (
        folded(each, "All of them, kept ones too, with your part") for each in helped_sections(site, party.key, places)
    )
    made = (folded(each, "Where you say them, and where they are kept") for each in made_sections(site, party.key))
    makes_more = len(site.made_by(party.key)) > len(site.kept_by(party.key))
    yield from (*made, *kept) if makes_more else (*kept, *made)
    for each in played_sections(site, places):
        yield folded(each, "Your touchpoints, seen and unseen")
    for each in _neighbourhood(site, party, places):
        yield folded(each, "Your touchpoints, and whom you meet there, as a picture")
    yield from measures_sections(site, party, places)
    exchange = Section("What you need, give and get", "kit/exchange", exchange_of(site, party, "you"))
    yield folded(exchange, "How well your needs are met, and what you exchange")
    if tensions := tensions_of(site, party):
        yield folded(tension_section(site, "Your tensions", tensions), "With whom, why, and where you meet")


def _promised(site: Site, pairs: tuple[Pair, ...]) -> Iterator[Section]:
    for each in promised_sections(site, pairs):
        yield folded(each, "Each promise with what is promised, measured and designed")


def _neighbourhood(site: Site, party: Party, places: Places) -> Iterator[Section]:
    """A section where the party acts somewhere, and the picture of that is small."""
    graph = neighbourhood_graph(site, party, places)
    if places and len(graph.nodes) <= _MOST_NEIGHBOURS:
        picture = picture_of(site, graph, _NEIGHBOURHOOD, party.key, "neighbourhood")
        yield pictures_section("Your neighbourhood", beside_table("", (picture,), relations_of(site, graph)))
