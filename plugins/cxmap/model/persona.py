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
    """A name that says what sets these customers apart."""
    segment: Text | None = None
    """The measurable group that the persona stands for, and how large it is."""
    quote: Text | None = None
    """A sentence that such a customer said."""
    goals: tuple[Text, ...] = ()
    """What these customers want to get done."""
    needs: tuple[Text, ...] = ()
    """What they need for it from you."""
