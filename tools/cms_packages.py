"""Fetches the packages with which the page for editing is tested in a browser: `python -m tools.cms_packages`."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.npm_package import keep, unpacked

FOLDER = Path(__file__).parents[1] / ".tools" / "cms"
SVELTIA = "@sveltia/cms"
# The version and the checksum of each package; another one is not used.
PACKAGES = {
    SVELTIA: ("0.221.1", "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ=="),
    "yaml": ("2.9.1", "3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw=="),
}


def are_there() -> bool:
    return all((FOLDER / name).is_dir() for name in PACKAGES)


def main() -> int:
    if not all((FOLDER / name).is_dir() or _is_fetched(name) for name in PACKAGES):
        print("Without npm, or where it reaches nothing, tests of the page for editing are skipped.", file=sys.stderr)
    return 0


def _is_fetched(name: str) -> bool:
    with unpacked(name, *PACKAGES[name]) as package:
        if package:
            keep(package, FOLDER / name)
        return package is not None


if __name__ == "__main__":
    sys.exit(main())
