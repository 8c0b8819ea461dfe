"""Fetches the packages with which the page for editing is tested in a browser: `python -m tools.cms_packages`."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parents[1] / ".tools" / "cms"
SVELTIA = "@sveltia/cms"
# The version and the checksum of each package; another one is not used.
PACKAGES = {
    SVELTIA: ("0.221.1", "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ=="),
    "yaml": ("2.9.1", "3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw=="),
}
_PATIENCE = 60.0  # seconds


def are_there() -> bool:
    return all((FOLDER / name).is_dir() for name in PACKAGES)


def main() -> int:
    npm = shutil.which("npm")
    missing = [name for name in PACKAGES if not (FOLDER / name).is_dir()]
    if not all(npm and _is_fetched(npm, name) for name in missing):
        print("Without npm, or where it reaches nothing, tests of the page for editing are skipped.", file=sys.stderr)
    return 0


def _is_fetched(npm: str, name: str) -> bool:
    version, checksum = PACKAGES[name]
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"{name}@{version}", "--silent", "--fetch-retries=1", "--pack-destination", folder]
        try:
            run = subprocess.run(command, timeout=_PATIENCE, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        except subprocess.TimeoutExpired:
            return False
        packages = list(Path(folder).glob("*.tgz"))
        if run.returncode or not packages:
            return False
        if base64.b64encode(hashlib.sha512(packages[0].read_bytes()).digest()).decode() != checksum:
            raise ValueError(f"{name} {version} is not the package that it was")
        with tarfile.open(packages[0]) as packed:
            packed.extractall(folder, filter="data")
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(Path(folder) / "package", FOLDER / name)
    return True


if __name__ == "__main__":
    sys.exit(main())
