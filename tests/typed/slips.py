"""Slips in a small map: the edits that make them, what is said of each, and what comes of following that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from cxmap.compiler import Map, compile_map
from cxmap.findings.corrections import corrected
from cxmap.findings.finding import Finding
from cxmap.model.source import Settings, SourceFile
from tests.loading.content import AS_OF, as_text

LIBRARY: Mapping[str, str] = yaml.safe_load((Path(__file__).parent / "library.yaml").read_text(encoding="utf-8"))
MOST_STEPS = 8

Texts = Mapping[str, str]
"""The text of each file by its path."""
Edit = Mapping[str, str]
"""`in`, `replace`, `by`, `meant`: a text of a file, and what was meant if that is another one; `move`, `to`: its path;
`add`, `text`, `meant`: a whole file; `encoding`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of a slip at first, what is left once the suggestions are followed, and how the map is then."""

    said: tuple[Finding, ...]
    left: tuple[Finding, ...]
    steps: int
    is_same: bool

    @property
    def is_silently_wrong(self) -> bool:
        return not self.left and not self.is_same

    def __str__(self) -> str:
        told = as_text(self.said) or "nothing is said"
        end = "the map is as it was meant" if self.is_same else "the map is another one"
        rest = "".join(f"\n  left: {each.place.path}:{each.place.span.line} {each.rule}" for each in self.left)
        runs = f" after {self.steps} {'run' if self.steps == 1 else 'runs'} of --fix" if self.steps else ""
        return f"{told}\n=> {end}{runs}{rest if self.steps else ''}"


def edited(texts: Texts, edits: Edit | Sequence[Edit]) -> tuple[Texts, Mapping[str, str]]:
    """The texts with the edits made, and the encodings of files that are in another one than UTF-8."""
    result = dict(texts)
    encodings: dict[str, str] = {}
    for edit in [edits] if isinstance(edits, Mapping) else edits:
        if "encoding" in edit:
            encodings[edit["add"]] = edit["encoding"]
        if "move" in edit:
            result[edit["to"]] = result.pop(edit["move"])
        elif "add" in edit:
            result[edit["add"]] = edit["text"]
        else:
            text = result[edit["in"]]
            assert text.count(edit["replace"]) == 1, edit
            result[edit["in"]] = text.replace(edit["replace"], edit["by"])
    return result, encodings


def as_meant(edits: Edit | Sequence[Edit]) -> Texts:
    """The library, but for what a slip's author meant to write in place of what stands there."""
    result = dict(LIBRARY)
    for edit in [edits] if isinstance(edits, Mapping) else edits:
        if "meant" in edit:
            path = edit.get("in") or edit["add"]
            result[path] = (
                result.get(path, "").replace(edit["replace"], edit["meant"]) if "in" in edit else edit["meant"]
            )
    return result


def outcome_of(edits: Edit | Sequence[Edit]) -> Outcome:
    """Makes a slip, and follows all suggestions again and again as `check --fix` does."""
    meant = as_meant(edits)
    sound = _compiled(meant)
    known = {_identity(each) for each in sound.findings}
    texts, encodings = edited(LIBRARY, edits)
    found = _compiled(texts, encodings)
    said = left = _new(found, known)
    steps = 0
    while steps < MOST_STEPS and any(each.suggested for each in left):
        texts = {path: _mended(path, text, left) for path, text in texts.items()}
        found, steps = _compiled(texts, encodings), steps + 1
        left = _new(found, known)
    is_same = (texts == meant and not encodings) or (
        _meaning(found) == _meaning(sound) and _bodies(texts) == _bodies(meant)
    )
    return Outcome(said, left, steps, is_same)


def _mended(path: str, text: str, findings: Sequence[Finding]) -> str:
    """The text with its corrections, each of which must leave all other lines alone."""
    result = corrected(path, text, findings)
    before, after = text.splitlines(), result.text.splitlines()
    for correction in result.written[:1]:
        assert before[: correction.span.line - 1] == after[: correction.span.line - 1]
    for correction in result.written[-1:]:
        rest = before[correction.span.end_line :]
        assert not rest or rest == after[-len(rest) :]
    return result.text


def _compiled(texts: Texts, encodings: Mapping[str, str] = MappingProxyType({})) -> Map:
    sources = [SourceFile(path, text.encode(encodings.get(path, "utf-8"))) for path, text in texts.items()]
    return compile_map(sources, Settings(as_of=AS_OF))


def _new(found: Map, known: set[tuple[str, str, str]]) -> tuple[Finding, ...]:
    return tuple(each for each in found.findings if _identity(each) not in known)


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.place.path, finding.message


def _meaning(found: Map) -> object:
    entities = {key: document.entity for key, document in found.catalogue.documents.items()}
    return entities, found.alignment.pairs


def _bodies(texts: Texts) -> list[str]:
    """What readers see below the fields."""
    return sorted(text.rpartition("---\n")[2].strip() for path, text in texts.items() if path.endswith(".md"))
