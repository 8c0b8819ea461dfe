"""The vocabulary: the kinds of entity, made once, here."""

from __future__ import annotations

from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric
from cxmap.model.opportunity import Opportunity
from cxmap.model.partner import Partner
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.research import Research
from cxmap.model.touchpoint import Touchpoint

KINDS: tuple[type[Entity], ...] = (
    Journey,
    Touchpoint,
    Department,
    Partner,
    Persona,
    Promise,
    Capability,
    Metric,
    Research,
    Opportunity,
)
