"""The licences of what cxmap needs are known, listed and usable, and the wheel carries the list."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.licences import PAGE, is_usable, known_licences, licences_of, page_of
from tools.pins import DEV, SITE, pins_in
from tools.sbom import SBOM, bill_of_materials

ROOT = Path(__file__).parents[2]
UP_TO_DATE = "is out of date: run `make licences`"

every_file = pytest.mark.parametrize("file", [SITE, DEV], ids=lambda file: file.stem)


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_page_lists_what_a_site_needs() -> None:
    page, pins = PAGE.read_text(encoding="utf-8"), pins_in(SITE)

    assert page == page_of(pins, licences_of(pins, known_licences(page))), f"{PAGE} {UP_TO_DATE}"


def test_the_bill_of_materials_lists_what_a_site_needs() -> None:
    pins = pins_in(SITE)
    licences = licences_of(pins, known_licences(PAGE.read_text(encoding="utf-8")))

    assert SBOM.read_text(encoding="utf-8") == bill_of_materials(pins, licences), f"{SBOM} {UP_TO_DATE}"


@every_file
def test_every_licence_may_be_used_with_ours(file: Path) -> None:
    licences = licences_of(pins_in(file), known_licences(PAGE.read_text(encoding="utf-8")))

    assert {name: licence for name, licence in licences.items() if not is_usable(licence)} == {}


@pytest.mark.parametrize(
    ("licence", "usable"),
    [
        ("MIT", True),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND PSF-2.0", True),
        ("(MIT OR Apache-2.0) AND ISC", True),
        ("(MIT OR GPL-3.0-only) AND ISC", False),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("BSD License", False),
    ],
)
def test_a_licence_is_usable_if_one_of_its_choices_is(licence: str, *, usable: bool) -> None:
    assert is_usable(licence) is usable


def test_components_have_one_address_each() -> None:
    bill = json.loads(SBOM.read_text(encoding="utf-8"))

    addresses = [each["bom-ref"] for each in bill["components"]]
    (own,) = bill["dependencies"]
    assert len(set(addresses)) == len(addresses) == len(pins_in(SITE))
    assert set(own["dependsOn"]) <= set(addresses)
    assert own["ref"] == bill["metadata"]["component"]["purl"]


@pytest.mark.slow
def test_the_wheel_carries_the_bill_of_materials(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]

    subprocess.run(command, check=True, capture_output=True)

    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (carried,) = [name for name in archive.namelist() if ".dist-info/sboms/" in name]
        assert archive.read(carried) == SBOM.read_bytes()
