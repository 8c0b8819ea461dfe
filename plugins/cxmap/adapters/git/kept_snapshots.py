"""Snapshots of former states, kept between builds, as the past does not change."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import cxmap
from cxmap.alignment.snapshots import Judged, Snapshot
from cxmap.alignment.telling import Told
from cxmap.model.ids import Key
from cxmap.model.source import Settings
from cxmap.model.verdicts import Verdict

_FORM = 3
"""To be raised whenever the form of the files changes."""

PACKAGE = Path(cxmap.__file__).parent
_JUDGING = ("compiler.py", *(f"{layer}/**/*.py" for layer in ("model", "findings", "loading", "linking", "alignment")))
"""The source files of all that makes a snapshot."""


@dataclass(frozen=True, slots=True)
class KeptSnapshots:
    """Files in a folder, each named after all that its snapshot depends on."""

    folder: Path

    def found(self, tree: str, settings: Settings) -> Snapshot | None:
        """None where it was never kept, or can no longer be read."""
        try:
            return _snapshot(json.loads(self._file(tree, settings).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, tree: str, settings: Settings, snapshot: Snapshot) -> None:
        """Where nothing can be written, nothing is kept."""
        with suppress(OSError):
            file = self._file(tree, settings)
            passing = file.with_suffix(f".{os.getpid()}")
            file.parent.mkdir(parents=True, exist_ok=True)
            passing.write_text(json.dumps(_value(snapshot), separators=(",", ":")), encoding="utf-8")
            passing.replace(file)

    def _file(self, tree: str, settings: Settings) -> Path:
        rules = (_FORM, _version(), _rules(PACKAGE))
        left_out = (settings.unpublished, sorted(settings.withheld))
        asked = (tree, settings.as_of.isoformat(), settings.channels, settings.drafts, *left_out)
        readings = sorted((each.value, str(share)) for each, share in settings.readings.items())
        decided = (*rules, *asked, sorted(map(repr, settings.severities)), readings)
        return self.folder / f"{sha256(json.dumps(decided).encode()).hexdigest()[:32]}.json"


def _version() -> str:
    try:
        return version("cxmap")
    except PackageNotFoundError:
        return ""


@cache
def _rules(package: Path) -> str:
    """A digest of the source files that judge: between two versions they change as well."""
    digest = sha256()
    for file in sorted(file for pattern in _JUDGING for file in package.glob(pattern)):
        digest.update(f"{file.relative_to(package).as_posix()}\0".encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _value(snapshot: Snapshot) -> Mapping[str, Any]:
    return {
        "judged": [
            [*where, judged.verdict, judged.reason, judged.evidence, judged.concerned, judged.named]
            for where, judged in snapshot.judged.items()
        ],
        "names": snapshot.names,
        "former": snapshot.former,
        "undecided": sorted(snapshot.undecided),
        "unsure": sorted(snapshot.unsure),
        "errors": snapshot.errors,
        "told": [snapshot.told.messages, snapshot.told.publications] if snapshot.told else None,
    }


def _snapshot(value: Mapping[str, Any]) -> Snapshot:
    return Snapshot(
        judged={
            (str(promise), str(touchpoint)): Judged(
                Verdict(verdict), str(reason), str(evidence), _keys(concerned), _keys(named)
            )
            for promise, touchpoint, verdict, reason, evidence, concerned, named in value["judged"]
        },
        names={Key(str(key)): str(name) for key, name in value["names"].items()},
        former={Key(str(key)): Key(str(now)) for key, now in value["former"].items()},
        undecided=frozenset((str(promise), str(touchpoint)) for promise, touchpoint in value["undecided"]),
        unsure=frozenset(_keys(value["unsure"])),
        errors=int(value["errors"]),
        told=Told(*map(int, value["told"])) if value["told"] else None,
    )


def _keys(values: Iterable[object]) -> tuple[Key, ...]:
    return tuple(Key(str(key)) for key in values)
