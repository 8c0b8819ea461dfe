"""Departments: the parties inside the organisation."""

from __future__ import annotations

from cxmap.model.ids import DepartmentId
from cxmap.model.party import Party


class Department(Party):
    """An internal party."""

    kind = "department"
    folder = "departments"
    meaning = "an internal party"

    parent: DepartmentId | None = None
    """The larger unit that it belongs to."""
