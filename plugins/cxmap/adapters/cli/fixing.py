"""`cxmap check --fix`: writes what findings suggest, file by file, and tells what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cxmap.adapters.content.file_texts import BOM, encoding_of
from cxmap.adapters.content.files import shown_prefix
from cxmap.adapters.content.writing import NotWrittenError, replace_content
from cxmap.adapters.site import CompiledContent
from cxmap.findings.corrections import Correction, corrected
from cxmap.findings.finding import Finding
from cxmap.findings.formats.excerpt import visible
from cxmap.findings.formats.text import counted
from cxmap.model.source import SourceFile

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class MendedFile:
    """The corrections written to one file, those that wait for the next run, or why nothing was written."""

    path: str
    written: Sequence[Correction] = ()
    waiting: Sequence[Correction] = ()
    problem: str = ""


def mend(content: CompiledContent, is_selected: Callable[[str], bool]) -> tuple[MendedFile, ...]:
    """Writes the suggestions of all findings into the selected files that have some."""
    wanted: dict[str, dict[Finding, None]] = {}
    for finding in content.map.findings:
        for place, _ in finding.suggested:
            if is_selected(place.path):
                wanted.setdefault(place.path, {})[finding] = None
    files = {file.path: file for file in content.files}
    return tuple(_mended(content, files[path], wanted[path]) for path in sorted(wanted))


def told(mended: Iterable[MendedFile], content: CompiledContent) -> Iterator[str]:
    """One line for each correction, and for each file that was left alone; then how many were written."""
    prefix = visible(shown_prefix(content.folder))
    files = tuple(mended)
    for file in files:
        path = f"{prefix}{visible(file.path)}"
        for correction in file.written:
            yield f"{_place(path, correction)} mended[{correction.rule}]: {_in_words(correction)}"
        for correction in file.waiting:
            yield f"{_place(path, correction)} not mended[{correction.rule}]: another mistake overlaps; run it again"
        if file.problem:
            yield f"{path}: not written: {file.problem}"
    written = sum(len(file.written) for file in files)
    in_files = sum(bool(file.written) for file in files)
    yield f"mended {counted(written, 'mistake')} in {counted(in_files, 'file')}" if written else "nothing was mended"


def _mended(content: CompiledContent, file: SourceFile, findings: Iterable[Finding]) -> MendedFile:
    encoding = encoding_of(file)
    mark = BOM if file.content.startswith(BOM) else b""
    result = corrected(file.path, file.content.removeprefix(mark).decode(encoding), findings)
    try:
        after = mark + result.text.encode(encoding)
        replace_content(content.folder, file.path, file.content, after)
    except UnicodeEncodeError:
        return MendedFile(file.path, problem="its encoding has no sign for what would be written")
    except NotWrittenError as problem:
        return MendedFile(file.path, problem=str(problem))
    return MendedFile(file.path, result.written, result.waiting)


def _place(path: str, correction: Correction) -> str:
    return f"{path}:{correction.span.line}:{correction.span.column}:"


def _in_words(correction: Correction) -> str:
    """`last-mille` is now `last-mile`."""
    before, after = _shown(correction.before), _shown(correction.after)
    if not correction.after:
        return f"`{before}` is taken out"
    return f"`{before}` is now `{after}`" if correction.before else f"`{after}` is added"


def _shown(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
