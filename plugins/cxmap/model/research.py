"""Research: studies that back what the map says."""

from __future__ import annotations

from pydantic import Field

from cxmap.model.fields import Address, Count, Day, Text, Title
from cxmap.model.record import Entity, Record
from cxmap.model.words import FixedWord


class Method(FixedWord):
    """The method of a study."""

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
    AUDIT = "audit"
    TEST = "test"

    @property
    def shows_why(self) -> bool:
        """Whether it looks at what people do and why; opinions, counts and tests alone do not."""
        return self not in (Method.SURVEY, Method.FOCUS_GROUP, Method.ANALYTICS, Method.AUDIT, Method.TEST)


class Heard(Record):
    """The number of people of each group who were heard."""

    customers: Count | None = Field(default=None, examples=["12"])
    """How many customers."""
    employees: Count | None = Field(default=None, examples=["3"])
    """How many people who work for you."""
    partners: Count | None = None
    """How many people who work for partners."""


class Research(Entity):
    """A study that backs a statement on the map."""

    kind = "research"
    folder = "research"
    meaning = "a study that backs a statement on the map"

    title: Title
    """What was studied."""
    method: Method
    """How it was done."""
    date: Day
    """The day on which it was finished."""
    heard: Heard | None = None
    """How many people of each group were listened to or watched."""
    url: Address | None = None
    """Where the report is kept."""
    findings: tuple[Text, ...] = ()
    """What came out, one sentence each."""
