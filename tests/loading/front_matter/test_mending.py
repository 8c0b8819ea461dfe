from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.findings.corrections import corrected
from cxmap.findings.finding import Finding
from cxmap.loading.front_matter.mending import MOST_MISTAKES
from cxmap.loading.front_matter.reading import FrontMatter, read_front_matter
from cxmap.model.touchpoint import Touchpoint
from tests.cases import case_files, hold_to_case, read_case
from tests.loading.front_matter.slips import SLIPS, WRITTEN, Slip

PATH = "touchpoints/bell.md"
CASES = case_files(Path(__file__).parent / "cases")


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_mistakes_are_found_and_reading_goes_on(file: Path, *, update_cases: bool) -> None:
    found = {name: _told(_read(text)) for name, text in read_case(file)["texts"].items()}

    hold_to_case(file, found, update=update_cases)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_suggestion_leaves_no_mistake_in_its_place(file: Path) -> None:
    for name, text in read_case(file)["texts"].items():
        for finding in _read(text).findings:
            if finding.suggestion is not None:
                after = _read(_with(text, finding))
                told = {(other.place.span.line, other.message) for other in after.findings}
                assert (finding.place.span.line, finding.message) not in told, name


@given(st.sampled_from(WRITTEN), st.sampled_from(SLIPS), st.randoms(use_true_random=False))
def test_following_suggestions_gives_back_what_was_meant(text: str, slip: Slip, random: Random) -> None:
    meant, typed = slip(text, random)

    first = read = _read(typed)
    for _ in range(MOST_MISTAKES):
        suggested = [finding for finding in read.findings if finding.suggestion is not None]
        if not suggested:
            break
        typed = _with(typed, suggested[0])
        read = _read(typed)

    if first.findings and not read.findings and not read.bare:
        assert read.values == _read(meant).values


def test_so_many_mistakes_are_found_and_no_more() -> None:
    few = _read("".join(f"x-{number}: a: b\n" for number in range(20)))
    many = _read("".join(f"x-{number}: a: b\n" for number in range(200)))

    huge = _read("".join(f"x-{number}: a: b\n" for number in range(4500)))

    assert len(few.findings) == 20
    assert few.values
    assert len(many.findings) == MOST_MISTAKES
    assert many.values is None
    assert 1 <= len(huge.findings) < MOST_MISTAKES
    assert huge.values is None


def _read(text: str) -> FrontMatter:
    return read_front_matter(PATH, text, None, Touchpoint.synonyms, Touchpoint)


def _with(text: str, finding: Finding) -> str:
    return corrected(PATH, f"---\n{text}", [finding]).text.removeprefix("---\n")


def _told(read: FrontMatter) -> str:
    lines = []
    for finding in sorted(read.findings, key=lambda finding: finding.order):
        span = finding.place.span
        until = f"{span.end_line}:{span.end_column}" if span.end_line > span.line else f"{span.end_column}"
        lines += [f"{span.line}:{span.column}-{until} {finding.message}", f"  → {finding.hint}"]
        if finding.suggestion is not None:
            lines.append(f"  instead: {json.dumps(finding.suggestion, ensure_ascii=False)}")
    faults = " ".join(sorted(".".join(map(str, path)) or "any" for path in read.faults))
    lines.append(f"read: {json.dumps(read.values, ensure_ascii=False)}" + (f" but for {faults}" if faults else ""))
    return "\n".join(lines)
