"""Studies in words: whom they heard."""

from __future__ import annotations

from cxmap.model.research import Research
from cxmap.pages.kit.words import counted, joined

_GROUPS = (("customer", "customers"), ("employee", "employees"), ("partner", "partners"))


def heard_words(study: Research) -> str:
    """`31 customers and 4 employees`; nothing where nobody was heard."""
    heard = ((getattr(study.heard, several, None), one, several) for one, several in _GROUPS)
    return joined(counted(number, one, several) for number, one, several in heard if number)
