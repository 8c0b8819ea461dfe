"""A promise: is this one kept, and what would break it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cxmap.alignment.results import Judgement
from cxmap.diagrams.chain import chain_graph, weakest_links
from cxmap.insight.budgets import budgets_of
from cxmap.insight.may_be_said import MayBeSaid, may_be_said, may_say_more
from cxmap.insight.measured_series import deliveries_behind
from cxmap.insight.places import keepers
from cxmap.insight.sentences import sentence_of
from cxmap.model.capability import Capability
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Expectation, Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.charts.series import series_section
from cxmap.pages.kit.entity_fields import Context, record_table
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.facts import known, link_fact, links_fact, text_fact
from cxmap.pages.kit.graph_picture import beside_table, picture_of, pictures_section, relations_of
from cxmap.pages.kit.index_page import Nothing, few_links
from cxmap.pages.kit.judgement_table import promised_sections
from cxmap.pages.kit.lead import Answer, lead_of
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.promise_words import TITLES, UNCONFIRMED, anchor_of, dated_target_words, unconfirmed_words
from cxmap.pages.kit.sentences import instead_of, nothing_instead
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, cut, table_of
from cxmap.pages.kit.values import Fact, Facts, Several, Value, WebLink, Words
from cxmap.pages.kit.words import capitalised, counted, joined, label_of
from cxmap.pages.promise.budget import budget_sections, budget_sentence
from cxmap.pages.promise.groups import group_sections
from cxmap.pages.promise.mending import mending_sections
from cxmap.pages.promise.periods import strip_sections
from cxmap.pages.promise.terms import TERMS, meaning_sections, publication_sections

MOST_TRENDS = 8
_HOMELESS = "Homeless: no live touchpoint carries this promise, so nobody can say where customers feel it."
_SLOGAN = "A slogan: it lets nobody expect anything that could be kept or broken, so it has no verdict."
_OPEN = "No verdict: a mistake in the content hides it. The findings say which."


def build(site: Site, document: Document) -> PageView:
    promise = document.entity
    assert isinstance(promise, Promise)
    pairs = site.pairs_of(promise.key)
    places = counted(len(pairs), "touchpoint", "touchpoints")
    answer = Answer(f"Felt at {places}", _unjudged(site, promise))
    glance = known(
        (
            _may_be_said_fact(site, promise),
            link_fact(site, "Made by", promise.maker),
            *(Fact("Budget", Words(budget_sentence(each))) for each in budgets_of(site, promise)[:1]),
            text_fact("Target", dated_target_words(site, promise) if promise.expects else "none: judged on proof"),
            links_fact(site, "Felt at", (key_of(Touchpoint.kind, pair.touchpoint) for pair in pairs)),
        )
    )
    lead = lead_of(site, promise, answer, pairs, glance)
    sections = (
        *budget_sections(site, promise),
        *group_sections(site, promise),
        *strip_sections(site, promise),
        *promised_sections(site, pairs, of=Promise.kind),
        *chain_sections(site, promise),
        *_trends(site, promise),
        *meaning_sections(site, promise, document),
        *_expected(site, promise, document.path),
        *publication_sections(site, promise, document),
    )
    told = ("statement", "expects", *TERMS)
    page = entity_page(site, document, lead, sections, told=told)
    return replace(page, before=(*page.before, *_instead(site, promise), *mending_sections(site, promise)))


def _instead(site: Site, promise: Promise) -> Iterator[Section]:
    """The true sentence beside the published one; where that must go and there is none, the reason."""
    sentence = sentence_of(site, promise)
    if sentence and site.pairs_of(promise.key):
        if wording := instead_of(site, sentence):
            yield Section("", "promise/instead", wording)
        elif sentence.listed in (MayBeSaid.STOP, MayBeSaid.REWORD):
            yield Section("", "kit/nothing", Nothing(nothing_instead(site, sentence)))


def _unjudged(site: Site, promise: Promise) -> str:
    """Why there is no verdict on a live promise."""
    if promise.is_slogan:
        return _SLOGAN
    return _HOMELESS if promise.id in site.alignment.homeless else _OPEN


_MOST_LINKS = 6
_MOST_PARTIES = 60
Duties = Mapping[str, list[Key]]
"""The things for which a party has a duty, by the words for the duty."""


def keepers_table(site: Site, promise: Promise, below: Iterable[Key]) -> Table:
    """Who made the promise first, then everybody in the chain `below` it."""
    maker = promise.maker
    duties: dict[Key, dict[str, list[Key]]] = {maker: {"Made": [promise.key]}}
    for key in dict.fromkeys(below):
        for party, duty in _duties(site, key):
            duties.setdefault(party, {}).setdefault(duty, []).append(key)
    parties = ((site.links[party], found) for party, found in duties.items() if party in site.links)
    shown = cut(parties, site.most(_MOST_PARTIES))
    note = f"Not shown here: {counted(shown.more, 'party', 'parties')} more." if shown.more else ""
    return table_of(site, "Who promised, who keeps it", _COLUMNS, shown.shown, note=note)


def _said(site: Site, entry: tuple[EntityLink, Duties]) -> Value:
    return Facts(tuple(Fact(duty, few_links(site, keys, _MOST_LINKS)) for duty, keys in entry[1].items()))


_COLUMNS: Columns[tuple[EntityLink, Duties]] = (
    Column("Who", lambda _, entry: entry[0], Holds.NAME),
    Column("What they have to do with it", _said, Holds.PROSE),
)


def chain_sections(site: Site, promise: Promise) -> Iterator[Section]:
    """Sections of the chain and of its keepers, where the promise is felt somewhere."""
    pairs = site.pairs_of(promise.key)
    if not pairs:
        return
    graph = chain_graph(site, promise)
    picture = picture_of(site, graph, "What the promise rests on, link by link.", promise.key, "chain")
    weakest = sorted(weakest_links(pairs))
    names = joined(link.name for link in site.links_to(weakest))
    sentence = f"Weakest {'link' if len(weakest) == 1 else 'links'}: {names}." if names else ""
    yield pictures_section("What it rests on", beside_table(sentence, (picture,), relations_of(site, graph)))
    below = (Key(edge.target) for edge in graph.edges)
    yield Section("Who promised, and who keeps it", "kit/table", keepers_table(site, promise, below))


def _may_be_said_fact(site: Site, promise: Promise) -> Fact | None:
    """The lists of "What may I promise?" in which it stands."""
    listed = may_be_said(site, promise)
    found = (*((listed,) if listed else ()), *((MayBeSaid.MORE,) if may_say_more(site, promise) else ()))
    path = site.overviews.get("may-we-say", "")
    words = tuple(WebLink(TITLES[each], path=path, anchor=anchor_of(each)) for each in found)
    return Fact("May we say this?", Several(words)) if words else None


def _expected(site: Site, promise: Promise, path: str) -> Iterator[Section]:
    """The things that customers may expect, and whether anybody still vouches for that."""
    if promise.expects:
        label, words = label_of(Promise.shape["expects"]), unconfirmed_words(site, promise)
        table = record_table(label, Expectation, promise.expects, Context(site, path))
        legend = f"{capitalised(words)}. {UNCONFIRMED}" if words else ""
        yield Section(label, "kit/table", replace(table, legend=legend))


def _trends(site: Site, promise: Promise) -> Iterator[Section]:
    """One for each expectation and capability that it is judged by, the worst judged first."""
    judgements = sorted(
        (judgement for pair in site.pairs_of(promise.key) for judgement in pair.judgements),
        key=lambda judgement: judgement.verdict.rank,
    )
    judged_by: dict[tuple[str | None, str | None, str | None], Judgement] = {}
    for each in judgements:
        judged_by.setdefault((each.capability, each.metric, each.group), each)
    behind = (delivered for each in judged_by.values() for delivered in deliveries_behind(site, each))
    shown = cut(behind, site.most(MOST_TRENDS, 1))
    yield from (series_section(site, delivered, of=promise) for delivered in shown.shown)
    if shown.more:
        yield Section("", "kit/nothing", Nothing(shown.note("series", "series")))


def _duties(site: Site, key: Key) -> Iterator[tuple[Key, str]]:
    entity = site.catalogue.entity(key)
    if isinstance(entity, Touchpoint):
        if entity.answering:
            yield entity.answering, "Answers for"
        yield from ((each, "Contributes to") for each in dict.fromkeys(each.party for each in entity.contributors))
    elif isinstance(entity, Capability):
        owner, *partners = keepers(entity)
        yield owner, "Answers for"
        yield from ((partner, "Does some of the work of") for partner in dict.fromkeys(partners))
