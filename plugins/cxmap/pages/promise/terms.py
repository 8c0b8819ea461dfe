"""The terms of a promise: how it is meant and for whom, what is done where it is not kept, and where it is said."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.wording import amount, during, target_amount
from cxmap.insight.remedies import RemedyAtWork, remedies_at_work
from cxmap.model.document import Document
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Basis, Promise, Publication, Remedy
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.facts import known, markdown_fact, text_fact
from cxmap.pages.kit.metric_words import of_group
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.promise_words import reading_words
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, Head, Holds, Table, cut, without_empty_columns
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Figure, Markdown, Several, Value, Words, web_link
from cxmap.pages.kit.words import in_words, joined

TERMS = ("reads_as", "basis", "explicit", "qualifier", "excludes", "counts_from", "remedy", "published")
"""The fields that these sections tell."""
_DEMANDED = {
    Basis.LAW: "the law; it holds whether it is said or not",
    Basis.REGULATOR: "a regulator",
    Basis.SECTOR: "the sector, by an agreement or a code of its own",
}


def meaning_sections(site: Site, promise: Promise, document: Document) -> Iterator[Section]:
    """How customers understand it, and its limits."""
    path = document.path
    facts = (
        text_fact("Customers take it as", reading_words(site, promise)),
        text_fact("Demanded by", _DEMANDED.get(promise.basis)),
        markdown_fact("The small print", promise.qualifier, path),
        text_fact("It leaves out", joined(map(in_words, promise.excludes))),
        text_fact("The clock starts with", in_words(promise.counts_from or "")),
        markdown_fact("Where it is not kept", promise.remedy.text if promise.remedy else None, path),
        Fact("Is that done?", _remedy_value(site, promise, promise.remedy)) if promise.remedy else None,
    )
    yield Section("How it is meant", "kit/facts", Facts(known(facts)))


def publication_sections(site: Site, promise: Promise, document: Document) -> Iterator[Section]:
    """Every place that says it, those that say it today first."""
    if promise.published:
        heads = (
            Head("Where", Holds.NAME),
            Head("What it says there", Holds.PROSE),
            Head("Today"),
            Head("From"),
            Head("Until"),
        )
        ordered = sorted(promise.published, key=lambda each: not each.is_out_on(site.as_of))
        shown = cut(ordered, site.most(MOST_ROWS))
        rows = tuple(_publication_row(site, each, document.path) for each in shown.shown)
        table = Table("Where it is said", heads, rows, note=shown.note("place", "places"))
        yield Section("Where it is said", "kit/table", without_empty_columns(table))


def _remedy_value(site: Site, promise: Promise, remedy: Remedy) -> Value:
    metric = site.catalogue.find(Metric, remedy.metric)
    if metric is None or remedy.level is None:
        return Words("Nobody knows: nothing is measured of it.")
    announced = f"announced is {target_amount(remedy.operator, remedy.level, metric)} ({metric.name})"
    found = remedies_at_work(site, promise, remedy, metric)
    if not found:
        return Words(f"Nobody knows: nothing at work where it is felt delivers that; {announced}.")
    return Several(tuple(Words(f"{_done_words(site, each, metric)}; {announced}.") for each in found))


def _done_words(site: Site, each: RemedyAtWork, metric: Metric) -> str:
    by = site.links[each.capability].name
    if not each.rows:
        return f"Nobody knows: {by} has no value that is fresh"
    values = joined(of_group(f"{amount(row.value, metric)} {during(row.period.text)}", row.group) for row in each.rows)
    return f"{'Yes' if each.is_done else 'No'}: {values} by {by}"


def _publication_row(site: Site, place: Publication, path: str) -> tuple[Value, ...]:
    where: Value = Markdown(place.where, path)
    said_at = site.link_to(key_of(Touchpoint.kind, place.touchpoint or ""))
    address = web_link(place.url, path) if place.url else None
    more = tuple(each for each in (said_at, address) if each)
    return (
        Several((where, *more)) if more else where,
        Markdown(f"“{place.text}”", path) if place.text else Words("the same words"),
        Words(_today_words(site, place)),
        Figure(str(place.from_)) if place.from_ else NOTHING,
        Figure(str(place.until)) if place.until else NOTHING,
    )


def _today_words(site: Site, place: Publication) -> str:
    if place.is_out_on(site.as_of):
        return "still said"
    return "not yet" if place.from_ and place.from_ > site.as_of else "no longer"
