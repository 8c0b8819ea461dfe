"""Hints with an id left open: the ids that may stand there, and where all of them are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from cxmap.findings.finding import Finding
from cxmap.linking.candidates import Candidates
from cxmap.model import KINDS
from cxmap.model.document import Document
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.record import Record
from cxmap.model.typed_lines import BLANK

_OPEN = re.compile(rf"(?:^|[ `])(?P<key>[a-z_]+): {BLANK}", re.MULTILINE)
_KINDS = {kind.kind: kind for kind in KINDS}


def with_ids_to_write(findings: Sequence[Finding], documents: Mapping[Key, Document]) -> Iterator[Finding]:
    """The findings; those that leave an id open say which may stand there."""
    candidates = Candidates(documents)
    # Thousands of findings may be about the entries of one list.
    written = cache(lambda entity, field: _written(documents.get(entity), field))
    for finding in findings:
        wanted = dict(_wanted(finding)) if BLANK in finding.hint else {}
        if not wanted:
            yield finding
            continue
        text = written(finding.place.entity, re.split(r"[.\[]", finding.place.field or "", maxsplit=1)[0])
        advice = "; ".join(_ids_that_fit(key, kind, candidates, text) for key, kind in wanted.items())
        first, *lines = finding.hint.split("\n")
        first = f"{first.removesuffix(':')}; {advice}:" if lines else f"{first}; {advice}"
        yield replace(finding, hint="\n".join((first, *lines)))


def _wanted(finding: Finding) -> Iterator[tuple[str, str]]:
    """The keys that a hint leaves open, each with the kind whose ids it takes."""
    record = _KINDS.get(kind_and_id(finding.place.entity)[0]) if finding.place.entity else None
    kinds = dict(_pointing(record)) if record else {}
    for match in _OPEN.finditer(finding.hint):
        if kind := kinds.get(match["key"]):
            yield match["key"], kind


def _pointing(record: type[Record]) -> Iterator[tuple[str, str]]:
    """The keys of a record and of those inside it that take ids of one kind; of two of a name the outermost is last."""
    for shape in record.shape.values():
        if shape.record:
            yield from _pointing(shape.record)
    for key, shape in record.shape.items():
        if shape.reference and shape.reference.kind:
            yield key, shape.reference.kind


def _ids_that_fit(key: str, kind: str, candidates: Candidates, text: str) -> str:
    stands = f"put the id of {'an' if kind[0] in 'aeiou' else 'a'} {kind} in place of `{BLANK}` behind `{key}`"
    folder, known, near = f"`{_KINDS[kind].folder}/`", candidates.all_of(kind), candidates.near(kind, text)
    if not known:
        return f"{stands}; there is none yet, and a file in {folder} makes one"
    if len(near) == len(known):
        return f"{stands}: {candidates.named(near)}; a new file in {folder} makes one more"
    such = f", such as {candidates.named(near)}" if near else ""
    return f"{stands}{such}; each file in {folder} is one, and a new file there makes one more"


def _written(document: Document | None, field: str) -> str:
    """The name of an entity, and the texts in one of its fields at the top."""
    return " ".join((document.entity.name, *_texts(document.values.get(field)))) if document else ""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from _texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from _texts(member)
