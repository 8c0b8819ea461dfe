"""Several texts in one input: a fuzzer changes bytes, and a map is many files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_MARK = b"\n=== "
_MOST_PARTS = 20
_LONGEST_NAME = 200


def joined(files: Mapping[str, str]) -> bytes:
    """Files as one input."""
    return b"".join(
        _MARK + path.encode("utf-8", "surrogateescape") + b"\n" + text.encode("utf-8", "surrogateescape")
        for path, text in files.items()
    )


def files_in(data: bytes) -> Mapping[str, bytes]:
    """The files of an input by their paths, which lie below one folder, as a file system would have it."""
    files: dict[str, bytes] = {}
    for path, content in _named(data):
        is_folder = any(other.startswith(f"{path}/") for other in files)
        is_below_file = any(path.startswith(f"{other}/") for other in files)
        if _is_path(path) and not is_folder and not is_below_file:
            files[path] = content
    return files


def _named(data: bytes) -> Iterator[tuple[str, bytes]]:
    for part in data.split(_MARK)[1 : _MOST_PARTS + 1]:
        name, _, content = part.partition(b"\n")
        yield name.decode("utf-8", "backslashreplace"), content


def _is_path(path: str) -> bool:
    names = path.split("/")
    return "\0" not in path and all(
        name and not name.startswith(".") and len(name.encode()) <= _LONGEST_NAME for name in names
    )
