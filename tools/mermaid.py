"""Fetches the Mermaid that the browser tests hold our diagrams against: `python -m tools.mermaid`.

Readers copy the text of a diagram into whatever Mermaid they have, so that the tests ask the newest of two lines.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.npm_package import keep, unpacked

FOLDER = Path(__file__).parents[1] / ".tools" / "mermaid"
# The checksum of each package; another one is not used.
VERSIONS = {
    "11.17.2": "V6K3C8EBdEsPFZXSKMJe6ppQOENxuHARr9GvHX4hh47lAbhMRD9qf4oEK7LoaRQxULMa80/qt5gHO73aCleBBg==",
    "12.3.0": "4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==",
}


def script_of(version: str) -> Path:
    """The file of one version, which is there once it has been fetched."""
    return FOLDER / f"mermaid-{version}.js"


def main() -> int:
    if not all(script_of(version).is_file() or _is_fetched(version) for version in VERSIONS):
        print(
            "Without npm, or where it reaches nothing, tests with Mermaid itself in a browser are skipped.",
            file=sys.stderr,
        )
    return 0


def _is_fetched(version: str) -> bool:
    with unpacked("mermaid", version, VERSIONS[version]) as package:
        if package:
            keep(package / "dist" / "mermaid.min.js", script_of(version))
        return package is not None


if __name__ == "__main__":
    sys.exit(main())
