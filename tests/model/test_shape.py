from __future__ import annotations

from cxmap.model.shape import records_at
from cxmap.model.touchpoint import Contributor, Touchpoint


def test_what_is_no_group_of_fields_is_passed_over() -> None:
    written = {"title": "Bell", "contributors": ["van-line", {"partner": "van-line"}]}

    found = [(path, record) for path, record, _ in records_at(Touchpoint, lambda record: record.shape, written)]

    assert found == [((), Touchpoint), (("contributors", 1), Contributor)]
