"""A package as npm has it: fetched, and held against its checksum."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 60.0  # seconds


@contextmanager
def unpacked(name: str, version: str, checksum: str) -> Iterator[Path | None]:
    """The folder of the package, for as long as it is needed; None without npm, or where npm reaches nothing."""
    with tempfile.TemporaryDirectory() as folder:
        package = _packed(f"{name}@{version}", folder)
        if package is None:
            yield None
            return
        if base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode() != checksum:
            raise ValueError(f"{name} {version} is not the package that it was")
        with tarfile.open(package) as packed:
            packed.extractall(folder, filter="data")
        yield Path(folder) / "package"


def keep(source: Path, target: Path) -> None:
    """Copies a file or a folder; it has its name only when it is whole, so that a stopped fetch leaves no half one."""
    half = target.with_name(f"{target.name}.half")
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(source, half)
    else:
        shutil.copyfile(source, half)
    half.replace(target)


def _packed(package: str, folder: str) -> Path | None:
    npm = shutil.which("npm")
    if npm is None:
        return None
    command = [npm, "pack", package, "--silent", "--fetch-retries=1", "--pack-destination", folder]
    try:
        run = subprocess.run(command, timeout=_PATIENCE, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except subprocess.TimeoutExpired:
        return None
    return None if run.returncode else next(Path(folder).glob("*.tgz"), None)
