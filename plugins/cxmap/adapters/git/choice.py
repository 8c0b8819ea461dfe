"""Which states a site compares: what its options say, else the last two tags, else now and a week before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxmap.adapters.options import flag_from, wrong_option


@dataclass(frozen=True, slots=True)
class Choice:
    """`is_read` says whether a site wants any history; `compared` are one or two names of states, or none."""

    is_read: bool = True
    compared: tuple[str, ...] = ()


def choice_from(options: Mapping[str, object]) -> Choice:
    """What the plugin's options `history` and `compare` make; raises ConfigurationError where they make no sense."""
    history = options.get("history")
    return Choice(
        is_read=history in (None, "") or flag_from("history", history), compared=_compared(options.get("compare"))
    )


def _compared(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    names = value if isinstance(value, list) else [value]
    if len(names) > 2 or not all(isinstance(name, str) and name.strip() and name.isprintable() for name in names):
        raise wrong_option("compare", "is neither a tag nor a list of two")
    return tuple(names)
