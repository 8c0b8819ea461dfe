from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.loading.front_matter.written_fields import WrittenValue, entity_text
from cxmap.model.descriptions import described
from cxmap.model.journey import Journey
from cxmap.model.record import OWN_KEYS
from cxmap.model.touchpoint import Touchpoint

JOURNEY: Mapping[str, WrittenValue] = {
    "stages": [
        {"touchpoints": ["shop", ["door", "locker"]], "name": "Getting it"},
        {"name": "It: is here", "summary": "Two\nlines"},
    ],
    "owner": "last-mile",
    "title": "No",
    "goal": "They have it\n\nin hand",
    "objectives": ["Fewer calls, and more", "ready?"],
    "pain": "3",
    "reviewed": "2026-10-31",
    "review_every": "90 days",
    "x-own": {"list": ["1", {"a": "b, c"}], "a key": "text"},
}


def _read(text: str, kind: Any = Journey) -> Mapping[str, Any]:
    read = read_front_matter("", text.split("---\n")[1], None, kind.synonyms, kind)
    assert not read.findings, (text, read.findings)
    return read.values or {}


def test_fields_stand_in_the_models_order_and_in_a_layout_for_people() -> None:
    assert entity_text(Journey, JOURNEY, "It begins at the shop.", ["An example."]) == (
        """\
---
# An example.
title: "No"
reviewed: 2026-10-31
review_every: 90 days
goal: |-
  They have it

  in hand
owner: last-mile
pain: 3
objectives: ["Fewer calls, and more", "ready?"]
stages:
  - name: Getting it
    touchpoints: [shop, [door, locker]]
  - name: "It: is here"
    summary: |-
      Two
      lines
x-own:
  list:
    - "1"
    - a: b, c
  "a key": "text"
---

It begins at the shop.
"""
    )


def test_they_read_back_as_they_were() -> None:
    own = {"x-own": JOURNEY["x-own"]}

    assert _read(entity_text(Journey, JOURNEY)) == {
        **{key: value for key, value in JOURNEY.items() if key not in own},
        OWN_KEYS: own,
    }


def test_a_long_list_has_a_line_for_each_member() -> None:
    promises = [f"promise-number-{number}" for number in range(9)]
    ways = [["door", "locker"], *promises]

    text = entity_text(Touchpoint, {"promises": promises})

    assert "\npromises:\n  - promise-number-0\n  - promise-number-1\n" in text
    assert _read(text, Touchpoint) == {"promises": promises}
    assert "touchpoints:\n      - [door, locker]\n" in entity_text(Journey, {"stages": [{"touchpoints": ways}]})


def test_an_explained_file_says_what_each_field_means() -> None:
    text = entity_text(Journey, {"title": "A way home", "x-own": "b"}, explained=True)

    assert text == f'---\n# {described(Journey)["title"]}\ntitle: A way home\nx-own: "b"\n---\n'


@pytest.mark.parametrize(
    "text",
    ["yes", "null", "2026", "1e3", "12:30", "a: b", "a #b", "#a", "- a", "[a]", "{a}", "'a'", '"', "a\\b", "&a", "*a",
     "!a", "%a", "@a", "`a`", "a:", "| a", "> a", "? a", "a b ", " a b", "a  b", "a,b", "~", "=", "<<", ".inf",
     "Ünder way",
     "a\n b", "\na", "a\n", "It’s 5 % off", "it's ours", "no way", "a\tb"],
)  # fmt: skip
def test_every_text_reads_back_and_no_other_reader_takes_it_for_something_else(text: str) -> None:
    written = entity_text(
        Journey,
        {"title": text, "objectives": [text], "stages": [{"name": text}], "x-own": [{"a": [text]}, [{"b": text}]]},
    )

    whole = {"title": text, "objectives": [text], "stages": [{"name": text}], "x-own": [{"a": [text]}, [{"b": text}]]}
    assert yaml.safe_load(written.split("---\n")[1]) == whole
    read = _read(written)
    assert (read["title"], read["objectives"], read["stages"]) == (text, [text], [{"name": text}])


@settings(deadline=None)
@given(st.text(st.characters().filter(str.isprintable) | st.just("\n"), min_size=1).filter(lambda text: text.strip()))
def test_any_text_that_can_be_seen_reads_back(text: str) -> None:
    assert _read(entity_text(Journey, {"title": text, "objectives": [text, "a"]})) == {
        "title": text,
        "objectives": [text, "a"],
    }
