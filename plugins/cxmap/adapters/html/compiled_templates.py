"""Templates, compiled once: where a site is built again and again, half a second of each build would go into it."""

from __future__ import annotations

import pickle
from contextlib import suppress
from importlib.metadata import version

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class _CompiledTemplates(FileSystemBytecodeCache):
    """In the folder that Jinja keeps for each user. Where nothing can be written, nothing is kept."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (EOFError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates() -> FileSystemBytecodeCache | None:
    """None where no folder is this user's alone: what others can write to must not be run."""
    try:
        return _CompiledTemplates(pattern=f"cxmap_{version('cxmap')}_{version('jinja2')}_%s.cache")
    except (OSError, RuntimeError):
        return None
