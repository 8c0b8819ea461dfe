from __future__ import annotations

from cxmap.pages.form.together import parts_together


def test_each_part_asks_for_what_its_new_file_must_say() -> None:
    asked = {part.name: [field.key for field in part.fields if field.is_required] for part in parts_together()}

    assert asked == {
        "promise": ["statement", "made_by"],
        "metric": ["title", "unit", "better"],
        "expects": [],
        "capability": ["title", "owner"],
        "touchpoint": ["title", "owner"],
    }


def test_what_may_be_there_already_is_picked_by_its_title() -> None:
    picked = {part.name: part.pick.kinds for part in parts_together() if part.pick}

    assert picked == {"metric": "metric", "capability": "capability", "touchpoint": "touchpoint"}
