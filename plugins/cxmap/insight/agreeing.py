"""A capability's file after its owner has agreed to a promise: the agreement, and everything else as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cxmap.loading.front_matter.quoting import quoted
from cxmap.model.document import Document
from cxmap.model.fingerprint import fingerprint
from cxmap.model.offsets import LINE_END, Offsets, line_end
from cxmap.model.promise import Promise
from cxmap.model.rewritten_file import RewrittenFile, RewrittenStretch
from cxmap.model.shape import Path

AGREED = "agreed"
_BARE = re.compile(rf"^({AGREED}[ \t]*:)(?:[ \t]*\[[ \t]*\])?(?=[ \t]*(?:#[^\r\n]*)?\r?$)", re.MULTILINE)
_PLAIN = re.compile(r"[^\W\d_][\w&.' -]*(?<! )")


def agreeing(document: Document, text: str, promise: Promise, on: str, by: str) -> RewrittenFile:
    """The file of a capability; `on` is the day, and `by` says who agreed."""
    name = by if _PLAIN.fullmatch(by) else quoted(by)
    written = {"promise": promise.id, "on": on, "by": name, "print": fingerprint(promise)}
    entries = document.values.get(AGREED) or ()
    known = next((place for place, entry in enumerate(entries) if entry.get("promise") == promise.id), None)
    if known is not None:
        stretches = tuple(sorted(_renewed(document, text, (AGREED, known), written)))
    else:
        stretches = (_added(document, text, len(entries), written),)
    return RewrittenFile(document.path, text, stretches)


def _renewed(document: Document, text: str, at: Path, written: Mapping[str, str]) -> Iterator[RewrittenStretch]:
    """The values of an entry; a key that it did not have comes behind the print."""
    offsets, places = Offsets(text), document.places
    entry = document.values[AGREED][at[-1]]
    for key, value in written.items():
        if key in entry and key != "promise":
            first, last = offsets.of(places.of_value((*at, key)))
            if text[first:last] != value:
                yield RewrittenStretch(first, last, value)
    first, last = offsets.of(places.of_value((*at, "print")))
    for key in written.keys() - entry.keys():
        column = places.of_key((*at, "print")).column
        before = ", " if _is_flow(document, text, at) else line_end(text) + " " * (column - 1)
        yield RewrittenStretch(last, last, f"{before}{key}: {written[key]}")


def _added(document: Document, text: str, count: int, written: Mapping[str, str]) -> RewrittenStretch:
    """One more entry behind the last one, in the form of that one; the first one as the last field."""
    offsets, places = Offsets(text), document.places
    flow = "{" + ", ".join(f"{key}: {value}" for key, value in written.items()) + "}"
    if not count:
        closing = offsets.at(document.body.first_line - 1, 1)
        bare = _BARE.search(text, 0, closing)
        lines = _entry(written, 2, line_end(text))
        if bare:
            return RewrittenStretch(bare.end(1), bare.end(), f"{line_end(text)}{lines.removesuffix(line_end(text))}")
        return RewrittenStretch(closing, closing, f"{AGREED}:{line_end(text)}{lines}")
    last_entry: Path = (AGREED, count - 1)
    end = max(offsets.of(places.of_value((*last_entry, key)))[1] for key in document.values[AGREED][count - 1])
    if _is_flow(document, text, (AGREED,)):
        end = text.index("}", end) + 1
        return RewrittenStretch(end, end, f", {flow}")
    column = places.of_value(last_entry).column - len("- ")
    after = end + len(LINE_END.split(text[end:], maxsplit=1)[0])
    lines = _entry(written, column - 1, line_end(text)).removesuffix(line_end(text))
    return RewrittenStretch(after, after, f"{line_end(text)}{lines}")


def _entry(written: Mapping[str, str], indent: int, end: str) -> str:
    first, *others = (f"{key}: {value}" for key, value in written.items())
    margin = " " * indent
    return "".join((f"{margin}- {first}{end}", *(f"{margin}  {other}{end}" for other in others)))


def _is_flow(document: Document, text: str, at: Path) -> bool:
    first, _ = Offsets(text).of(document.places.of_value(at))
    return text[first : first + 1] in ("[", "{")
