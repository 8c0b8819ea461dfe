"""Fetches the Mermaid that the browser tests hold our diagrams against: `python -m tools.mermaid`.

Readers copy the text of a diagram into whatever Mermaid they have, so that the tests ask the newest of two lines.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parents[1] / ".tools" / "mermaid"
# The checksum of each package; another one is not used.
VERSIONS = {
    "11.17.2": "V6K3C8EBdEsPFZXSKMJe6ppQOENxuHARr9GvHX4hh47lAbhMRD9qf4oEK7LoaRQxULMa80/qt5gHO73aCleBBg==",
    "12.3.0": "4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==",
}
_SCRIPT = "package/dist/mermaid.min.js"
_PATIENCE = 60.0  # seconds


def script_of(version: str) -> Path:
    """The file of one version, which is there once it has been fetched."""
    return FOLDER / f"mermaid-{version}.js"


def main() -> int:
    npm = shutil.which("npm")
    missing = [version for version in VERSIONS if not script_of(version).is_file()]
    if not all(npm and _is_fetched(npm, version) for version in missing):
        print(
            "Without npm, or where it reaches nothing, tests with Mermaid itself in a browser are skipped.",
            file=sys.stderr,
        )
    return 0


def _is_fetched(npm: str, version: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"mermaid@{version}", "--silent", "--fetch-retries=1", "--pack-destination", folder]
        try:
            run = subprocess.run(command, timeout=_PATIENCE, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        except subprocess.TimeoutExpired:
            return False
        packages = list(Path(folder).glob("*.tgz"))
        if run.returncode or not packages:
            return False
        content = packages[0].read_bytes()
        if base64.b64encode(hashlib.sha512(content).digest()).decode() != VERSIONS[version]:
            raise ValueError(f"Mermaid {version} is not the package that it was")
        _keep(packages[0], version)
    return True


def _keep(package: Path, version: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tarfile.open(package) as packed:
        script = packed.extractfile(_SCRIPT)
        assert script
        # Renamed when whole, so that a fetch that is stopped leaves no half script behind.
        half = script_of(version).with_suffix(".half")
        half.write_bytes(script.read())
    half.replace(script_of(version))


if __name__ == "__main__":
    sys.exit(main())
