"""What stands in front matter is read as its author meant it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cxmap.model.capability import Capability
from cxmap.model.document import Document
from cxmap.model.journey import Journey
from cxmap.model.metric import Metric
from cxmap.model.persona import Persona
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from tests.loading.content import compiled, findings_of


def document(front_matter: str, path: str = "touchpoints/bell.md", **files: Any) -> Document:
    found = compiled({path: f"---\n{front_matter}---\n", **files})
    assert findings_of(found) == ()
    return next(document for document in found.catalogue.documents.values() if document.path == path)


def touchpoint(fields: str) -> Touchpoint:
    entity = document(f"owner: last-mile\n{fields}").entity
    assert isinstance(entity, Touchpoint)
    return entity


@pytest.mark.parametrize(
    "text",
    ["no", "on", "yes", "off", "NO", "true", "null", "~", "12:30", "010", "1_000", "1.10", "nan", "2026-13-45", "0x1F"],
)
def test_a_scalar_is_text_until_its_field_gives_it_a_type(text: str) -> None:
    assert touchpoint(f"title: {text}\n").title == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("over two\n  lines", "over two lines"),
        ("'it''s'", "it's"),
        (r'"B\u00e4ll"', "Bäll"),
        ("|\n  two\n   lines\n", "two\n lines"),
        (">-\n  two\n  lines\n", "two lines"),
        ("|+\n  kept\n\n", "kept"),
        ("' spaces '", " spaces "),
        ("\tafter a tab", "after a tab"),
        ("a # comment", "a"),
        ("C# and a#b", "C# and a#b"),
        ("https://example.com/#a", "https://example.com/#a"),
    ],
)
def test_texts_stay_what_the_author_typed(written: str, text: str) -> None:
    assert touchpoint(f"title: {written}\n").title == text


@pytest.mark.parametrize(("written", "flag"), [("true", True), ("Yes", True), ("FALSE", False), ("no", False)])
def test_a_flag_takes_four_words(written: str, *, flag: bool) -> None:
    assert touchpoint(f"title: Bell\nmoment_of_truth: {written}\n").moment_of_truth is flag


@pytest.mark.parametrize(
    ("written", "value"), [("+1", "1"), ("1.10", "1.10"), ("04", "4"), ("'5'", "5"), ("1.0", "1.0")]
)
def test_a_number_is_a_decimal_as_it_was_written(written: str, value: str) -> None:
    experience = touchpoint(f"title: Bell\nexperience: {{score: {written}}}\n").experience

    assert experience is not None
    assert experience.score == Decimal(value)


def test_an_empty_value_counts_as_not_written() -> None:
    bell = touchpoint("title: Bell\nsummary:\nchannel: ''\ntags: [a, '']\nexperience: {}\npromises: []\nx-own:\n")

    assert bell.model_fields_set == {"id", "owner", "title", "tags"}
    assert bell.tags == ("a",)


def test_own_keys_are_kept_at_every_level() -> None:
    bell = touchpoint(
        "title: Bell\nx-a: {b: [c, {x-d: e}]}\nexperience: {score: 4, x-f: g}\n"
        "contributors: [{department: last-mile, x-h: i}]\n"
    )

    assert bell.own == {"x-a": {"b": ["c", {"x-d": "e"}]}}
    assert bell.experience is not None
    assert bell.experience.own == {"x-f": "g"}
    assert bell.contributors[0].own == {"x-h": "i"}


def test_phases_are_accepted_for_stages() -> None:
    entity = document("title: Parcel\nowner: last-mile\nphases: [{name: One}]\n", "journeys/parcel.md").entity

    assert isinstance(entity, Journey)
    assert [stage.name for stage in entity.stages] == ["One"]


def test_a_kind_in_the_front_matter_wins_over_the_folder() -> None:
    entity = document("kind: journey\ntitle: Parcel\nowner: last-mile\nphases: [{name: One}]\n").entity

    assert isinstance(entity, Journey)
    assert entity.key == "journey/bell"


def test_deeper_folders_are_free() -> None:
    entity = document("title: Bell\nowner: last-mile\n", "touchpoints/delivery/front/bell.md").entity

    assert entity.key == "touchpoint/bell"


def test_a_scale_is_read_and_stays_as_it_was_written() -> None:
    entity = document("title: A\nunit: points\nbetter: higher\nscale: 0..10\n", "metrics/a.md").entity

    assert isinstance(entity, Metric)
    assert entity.scale
    assert (entity.scale.low, entity.scale.high) == (Decimal(0), Decimal(10))
    assert str(entity.scale) == "0..10"


def test_days_and_durations_are_read() -> None:
    entity = document(
        "title: A\nunit: days\nbetter: lower\nmax_age: 6 weeks\nreviewed: 2024-02-29\nreview_every: 1 year\n",
        "metrics/a.md",
    ).entity

    assert isinstance(entity, Metric)
    assert entity.max_age
    assert entity.max_age.after(date(2026, 1, 1)) == date(2026, 2, 12)
    assert entity.reviewed == date(2024, 2, 29)
    assert str(entity.review_every) == "1 year"


def test_from_is_a_key_like_any_other() -> None:
    entity = document(
        "statement: A\nmade_by: last-mile\npublished: [{where: Here, from: 2026-01-01}]\n", "promises/a.md"
    ).entity

    assert isinstance(entity, Promise)
    assert entity.published[0].from_ == date(2026, 1, 1)


ROWS = (
    'capability,period,value,x-remark,source\r\nbell,2026-01,4,x,"a\r\nb"\r\n\r\nother,2026-02,5\r\nold,2026-03,6,,\r\n'
)


def test_the_rows_of_a_table_stand_in_place_of_its_path() -> None:
    found = document(
        "title: A\nowner: last-mile\naliases: [old]\ndelivers: [{metric: days, measurements: ../data/days.csv}]\n",
        "capabilities/bell.md",
        **{"data/days.csv": f"\ufeff{ROWS}", "capabilities/other.md": "---\ntitle: B\nowner: last-mile\n---\n"},
    )

    assert isinstance(found.entity, Capability)
    measurements = found.entity.delivers[0].measurements
    assert [(str(each.period), each.value, each.source) for each in measurements] == [
        ("2026-01", Decimal(4), "a\nb"),
        ("2026-03", Decimal(6), None),
    ]
    rows = found.tables["delivers", 0, "measurements"]
    assert (rows.path, rows.lines) == ("data/days.csv", (2, 6))


def test_a_text_alone_stands_for_a_list_of_one() -> None:
    found = touchpoint("title: Door\nchannel: app\ntangibles: A card, and more\ndoing: Waits\n")

    assert (found.channels, found.tangibles, found.doing) == (("app",), ("A card, and more",), ("Waits",))


def test_a_text_alone_may_stand_for_a_record() -> None:
    persona = document("title: Ada\nneeds:\n  - To know\n  - {need: A call, met: 2}\n", "personas/ada.md").entity

    assert isinstance(persona, Persona)
    assert [(need.need, need.met) for need in persona.needs] == [("To know", None), ("A call", 2)]


def test_a_channel_that_nobody_knows_counts_as_other() -> None:
    found = compiled({"touchpoints/bell.md": "---\ntitle: Bell\nowner: last-mile\nchannel: [app, pigeon]\n---\n"})

    (entity,) = found.catalogue.all(Touchpoint)
    assert entity.channels == ("app", "other")


def test_letter_case_is_no_mistake_in_keys_and_fixed_words() -> None:
    bell = touchpoint(
        "Title: Bell\nChannel: [Website, APP]\nLAYER: Backstage\nexperience: {Score: 4}\nX-Own: {Id: 1}\n"
    )

    assert (bell.title, bell.channels, bell.layer.value) == ("Bell", ("website", "app"), "backstage")
    assert bell.experience is not None
    assert bell.experience.score == Decimal(4)
    assert bell.own == {"x-Own": {"Id": "1"}}


def test_letter_case_is_no_mistake_in_a_kind_and_a_synonym() -> None:
    entity = document("Kind: Journey\nTitle: Parcel\nOwner: last-mile\nPhases: [{Name: One}]\n").entity

    assert isinstance(entity, Journey)
    assert entity.key == "journey/bell"


def test_letter_case_is_no_mistake_in_the_word_for_nobody() -> None:
    entity = document("title: Bell\nowner: Nobody\n").entity

    assert isinstance(entity, Touchpoint)
    assert (entity.owner, entity.answering) == ("nobody", None)


def test_letter_case_is_no_mistake_where_an_owner_may_be_missing() -> None:
    entity = document("title: Bell\ncontrol: Outside\n").entity

    assert isinstance(entity, Touchpoint)
    assert entity.owner is None
