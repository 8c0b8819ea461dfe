"""What fuzzing found stays mended, and a little fuzzing is done with every run of the tests."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import NAMES
from tests.fuzz.harness import Harness
from tests.fuzz.harnesses import HARNESSES, harness_of
from tests.fuzz.mutation import Mutation

FOUND = sorted(Path(__file__).with_name("found").glob("*/*"))
SINGLE_STAGES = [harness for harness in HARNESSES if harness.name not in ("maps", "builds")]

each_single_stage = pytest.mark.parametrize("harness", SINGLE_STAGES, ids=lambda harness: harness.name)


@pytest.mark.parametrize("file", FOUND, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_was_found_once_holds_now(file: Path) -> None:
    harness_of(file.parent.name).holds_for(file.read_bytes())


@each_single_stage
def test_harnesses_hold_for_what_they_begin_with(harness: Harness) -> None:
    for seed in harness.seeds():
        harness.holds_for(seed)


@each_single_stage
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_harnesses_hold_for_changes_of_it(harness: Harness, data: st.DataObject) -> None:
    seeds = list(harness.seeds())
    seed, number = data.draw(st.sampled_from(seeds)), data.draw(st.integers(0, 2**32))

    harness.holds_for(Mutation(seeds).of(seed, Random(number), harness.longest_input))


@pytest.mark.parametrize(("name", "inputs"), [("maps", 40), ("builds", 3)])
def test_maps_and_builds_hold_for_a_few_changes(name: str, inputs: int) -> None:
    harness, chance = harness_of(name), Random(1)
    seeds = list(harness.seeds())
    mutation = Mutation(seeds)

    for _ in range(inputs):
        harness.holds_for(mutation.of(chance.choice(seeds), chance, harness.longest_input))


def test_the_command_knows_the_harnesses_by_name() -> None:
    assert tuple(harness.name for harness in HARNESSES) == NAMES
