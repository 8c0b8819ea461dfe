from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxmap.compiler import Map
from tests.alignment.small_maps import maps_in, small_map
from tests.cases import case_files, hold_to_case

CASES = case_files(Path(__file__).with_name("cases"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_pairs_have_the_verdicts_and_reasons_of_the_case(file: Path, *, update_cases: bool) -> None:
    found = {name: "\n".join(_lines(small_map(changes))) for name, changes in maps_in(file).items()}

    hold_to_case(file, found, update=update_cases)


def _lines(compiled: Map) -> Iterator[str]:
    for pair in compiled.alignment.pairs:
        risks = "".join(
            f" ({', '.join(map(str, judgement.risks))})" for judgement in pair.judgements if judgement.risks
        )
        yield f"{pair.verdict}{risks}: {pair.promise} at {pair.touchpoint}. {pair.reason}"
    for promise, touchpoint in sorted(compiled.alignment.undecided):
        yield f"nobody can tell: {promise} at {touchpoint}"
    # A case that is about no error must have none, or it would show something else than it says.
    for finding in compiled.errors:
        yield f"error: {finding.rule} in {finding.place.path}"
