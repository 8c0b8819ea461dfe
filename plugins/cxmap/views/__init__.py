"""Views: what each page answers, as values; the templates make text of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.document import Document
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric
from cxmap.model.opportunity import Opportunity
from cxmap.model.partner import Partner
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.research import Research
from cxmap.model.touchpoint import Touchpoint
from cxmap.views import (
    capabilities,
    capability,
    changes,
    coverage,
    departments,
    ecosystem,
    first_change,
    glossary,
    guide,
    guide_fields,
    guide_rules,
    health,
    home,
    journey,
    journeys,
    matrix,
    may_we_say,
    metric,
    metrics,
    opportunities,
    opportunity,
    partners,
    party,
    persona,
    personas,
    priorities,
    promise,
    promises,
    research,
    root_causes,
    studies,
    touchpoint,
    touchpoints,
)
from cxmap.views.page import PageView
from cxmap.views.site import Site

EntityBuild = Callable[[Site, Document], PageView]
OverviewBuild = Callable[[Site], PageView]

ENTITY_VIEWS: Mapping[str, EntityBuild] = {
    Journey.kind: journey.build,
    Touchpoint.kind: touchpoint.build,
    Department.kind: party.build,
    Partner.kind: party.build,
    Persona.kind: persona.build,
    Promise.kind: promise.build,
    Capability.kind: capability.build,
    Metric.kind: metric.build,
    Research.kind: research.build,
    Opportunity.kind: opportunity.build,
}
OVERVIEWS: Mapping[str, OverviewBuild] = {
    "home": home.build,
    "promises": promises.build,
    "may-we-say": may_we_say.build,
    "matrix": matrix.build,
    "journeys": journeys.build,
    "priorities": priorities.build,
    "touchpoints": touchpoints.build,
    "departments": departments.build,
    "partners": partners.build,
    "personas": personas.build,
    "ecosystem": ecosystem.build,
    "capabilities": capabilities.build,
    "root-causes": root_causes.build,
    "metrics": metrics.build,
    "research": studies.build,
    "opportunities": opportunities.build,
    "coverage": coverage.build,
    "changes": changes.build,
    "health": health.build,
    "guide": guide.build,
    "first-change": first_change.build,
    "fields": guide_fields.build,
    "rules": guide_rules.build,
    "glossary": glossary.build,
}
"""By the name that a page says in `view:`, in the order in which readers come to need them."""
