"""What must hold of every map, tried on random ones of many promises each."""

from __future__ import annotations

from random import Random

import pytest

from tests.alignment.random_maps import (
    in_another_order,
    less_evidence,
    random_map,
    stricter,
    verdicts_of,
    with_another_group,
)

MAPS, PROMISES = 2, 150


@pytest.mark.parametrize("seed", range(MAPS))
def test_taking_evidence_away_never_makes_a_promise_kept(seed: int) -> None:
    random = Random(seed)
    entities = random_map(random, PROMISES)

    before, after = verdicts_of(entities), verdicts_of(less_evidence(random, entities, PROMISES))

    assert any(verdict.counts_as_kept for verdict in before.values())
    assert [number for number in before if after[number].counts_as_kept and not before[number].counts_as_kept] == []


@pytest.mark.parametrize("seed", range(MAPS))
def test_a_stricter_target_never_makes_a_promise_kept(seed: int) -> None:
    random = Random(seed)
    entities = random_map(random, PROMISES)
    for key, fields in entities.items():
        if key.startswith("promise/"):
            fields["reads_as"] = "stated"

    before, after = verdicts_of(entities), verdicts_of(stricter(entities))

    assert [number for number in before if after[number].counts_as_kept and not before[number].counts_as_kept] == []


@pytest.mark.parametrize("seed", range(MAPS))
def test_the_order_of_files_and_rows_changes_nothing(seed: int) -> None:
    random = Random(seed)
    entities = random_map(random, PROMISES)

    assert verdicts_of(in_another_order(random, entities), random) == verdicts_of(entities)


@pytest.mark.parametrize("seed", range(MAPS))
def test_an_added_group_never_improves_the_worst(seed: int) -> None:
    random = Random(seed)
    entities = random_map(random, PROMISES)

    before, after = verdicts_of(entities), verdicts_of(with_another_group(random, entities))

    assert [number for number in before if after[number].rank > before[number].rank] == []
