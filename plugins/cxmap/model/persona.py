"""Personas: archetypes of customers."""

from __future__ import annotations

from cxmap.model.fields import Text, Title
from cxmap.model.record import Entity


class Persona(Entity):
    """An archetype of a customer."""

    kind = "persona"
    folder = "personas"
    meaning = "an archetype of a customer"

    title: Title
    segment: Text | None = None
    quote: Text | None = None
    goals: tuple[Text, ...] = ()
    needs: tuple[Text, ...] = ()
