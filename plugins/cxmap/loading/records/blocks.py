"""Blocks of views in a body: read as front matter is, with every mistake at its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from cxmap.findings.finding import Finding
from cxmap.findings.value_rules import REQUIRED_FIELD, UNKNOWN_FIELD, VALUE_NOT_ALLOWED
from cxmap.loading.front_matter.node_places import NodePlaces, Origin
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.loading.markdown.body import Fence
from cxmap.loading.records.unfilled import unfilled, with_unknown
from cxmap.loading.records.validation import findings_of
from cxmap.loading.records.written import Written, is_known
from cxmap.model.block import Block, BlockView
from cxmap.model.document import START, Body, Span, WrittenBlock
from cxmap.model.ids import Key
from cxmap.model.shape import Path, in_full

_VIEW = "view"
_JOURNEY = "journey"
_ALWAYS = (_VIEW, "title")
_THERE = "in the file that is included here"


@dataclass(frozen=True, slots=True)
class _OneLine:
    """The places of what stands in another file: all of them where that is named."""

    span: Span

    def of_value(self, path: Path) -> Span:  # noqa: ARG002  # the same for all
        return self.span

    def of_key(self, path: Path) -> Span:  # noqa: ARG002  # likewise
        return self.span

    def as_written(self, path: Path) -> Path:
        return path

    def without(self, dropped: frozenset[Path]) -> _OneLine:  # noqa: ARG002  # likewise
        return self


@dataclass(frozen=True, slots=True)
class BlockReader:
    """Reads the blocks of one body; `context` is what fields need to know of the site."""

    path: str
    key: Key | None
    body: Body
    context: Mapping[str, Any]

    def read(self, fence: Fence) -> tuple[WrittenBlock, list[Finding]]:
        """The block, and all that is wrong in it."""
        line = self.body.first_line + fence.line
        front = read_front_matter(self.path, fence.content, self.key, {}, Block)
        places = NodePlaces(front.text, {}, origin=Origin(line + 1, self._indents(fence)))
        bare = unfilled(Block, front.bare, self.path, self.key)
        values = in_full(Block, with_unknown(front.values or {}, bare.unknown))
        written = WrittenBlock(self.path, self.key, fence.content, values, places, None)
        findings = [_in_file(finding, places.origin) for finding in (*front.findings, *bare.findings)]
        if front.values is None:
            return written, findings
        block, wrong = self._judged(values, Written(self.path, self.key, places), front.faults)
        findings += (_at_fence(finding, line) for _, finding in wrong)
        faults = frozenset((*front.faults, *(path for path, _ in wrong)))
        return replace(written, block=None if findings or front.faults else block, faults=faults), findings

    def read_at_one_line(self, fence: Fence) -> tuple[WrittenBlock, list[Finding]]:
        """A block that stands in an included file: whatever is wrong in it is told where that file is named."""
        line = self.body.first_line + fence.line
        here = Span(line, 1, line, 1)
        block, findings = self.read(fence)
        told = [
            replace(each, place=replace(each.place, span=here), suggestion=None, hint=f"{_THERE}: {each.hint}")
            for each in findings
        ]
        return replace(block, places=_OneLine(here)), told

    def _judged(
        self, values: dict[str, Any], written: Written, known: set[Path]
    ) -> tuple[Block | None, list[tuple[Path, Finding]]]:
        beside = _beside_the_view(values, written)
        wrong = [(path, finding) for path, finding in beside if not is_known(path, known)]
        try:
            block = Block.model_validate(values, context=self.context)
        except ValidationError as error:
            said = known | {path for path, _ in wrong}
            found = findings_of(Block, error, written, said, values)
            return None, [*wrong, *((path, finding) for path, finding in found if finding)]
        return block, [*wrong, *_one_journey(block, written)]

    def _indents(self, fence: Fence) -> tuple[int, ...]:
        """How far each line of the block stands from the beginning of its line in the file."""
        lines = self.body.text.split("\n")[fence.line + 1 :]
        return tuple(len(line) - len(shown) for line, shown in zip(lines, fence.content.split("\n"), strict=False))


def _in_file(finding: Finding, origin: Origin) -> Finding:
    """A finding about front matter, reworded for a block."""
    place = replace(finding.place, span=origin.moved(finding.place.span))
    suggestion = finding.suggestion
    if suggestion and "\n" in suggestion and any(origin.columns):
        suggestion = None  # Its further lines would begin too far left.
    message, hint = (words.replace("the front matter", "this block") for words in (finding.message, finding.hint))
    return replace(finding, place=place, message=message, hint=hint, suggestion=suggestion)


def _at_fence(finding: Finding, line: int) -> Finding:
    """A finding without a place of its own points at the line on which the block begins."""
    if finding.place.span != START:
        return finding
    return replace(finding, place=replace(finding.place, span=Span(line, 1, line, 1)))


def _beside_the_view(values: Mapping[str, Any], written: Written) -> Iterator[tuple[Path, Finding]]:
    """Fields by which this view cannot be narrowed down."""
    view = next((each for each in BlockView if each == str(values.get(_VIEW)).lower()), None)
    if view is None:
        return
    allowed = (*_ALWAYS, *view.filters)
    for key in values:
        if key in Block.shape and key not in allowed:
            message = f"`view: {view}` cannot be narrowed down by `{key}`"
            hint = f"take it out; what can stand here: {', '.join(f'`{name}`' for name in allowed)}"
            yield (key,), UNKNOWN_FIELD.at(written.key_place((key,)), message, hint=hint)


def _one_journey(block: Block, written: Written) -> Iterator[tuple[Path, Finding]]:
    if block.view is not BlockView.JOURNEY or len(block.journey) == 1:
        return
    if not block.journey:
        message, hint = "`view: journey` needs to know which", "write `journey: …` below it"
        yield (_JOURNEY,), REQUIRED_FIELD.at(written.place((_VIEW,)), message, hint=hint)
    else:
        message, hint = "a block shows the map of one journey", "make a block for each of them"
        yield (_JOURNEY, 1), VALUE_NOT_ALLOWED.at(written.place((_JOURNEY, 1)), message, hint=hint)
