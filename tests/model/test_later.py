from __future__ import annotations

from cxmap.model.later import Later


def test_an_index_is_made_once_and_not_before_somebody_looks() -> None:
    made: list[str] = []

    def make() -> dict[str, int]:
        made.append("now")
        return {"a": 1}

    index = Later(make)

    assert made == []
    assert (index["a"], index.get("b"), list(index), len(index)) == (1, None, ["a"], 1)
    assert made == ["now"]
