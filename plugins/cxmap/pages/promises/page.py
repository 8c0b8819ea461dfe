"""All promises: which are in trouble, and why?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cxmap.alignment.results import Pair, tally_of, worst_pair, worst_pairs
from cxmap.alignment.wording import verdict_words
from cxmap.insight.facets import (
    EVERYONE,
    FACETS,
    Answer,
    Answers,
    ChannelFacet,
    DepartmentFacet,
    Facet,
    FacetAnswers,
    JourneyFacet,
    PartnerFacet,
    PersonaFacet,
    ToleranceFacet,
    VerdictFacet,
)
from cxmap.insight.register import worst_first
from cxmap.insight.variance import Variance, tolerance_of, variance_of
from cxmap.model.block import PickedVerdict
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.new_file import adding_section
from cxmap.pages.kit.page import PROMISES_CSV, PROMISES_XLSX, Download, EntityLink, PageView, Section
from cxmap.pages.kit.promise_words import TOLERANCES, variance_words
from cxmap.pages.kit.register import REGISTER_ROWS, RegisterRow, register_row
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.values import Markdown
from cxmap.pages.kit.verdict_words import told_apart
from cxmap.pages.kit.words import in_words

MOST_ROWS, MOST_ANSWERS, MOST_OPTIONS = REGISTER_ROWS, 4000, 400
DOWNLOADS = (Download("CSV", PROMISES_CSV), Download("XLSX for Excel", PROMISES_XLSX))


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise in the register; `rank` is its place in the order that the page begins with."""

    rank: int
    row: RegisterRow
    qualifier: Markdown | None
    metric: EntityLink | None
    measured_on: str
    variance: Variance | None
    variance_words: str
    tolerance: str
    answers: tuple[tuple[Answer, ...], ...]
    """None at all where it is felt at too many places to be picked by them: it is always shown."""


@dataclass(frozen=True, slots=True)
class PromiseRegister:
    """Promises, the worst first, with what readers can pick them by.

    `name` tells it from other registers on its page, the site's own one having none.
    """

    caption: str
    name: str
    facets: tuple[OfferedFacet, ...]
    rows: tuple[PromiseRow, ...]
    total: int
    downloads: tuple[Download, ...]
    note: str = ""
    apart: str = ""
    """How those that are not kept differ, and how many there are of both."""


def build(site: Site) -> PageView:
    answers = FacetAnswers(site)
    found = ((promise, site.pairs_of(promise.key), answers.of(promise)) for promise in worst_first(site))
    register = register_of(site, "All promises, the worst first", found, downloads=DOWNLOADS)
    counts = tally_of(worst_pairs(site.alignment.pairs)).counts
    register = replace(register, apart=" ".join(told_apart(counts)))
    return overview(adding_section(site, Promise), Section("", "promises/register", register))


def register_of(
    site: Site,
    caption: str,
    found: Iterable[tuple[Promise, tuple[Pair, ...], tuple[Answers, ...]]],
    name: str = "",
    downloads: tuple[Download, ...] = (),
) -> PromiseRegister:
    """Promises in the order given, each as it fares in some of its pairs, with what these answer to the facets."""
    entries = cut(found, site.most(MOST_ROWS))
    offered = offered_facets(site, (each for _, _, answers in entries.shown for each in answers))
    rows = tuple(_row(site, *entry, rank) for rank, entry in enumerate(entries.shown))
    note = entries.note("promise", "promises")
    return PromiseRegister(caption, name, offered, rows, entries.total, downloads, note)


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One thing to pick, and what readers call it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class OfferedFacet:
    """All that can be picked under one name, in the order in which it is offered."""

    name: str
    label: str
    options: tuple[FacetOption, ...]


@dataclass(frozen=True, slots=True)
class _Closed:
    """A facet with few answers, in a fixed order."""

    label: str
    words: Mapping[str, str]

    def options(self, _site: Site, given: set[str]) -> Iterator[FacetOption]:
        return (FacetOption(value, words) for value, words in self.words.items() if value in given)


