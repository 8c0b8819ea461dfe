from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from cxmap.compiler import compile_map
from cxmap.model import KINDS
from cxmap.model.block import Block
from cxmap.model.capability import Capability, Delivery, Measurement
from cxmap.model.descriptions import FieldEntry, described, holdings, manual_of
from cxmap.model.journey import Journey, Stage
from cxmap.model.metric import Metric
from cxmap.model.opportunity import Opportunity
from cxmap.model.party import Obligation
from cxmap.model.persona import Persona
from cxmap.model.promise import Expectation, Promise, Publication
from cxmap.model.record import Entity, Record
from cxmap.model.source import Settings, SourceFile
from cxmap.model.touchpoint import Touchpoint
from tests.alignment.small_maps import AS_OF


def records_in(record: type[Record]) -> Iterator[type[Record]]:
    yield record
    for shape in record.shape.values():
        if shape.record:
            yield from records_in(shape.record)


ALL_RECORDS = tuple(dict.fromkeys(record for kind in KINDS for record in records_in(kind)))


@pytest.mark.parametrize("record", ALL_RECORDS)
def test_every_field_says_what_to_write(record: type[Record]) -> None:
    assert described(record).keys() == record.shape.keys()


@pytest.mark.parametrize("record", ALL_RECORDS)
def test_a_description_is_one_short_sentence_on_one_line(record: type[Record]) -> None:
    for key, words in described(record).items():
        assert words.endswith("."), key
        assert ". " not in words, key
        assert "\n" not in words, key
        assert words[0] == "`" or words[0].isupper(), key


@pytest.mark.parametrize("record", ALL_RECORDS)
def test_every_field_says_what_it_holds(record: type[Record]) -> None:
    assert holdings(record).keys() == record.shape.keys()


def test_keys_are_those_that_authors_write() -> None:
    assert "from" in described(Publication)
    assert "stages" in described(Journey)
    assert not {"from_", "phases", "id", "own"} & {*described(Publication), *described(Journey)}


def test_inherited_fields_are_described() -> None:
    assert described(Obligation)["metric"] == described(Expectation)["metric"]


def test_a_kind_may_describe_a_common_field_in_its_own_words() -> None:
    assert described(Promise)["status"] != described(Metric)["status"]


@pytest.mark.parametrize(
    ("record", "key", "words"),
    [
        (Metric, "unit", "text"),
        (Metric, "question", "text with inline Markdown"),
        (Metric, "headroom", "number, 0 or more"),
        (Metric, "max_age", "duration, such as `90 days`"),
        (Metric, "owner", "department id"),
        (Metric, "better", "one of `higher`, `lower`"),
        (Measurement, "sample", "whole number, 1 or more"),
        (Delivery, "measurements", "list: fields of its own, or the path of a CSV file"),
        (Journey, "pain", "number from 1 to 5"),
        (Journey, "personas", "list: persona id"),
        (Opportunity, "addresses", "list: `kind/id` of anything"),
        (Touchpoint, "experience", "fields of its own"),
        (Touchpoint, "owner", "department id, or `nobody`"),
        (Promise, "made_by", "department id, or `partner/id`"),
        (Stage, "touchpoints", "list: touchpoint id, or a list of several that are alternatives"),
        (Persona, "needs", "list: a text for `need`, or fields of its own"),
    ],
)
def test_a_type_is_told_in_words(record: type[Record], key: str, words: str) -> None:
    assert holdings(record)[key] == words


def test_only_promises_can_be_planned() -> None:
    assert "`planned`" in holdings(Promise)["status"]
    assert "`planned`" not in holdings(Touchpoint)["status"]


def test_a_site_may_add_channels_but_no_layers() -> None:
    assert ", or one that the site adds; any other text counts as `other`" in holdings(Touchpoint)["channel"]
    assert holdings(Block)["channel"].endswith(", or one that the site adds")
    assert not holdings(Touchpoint)["layer"].endswith("adds")


def test_loading_the_model_reads_no_source() -> None:
    program = "import sys, cxmap.linking.link; sys.exit('cxmap.model.descriptions' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def entry(record: type[Entity], key: str) -> FieldEntry:
    return next(field for field in manual_of(record).fields if field.key == key)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_example_is_a_value_that_its_field_takes(kind: type[Entity]) -> None:
    shown = [field for field in manual_of(kind).fields if field.example and not field.is_required]
    written = "".join(f"{field.key}: {field.example}\n" for field in shown)
    text = f"---\n{written}---\n"

    compiled = compile_map([SourceFile(f"{kind.folder}/new.md", text.encode())], Settings(as_of=AS_OF))

    assert {finding.rule for finding in compiled.errors} <= {"required-field"}


def test_a_field_says_what_counts_where_nothing_is_written() -> None:
    assert entry(Metric, "type").default == "mean"
    assert entry(Metric, "cases").default == "sample"
    assert entry(Promise, "explicit").default == "true"
    assert entry(Metric, "unit").default == ""


def test_references_records_and_texts_have_no_example_of_their_own() -> None:
    assert entry(Capability, "owner").example == ""
    assert entry(Capability, "owner").points_to == "department"
    assert entry(Capability, "delivers").example == ""
    assert entry(Capability, "title").example == ""


def test_a_list_shows_its_example_as_a_list() -> None:
    assert entry(Metric, "aliases").example == "[former-id]"


def test_what_fields_ask_of_each_other_is_said() -> None:
    delivers = entry(Capability, "delivers").inner

    assert delivers
    assert delivers.demands[:2] == (
        "Write one of `metric` and `promise`, not both.",
        "`promise` and `designed` exclude each other.",
    )
