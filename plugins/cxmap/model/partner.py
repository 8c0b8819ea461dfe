"""Partners: the parties outside the organisation, and what their agreements bind them to."""

from __future__ import annotations

from datetime import date

from cxmap.model.fields import Address, Day, Title
from cxmap.model.ids import DepartmentId
from cxmap.model.party import Party
from cxmap.model.record import Record
from cxmap.model.targets import Target


class Obligation(Target):
    """A level on a metric that an agreement binds a partner to."""


class Agreement(Record):
    """The levels that a partner is obliged to, and until when."""

    title: Title
    """What the contract is called."""
    url: Address | None = None
    """Where it is kept."""
    until: Day | None = None
    """The last day on which it holds; none means that it has no end."""
    obligations: tuple[Obligation, ...] = ()
    """The levels that it binds the partner to."""

    def is_valid_on(self, day: date) -> bool:
        return self.until is None or day <= self.until


class Partner(Party):
    """An external party."""

    kind = "partner"
    folder = "partners"
    meaning = "an external party"

    managed_by: DepartmentId | None = None
    """Who looks after the partner."""
    agreement: Agreement | None = None
    """What the partner has bound itself to."""
