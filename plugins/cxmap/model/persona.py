"""Personas: archetypes of customers."""

from __future__ import annotations

from cxmap.model.fields import Text, Title
from cxmap.model.party import Need
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
    needs: tuple[Need, ...] = ()
    """What they need for it from you, and how well they get it."""
    gives: tuple[Text, ...] = ()
    """What they bring in: money, time, trust."""
    gets: tuple[Text, ...] = ()
    """What they have from it."""
