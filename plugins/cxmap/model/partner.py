"""Partners: the parties outside the organisation."""

from __future__ import annotations

from cxmap.model.ids import DepartmentId
from cxmap.model.party import Party


class Partner(Party):
    """An external party."""

    kind = "partner"
    folder = "partners"
    meaning = "an external party"

    managed_by: DepartmentId | None = None
    """Who looks after the partner."""
