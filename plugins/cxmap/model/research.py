"""Research: studies that back what the map says."""

from __future__ import annotations

from enum import StrEnum

from cxmap.model.fields import Address, Count, Day, Text, Title
from cxmap.model.record import Entity, Record


class Method(StrEnum):
    """How a study was done."""

    INTERVIEW = "interview"
    ETHNOGRAPHY = "ethnography"
    CONTEXTUAL_INQUIRY = "contextual-inquiry"
    DIARY_STUDY = "diary-study"
    WORKSHOP = "workshop"
    USABILITY_TEST = "usability-test"
    MYSTERY_SHOPPING = "mystery-shopping"
    SURVEY = "survey"
    FOCUS_GROUP = "focus-group"
    ANALYTICS = "analytics"
    COMPLAINT_ANALYSIS = "complaint-analysis"


class Heard(Record):
    """How many people of each group were heard."""

    customers: Count | None = None
    employees: Count | None = None
    partners: Count | None = None


class Research(Entity):
    """A study that backs a statement on the map."""

    kind = "research"
    folder = "research"
    meaning = "a study that backs a statement on the map"

    title: Title
    method: Method
    date: Day
    heard: Heard | None = None
    url: Address | None = None
    findings: tuple[Text, ...] = ()
