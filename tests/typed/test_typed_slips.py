"""Slips of other people's kinds, in other words: nobody is told a falsehood, and what has one reading is mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.cases import case_files, hold_to_case, read_case
from tests.typed.slips import Edit, Outcome, outcome_of

CASES = case_files(Path(__file__).parent / "cases")
FEWEST = 3
"""So many slips of each kind at least."""


def slips_in(file: Path) -> Iterator[tuple[str, Edit | Sequence[Edit]]]:
    for kind, slips in read_case(file)["slips"].items():
        for name, edits in slips.items():
            yield f"{kind}: {name}", edits


@cache
def outcomes_in(file: Path) -> Mapping[str, Outcome]:
    return {name: outcome_of(edits) for name, edits in slips_in(file)}


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_what_is_said_of_each_slip_is_that_of_the_case(file: Path, *, update_cases: bool) -> None:
    hold_to_case(file, {name: str(outcome) for name, outcome in outcomes_in(file).items()}, update=update_cases)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_no_slip_makes_another_map_in_silence(file: Path) -> None:
    harmless = read_case(file).get("harmless", {})

    silent = {name for name, outcome in outcomes_in(file).items() if outcome.is_silently_wrong}

    assert silent == set(harmless)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_each_kind_of_slip_is_made_in_several_ways(file: Path) -> None:
    for kind, slips in read_case(file)["slips"].items():
        assert len(slips) >= FEWEST, kind


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_every_finding_of_a_slip_says_what_to_do(file: Path) -> None:
    for outcome in outcomes_in(file).values():
        assert all(finding.hint for finding in outcome.said)
