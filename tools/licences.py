"""The licences of what a site needs, from the metadata of the installed packages: `python -m tools.licences`.

Writes the page `docs/licences.md`, and the bill of materials that the wheel carries.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

from tools.pins import SITE, Pin, pins_in
from tools.sbom import SBOM, bill_of_materials

PAGE = Path("docs/licences.md")
_HEAD = """\
# Licences

<!-- Made by `make licences` from the pins and the metadata of packages; edits here are lost. -->

cxmap is published under the [MIT licence](../LICENSE). Its wheel holds nobody else's code. Building a site needs the
packages below, each under its own licence, in the versions of `requirements/site.txt`. The same list as CycloneDX is in
the wheel, in the folder `sboms/` of its metadata.
"""
USABLE = frozenset(
    {
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "HPND", "ISC", "MIT", "MPL-2.0", "PSF-2.0", "Unlicense",
        "Zlib",
    }
)  # fmt: skip
"""Licences of packages that anybody may use together with ours and hand on."""
_NAMES = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# Read in the file with the licence, where the metadata names none, or only its family.
_READ = {
    "axe-playwright-python": "MIT",
    "colorama": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "quickjs-ng": "MIT",
}
_IDENTIFIER = re.compile(r"[\w.-]+")
_ROW = re.compile(r"^\| (?P<name>[\w.-]+) \| [^|]+ \| (?P<licence>[^|]+) \|", re.MULTILINE)


class UnknownLicenceError(Exception):
    """Nobody knows the licence of a package; the text says what to do."""


def licence_of(name: str, known: Mapping[str, str]) -> str:
    """The licence as SPDX names it; `known` says it of what other platforms need and nobody can install here."""
    if name in _READ:
        return _READ[name]
    try:
        found = next(_said(metadata(name)), "")
    except PackageNotFoundError:
        found = known.get(name, "")
    if not found:
        raise UnknownLicenceError(f"nothing says the licence of `{name}`: read it, and write it into {__file__}")
    return _NAMES.get(found, found)


def is_usable(licence: str) -> bool:
    """Whether one of the choices that a licence leaves has nothing but usable licences."""
    if "(" in licence:  # choices within others: all must do
        return set(_IDENTIFIER.findall(licence)) - {"AND", "OR"} <= USABLE
    return any(set(choice.split(" AND ")) <= USABLE for choice in licence.split(" OR "))


def licences_of(pins: Iterable[Pin], known: Mapping[str, str]) -> Mapping[str, str]:
    return {pin.name: licence_of(pin.name, known) for pin in pins}


def known_licences(page: str) -> Mapping[str, str]:
    """Those that the page names."""
    return {row["name"]: row["licence"] for row in _ROW.finditer(page)}


def page_of(pins: Iterable[Pin], licences: Mapping[str, str]) -> str:
    rows = (f"| {pin.name} | {pin.version} | {licences[pin.name]} | {_where(pin)} |" for pin in pins)
    return "\n".join([_HEAD, "| package | version | licence | needed |", "| --- | --- | --- | --- |", *rows]) + "\n"


def _said(found: PackageMetadata) -> Iterator[str]:
    written = found.get_all("License") or []
    classifiers = found.get_all("Classifier") or []
    yield from found.get_all("License-Expression") or []
    yield from (text for text in written if text in USABLE or text in _NAMES)
    yield from (each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License :: OSI Approved :: "))


def _where(pin: Pin) -> str:
    if not pin.marker:
        return "everywhere"
    return "with some versions of Python" if pin.marker.startswith("python_full_version") else "on some platforms"


def main() -> int:
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    pins = pins_in(SITE)
    try:
        licences = licences_of(pins, known_licences(page))
    except UnknownLicenceError as problem:
        sys.exit(str(problem))
    for file, text in ((PAGE, page_of(pins, licences)), (SBOM, bill_of_materials(pins, licences))):
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"{file} is up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
