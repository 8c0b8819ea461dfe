"""A former state as `cxmap export json` wrote it, as far as it can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cxmap.alignment.comparison import renamed_place
from cxmap.alignment.snapshots import Judged, Snapshot, Where
from cxmap.model.durations import day_from
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict

_WRONG = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


class NoExportError(Exception):
    """A file is no export of a map."""


@dataclass(frozen=True, slots=True)
class Today:
    """The state of today, as an export does not say whom a pair concerns.

    Where the site hides drafts, a reason may name one that was public once: then none is shown.
    """

    snapshot: Snapshot
    hides_drafts: bool


def exported_state(content: bytes, today: Today) -> tuple[date, Snapshot]:
    """The day on which an export was judged, and its verdicts; raises NoExportError."""
    try:
        said = json.loads(content)
        judged = dict(_judged(each, today) for each in said["alignment"])
        names = dict(_names(judged, said.get("entities", {})))
        return day_from(said["as_of"]), Snapshot(judged=judged, names=names, former=today.snapshot.former)
    except _WRONG:
        raise NoExportError from None


def _judged(said: Mapping[str, Any], today: Today) -> tuple[Where, Judged]:
    where = (_text(said["promise"]), _text(said["touchpoint"]))
    now = today.snapshot.judged.get(renamed_place(where, today.snapshot.former))
    return where, Judged(
        verdict=Verdict(said["verdict"]),
        reason="" if today.hides_drafts else _text(said.get("reason", "")),
        concerned=now.concerned if now else (),
    )


def _names(judged: Mapping[Where, Judged], entities: Mapping[str, Any]) -> Iterator[tuple[Key, str]]:
    """Those of the ends of pairs; where an export has no entities, the words of their ids."""
    for promise, touchpoint in judged:
        for key, identity in (
            (key_of(Promise.kind, promise), promise),
            (key_of(Touchpoint.kind, touchpoint), touchpoint),
        ):
            fields = entities.get(key, {})
            name = fields.get("title") or fields.get("statement") or identity.replace("-", " ")
            yield key, _text(name)


def _text(said: object) -> str:
    """JSON may hold halves of characters, which no page can be written with."""
    text = str(said)
    text.encode()
    return text