@dataclass(frozen=True, slots=True)
class _Open:
    """A facet with any answers, sorted by their words."""

    label: str
    words: Callable[[Site, str], str]

    def options(self, site: Site, given: set[str]) -> Iterator[FacetOption]:
        found = (FacetOption(value, self.words(site, value)) for value in given - {EVERYONE})
        return iter(sorted(found, key=lambda option: (option.words.casefold(), option.value)))


def _named(label: str, facet: type[Facet]) -> _Open:
    """A facet whose answers are entities of the kind after which it is named."""

    def words(site: Site, value: str) -> str:
        link = site.link_to(key_of(facet.name, value))
        return link.name if link else in_words(value)

    return _Open(label, words)


_VERDICTS = {
    **{str(verdict): verdict_words(verdict) for verdict in Verdict},
    str(PickedVerdict.HOMELESS): "homeless",
    str(PickedVerdict.NO_VERDICT): "no verdict",
}
_ORDER = {value: place for place, value in enumerate(_VERDICTS)}
_VERDICT = FACETS.index(VerdictFacet)

_WORDING: Mapping[type[Facet], _Closed | _Open] = {
    VerdictFacet: _Closed("Verdict", _VERDICTS),
    DepartmentFacet: _named("Department with a part", DepartmentFacet),
    PartnerFacet: _named("Partner with a part", PartnerFacet),
    PersonaFacet: _named("Persona", PersonaFacet),
    ChannelFacet: _Open("Channel", lambda _, channel: in_words(channel)),
    JourneyFacet: _named("Journey", JourneyFacet),
    ToleranceFacet: _Closed("Good enough", {str(tolerance): words for tolerance, words in TOLERANCES.items()}),
}


def offered_facets(site: Site, answers: Iterable[Answers]) -> tuple[OfferedFacet, ...]:
    """The facets with the options that occur in some answers; one with too many to pick from has none."""
    all_answers = tuple(answers)
    return tuple(_offered(site, facet, {value for each in all_answers for value in each.to(facet)}) for facet in FACETS)


def _offered(site: Site, facet: type[Facet], given: set[str]) -> OfferedFacet:
    options = tuple(_WORDING[facet].options(site, given))
    return OfferedFacet(
        facet.name, _WORDING[facet].label, options if len(options) <= site.most(MOST_OPTIONS, 12) else ()
    )


def _told_apart(site: Site, answers: tuple[Answers, ...]) -> tuple[tuple[Answer, ...], ...]:
    """The answers of places that differ in more than the verdict, each with its worst verdict, which is what counts."""
    found: dict[tuple[Answer, ...], tuple[Answer, ...]] = {}
    for each in sorted((each.in_order for each in answers), key=lambda each: _ORDER[each[_VERDICT][0]]):
        found.setdefault((*each[:_VERDICT], *each[_VERDICT + 1 :]), each)
    words = sum(len(answer) for each in found.values() for answer in each)
    return tuple(found.values()) if words <= site.most(MOST_ANSWERS) else ()


def verdict_facet_words(value: str) -> str:
    """The words for a verdict, or for what stands in its place."""
    return _VERDICTS[value]


def _row(site: Site, promise: Promise, pairs: tuple[Pair, ...], answers: tuple[Answers, ...], rank: int) -> PromiseRow:
    worst = worst_pair(pairs)
    judgement = worst.worst if worst else None
    metric = site.catalogue.find(Metric, judgement.metric) if judgement else None
    variance = variance_of(site, judgement)
    tolerance = tolerance_of(site, promise, judgement)
    path = site.catalogue.documents[promise.key].path
    return PromiseRow(
        rank=rank,
        row=register_row(site, promise, pairs),
        qualifier=Markdown(promise.qualifier, path) if promise.qualifier else None,
        metric=site.link_to(metric.key) if metric else None,
        measured_on=str(judgement.measured_on) if judgement and judgement.measured_on else "",
        variance=variance,
        variance_words=variance_words(variance, metric) if variance and metric else "",
        tolerance=TOLERANCES[tolerance] if tolerance else "",
        answers=_told_apart(site, answers),
    )
