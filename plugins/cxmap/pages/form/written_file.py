"""A file as a form changes it: where its values stand, its hash, and its text where that may be published.

A text with comments, or with the name of a draft, tells more than its page does. Whoever changes such a file brings its
text; the hash says whether it is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from cxmap.linking.drafts import Drafts
from cxmap.loading.files.decoding import DividedText, decoded, divided
from cxmap.loading.front_matter.written_places import written_places
from cxmap.loading.markdown.comments import without_comments
from cxmap.model.document import Document
from cxmap.model.source import SourceFile

_BOM = b"\xef\xbb\xbf"
_OPENING = "---\n"


def written_file(source: SourceFile, document: Document, drafts: Drafts) -> Mapping[str, object]:
    """Nothing where the file must be changed by hand."""
    text, ends = decoded(source), _ends(source.content)
    if not isinstance(text, str) or ends is None or not text.startswith(_OPENING):
        return {}
    if document.faults or document.damaged:
        return {}
    parts = divided(source.path, text)
    fields = parts.front_matter if isinstance(parts, DividedText) else ""
    tree = written_places(fields, document.record, len(_OPENING))
    if tree is None:
        return {}
    bare = text.rstrip("\n")
    written = {
        "tree": tree,
        "sha": sha256(bare.encode()).hexdigest(),
        "ends": ends,
        "tail": len(text) - len(bare),
        "bom": source.content.startswith(_BOM),
    }
    is_published = "#" not in fields and not _tells_more(text, drafts)
    return written | {"text": text} if is_published else written


def _tells_more(text: str, drafts: Drafts) -> bool:
    """Whether a text has comments, or names a draft that the site does not show."""
    return without_comments(text) != text or any(word in text for word in drafts.words)


def _ends(content: bytes) -> str | None:
    """How the lines of a file end; None where they end in several ways."""
    with_return, returns, ends = content.count(b"\r\n"), content.count(b"\r"), content.count(b"\n")
    if not returns:
        return "\n"
    return "\r\n" if with_return == returns == ends else None
