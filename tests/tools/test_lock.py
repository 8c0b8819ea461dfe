"""The pins are ones that any tool can install, not only the one that wrote them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "requirements").glob("*.txt"))
_PIN = re.compile(
    r"^(?P<requirement>[^\s#\\][^\\]*?) \\\n(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)

every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@every_file
def test_a_file_holds_pins_with_hashes_and_nothing_else(file: Path) -> None:
    lines = _PIN.sub("", file.read_text(encoding="utf-8")).splitlines()

    assert [line for line in lines if not line.startswith("#")] == []


@every_file
def test_each_requirement_is_one_exact_version_in_the_common_form(file: Path) -> None:
    for requirement in _requirements(file):
        assert [specifier.operator for specifier in requirement.specifier] == ["=="]
        assert requirement.url is None


@every_file
def test_pins_keep_the_extras_that_requirements_ask_for(file: Path) -> None:
    coverage = [each for each in _requirements(file) if each.name == "coverage"]

    assert all(each.extras == {"toml"} for each in coverage)
    assert bool(coverage) == (file.stem == "dev")


def test_the_sites_pins_are_the_developers() -> None:
    files = (ROOT / "requirements" / "dev.txt", ROOT / "requirements" / "site.txt")
    dev, site = ({each.name: each.specifier for each in _requirements(file)} for file in files)

    assert {name: dev[name] for name in site} == site


def _requirements(file: Path) -> list[Requirement]:
    return [Requirement(pin["requirement"]) for pin in _PIN.finditer(file.read_text(encoding="utf-8"))]
