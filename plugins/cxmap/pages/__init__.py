"""Pages: what each of them answers, as values; the templates make HTML of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from cxmap.findings.finding import Finding, Place
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.findings.value_rules import UNKNOWN_FIELD, VALUE_NOT_ALLOWED
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.document import Document, Page
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric
from cxmap.model.opportunity import Opportunity
from cxmap.model.partner import Partner
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.capabilities import page as capabilities_page
from cxmap.pages.capability import page as capability_page
from cxmap.pages.changes import page as changes_page
from cxmap.pages.coverage import page as coverage_page
from cxmap.pages.departments import page as departments_page
from cxmap.pages.ecosystem import page as ecosystem_page
from cxmap.pages.fields import page as fields_page
from cxmap.pages.glossary import page as glossary_page
from cxmap.pages.guide import first_change as first_change_page
from cxmap.pages.guide import page as guide_page
from cxmap.pages.health import page as health_page
from cxmap.pages.home import page as home_page
from cxmap.pages.journey import page as journey_page
from cxmap.pages.journeys import page as journeys_page
from cxmap.pages.kit.entity_page import plain_page
from cxmap.pages.kit.left_out import with_missing
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.matrix import page as matrix_page
from cxmap.pages.may_we_say import page as may_we_say_page
from cxmap.pages.metric import page as metric_page
from cxmap.pages.metrics import page as metrics_page
from cxmap.pages.opportunities import page as opportunities_page
from cxmap.pages.opportunity import page as opportunity_page
from cxmap.pages.partners import page as partners_page
from cxmap.pages.party import page as party_page
from cxmap.pages.perception import page as perception_page
from cxmap.pages.persona import page as persona_page
from cxmap.pages.personas import page as personas_page
from cxmap.pages.priorities import page as priorities_page
from cxmap.pages.promise import page as promise_page
from cxmap.pages.promises import page as promises_page
from cxmap.pages.research import page as research_page
from cxmap.pages.root_causes import page as root_causes_page
from cxmap.pages.rules import page as rules_page
from cxmap.pages.study import page as study_page
from cxmap.pages.touchpoint import page as touchpoint_page
from cxmap.pages.touchpoints import page as touchpoints_page

EntityPage = Callable[[Site, Document], PageView]
OverviewPage = Callable[[Site], PageView]

ENTITY_PAGES: Mapping[str, EntityPage] = {
    Journey.kind: journey_page.build,
    Touchpoint.kind: touchpoint_page.build,
    Department.kind: party_page.build,
    Partner.kind: party_page.build,
    Persona.kind: persona_page.build,
    Promise.kind: promise_page.build,
    Capability.kind: capability_page.build,
    Metric.kind: metric_page.build,
    Research.kind: study_page.build,
    Opportunity.kind: opportunity_page.build,
}
"""By kind; a kind without a page of its own has a plain one."""
OVERVIEW_GROUPS: Mapping[str, Mapping[str, OverviewPage]] = {
    "Home": {
        "home": home_page.build,
    },
    "Promises": {
        "promises": promises_page.build,
        "may-we-say": may_we_say_page.build,
        "matrix": matrix_page.build,
        "capabilities": capabilities_page.build,
        "changes": changes_page.build,
    },
    "Journeys": {
        "journeys": journeys_page.build,
        "touchpoints": touchpoints_page.build,
        "priorities": priorities_page.build,
        "root-causes": root_causes_page.build,
        "opportunities": opportunities_page.build,
    },
    "Who": {
        "departments": departments_page.build,
        "partners": partners_page.build,
        "personas": personas_page.build,
        "ecosystem": ecosystem_page.build,
    },
    "Evidence": {
        "metrics": metrics_page.build,
        "perception": perception_page.build,
        "research": research_page.build,
        "coverage": coverage_page.build,
    },
    "Guide": {
        "guide": guide_page.build,
        "first-change": first_change_page.build,
        "fields": fields_page.build,
        "rules": rules_page.build,
        "glossary": glossary_page.build,
        "health": health_page.build,
    },
}
"""The groups of the navigation; in each the overviews, by the name that a page says in `view:`."""
OVERVIEWS: Mapping[str, OverviewPage] = {
    name: page for overviews in OVERVIEW_GROUPS.values() for name, page in overviews.items()
}
"""In the order in which readers come to need them."""


def entity_view(site: Site, document: Document) -> PageView:
    """The page of an entity."""
    view = ENTITY_PAGES.get(document.entity.kind, plain_page)(site, document)
    return with_missing(site, document.key, view)


def unknown_overviews(pages: Iterable[Page]) -> Iterator[Finding]:
    """A finding for each page whose `view:` names no overview, or that names one behind a misspelt `view:`."""
    for page in pages:
        misspelt = page.misspelt_view
        if misspelt and misspelt.value in OVERVIEWS:
            yield UNKNOWN_FIELD.at(
                Place(page.path, misspelt.span, None, misspelt.key),
                f"`{misspelt.key}` is no field of a page, and `{misspelt.value}` is an overview",
                hint="did you mean `view`?",
                suggestion="view",
            )
        if page.view is None or page.view in OVERVIEWS:
            continue
        meant = nearest(page.view, OVERVIEWS)
        yield VALUE_NOT_ALLOWED.at(
            Place(page.path, page.view_span, None, "view"),
            f"`{page.view}` is no overview",
            hint=did_you_mean(meant, OVERVIEWS, otherwise="take the line out"),
            suggestion=meant,
        )
