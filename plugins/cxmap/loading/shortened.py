"""Files without what stands below their front matter, for whoever asks for no more than what they declare."""

from __future__ import annotations

import re
from dataclasses import replace

from cxmap.model.source import SourceFile

# A line that certainly closes the front matter; a file that closes it in another way stays whole.
_CLOSED = re.compile(rb"---[ \t]*\r?\n.*?^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)


def front_matter_alone(source: SourceFile) -> SourceFile:
    """The same file, its body cut off where one is seen to begin."""
    found = _CLOSED.match(source.content)
    return replace(source, content=found[0]) if found and source.path.endswith(".md") else source
