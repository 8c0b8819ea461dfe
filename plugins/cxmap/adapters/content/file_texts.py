"""The texts of files, read and written again in the encoding in which somebody saved them."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.model.source import SourceFile

BOM = b"\xef\xbb\xbf"


def encoding_of(file: SourceFile) -> str:
    """UTF-8; a table may be as Excel saves it on Windows."""
    try:
        file.content.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


class FileTexts:
    """The texts of files, each in the encoding in which it was saved."""

    def __init__(self, sources: Mapping[str, SourceFile]) -> None:
        self._sources = sources
        self._known: dict[str, tuple[str, bytes, str]] = {}

    def of(self, path: str) -> str:
        return self._decoded(path)[0]

    def encoded(self, path: str, text: str) -> bytes:
        _, mark, encoding = self._decoded(path)
        return mark + text.encode(encoding)

    def _decoded(self, path: str) -> tuple[str, bytes, str]:
        if path not in self._known:
            file = self._sources[path]
            mark, encoding = BOM if file.content.startswith(BOM) else b"", encoding_of(file)
            self._known[path] = file.content.removeprefix(mark).decode(encoding), mark, encoding
        return self._known[path]
