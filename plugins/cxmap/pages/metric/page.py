"""A metric: its fields, what is promised in it and measured of it, and everything that points to it."""

from __future__ import annotations

from cxmap.insight.measured_series import deliveries_of
from cxmap.insight.perception import matters_of
from cxmap.model.department import Department
from cxmap.model.document import Document
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.pages.charts.many_series import measured_sections
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.facts import known, link_fact, text_fact
from cxmap.pages.kit.judgement_table import promised_sections
from cxmap.pages.kit.lead import Answer, lead_of
from cxmap.pages.kit.metric_words import METRIC_FIELDS, age_words, measured_as, perception_facts, scope_facts
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.perception import Matters, matter_views
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.words import counted

MOST_MATTERS = 40


def build(site: Site, document: Document) -> PageView:
    metric = document.entity
    assert isinstance(metric, Metric)
    pairs = site.pairs_of(metric.key)
    answer = Answer(f"Promised in this measure at {counted(len(pairs), 'place', 'places')}", _unjudged(site, metric))
    glance = known(
        (
            text_fact("Measured as", measured_as(metric)),
            *scope_facts(metric),
            *perception_facts(site, metric),
            link_fact(site, "Owner", key_of(Department.kind, metric.owner or "")),
            text_fact("Too old after", age_words(metric)),
        )
    )
    lead = lead_of(site, metric, answer, pairs, glance)
    matters = cut(matters_of(site, metric), site.most(MOST_MATTERS))
    views, rest = matter_views(site, matters.shown), matters.note("matter", "matters")
    sections = (
        *(
            (Section("As measured, and as customers say it", "kit/perception", Matters("", views, rest)),)
            if views
            else ()
        ),
        *promised_sections(site, pairs, of=Metric.kind, wanted=lambda each: each.metric == metric.id),
        *measured_sections(site, metric, deliveries_of(site, metric)),
    )
    return entity_page(site, document, lead, sections, told=METRIC_FIELDS)


def _unjudged(site: Site, metric: Metric) -> str:
    """The answer where no place has a verdict in this measure; a promise without a place may still be made in it."""
    if promises := site.count_live(metric.key, Promise.kind, "expects"):
        made = counted(promises, "promise is made", "promises are made")
        return f"{made} in this measure, but judged at no touchpoint."
    return "Nothing is promised in this measure."
