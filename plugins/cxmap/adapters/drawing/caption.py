"""What a drawing is called in its page."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True, slots=True)
class Caption:
    """What a drawing is called: a name that occurs once in its page, and words for its listeners."""

    name: str
    title: str
    description: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"no id: {self.name!r}")
