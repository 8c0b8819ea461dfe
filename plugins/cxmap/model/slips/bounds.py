"""Numbers with signs or words that say that they are the least, or the most: `>= 95`, `mind. 95 %`, `95+`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from cxmap.model.slips.numbers import number_meant
from cxmap.model.slips.slip import Slip

LOWEST: Mapping[str, bool] = {"at_least": True, "at_most": False}
"""The fields whose names say which end of the good values they are: whether it is the lowest."""

_SIGNS = (
    (True, False, ">=|=>|≥|≧|⩾"),
    (False, False, "<=|=<|≤|≦|⩽"),
    (True, True, ">"),
    (False, True, "<"),
)
_BEFORE = (
    (
        True,
        False,
        r"at[ -]least|min(?:imum|imal|\.)?(?: of)?|mind(?:estens|\.)?|wenigstens|ab|from|au moins|à partir de",
    ),
    (True, False, r"not? (?:less|fewer|lower|worse) than|not (?:below|under)|nicht (?:weniger als|unter)"),
    (False, False, r"at[ -]most|max(?:imum|imal|\.)?(?: of)?|höchstens|up[ -]to|bis(?: zu)?|within|innerhalb(?: von)?"),
    (
        False,
        False,
        r"au (?:plus|maximum)|jusqu['’]à|not? (?:more|later) than|not (?:over|above)|nicht (?:mehr als|über)",
    ),
    (True, True, r"(?:more|greater|higher|better) than|over|above|mehr als|über|plus de"),
    (False, True, r"(?:less|fewer|lower|faster|sooner) than|under|below|weniger als|unter|moins de"),
)
_OR = r",? ?(?:or|and|oder|und|ou|et) (?:more than that|"
_BEHIND = (
    (True, False, rf" ?\+|{_OR}more|above|higher|better|up|upwards|mehr|höher|besser|darüber|plus)"),
    (False, False, rf"{_OR}less|fewer|below|lower|sooner|faster|earlier|weniger|schneller|früher|darunter|moins)"),
    (True, False, r" (?:minimum|mindestens|at least|au moins)"),
    (False, False, r" (?:max(?:imum|imal|\.)?|höchstens|at (?:the )?most|au plus)"),
)  # `min` behind a number may be minutes.
_FORMS = (
    *((low, strict, re.compile(rf"(?:{signs}) ?(?P<number>.+)")) for low, strict, signs in _SIGNS),
    *(
        (low, strict, re.compile(rf"(?:{words})(?: |(?=\d))(?P<number>.+)", re.IGNORECASE))
        for low, strict, words in _BEFORE
    ),
    *(
        (low, strict, re.compile(rf"(?P<number>.*[\w%€$£])(?:{words})", re.IGNORECASE))
        for low, strict, words in _BEHIND
    ),
)


class Bound(NamedTuple):
    """The least or the most of something, as a text; a strict one leaves its own number out."""

    number: str
    is_lowest: bool
    is_strict: bool

    def in_field(self, key: str, slip: Slip | None) -> Slip | None:
        """Advice about its number, with what becomes of the words around it in a field of this name."""
        is_lowest = LOWEST.get(key)
        if is_lowest is None:
            shown = f": `{slip.suggestion}`, if that is the one that holds" if slip and slip.suggestion else ""
            return Slip(f"write one number, and not from or up to where it goes{shown}")
        if is_lowest != self.is_lowest:
            other = "at_most" if is_lowest else "at_least"
            word = "lowest" if is_lowest else "highest"
            return Slip(f"`{key}` is the {word} level: write its number alone, or name the field `{other}`")
        if slip is None or slip.suggestion is None:
            return slip
        rest = f"`{key}` says the rest"
        if self.is_strict:
            way = "more" if is_lowest else "less"
            rest = f"`{key}` takes `{slip.suggestion}` itself too: where only {way} will do, write the next number"
        return slip._replace(hint=f"{slip.hint}; {rest}")


def bound_in(text: str) -> Bound | None:
    for is_lowest, is_strict, form in _FORMS:
        if match := form.fullmatch(text):
            return Bound(match["number"].strip(), is_lowest, is_strict)
    return None


def least_meant(text: str) -> Slip | None:
    """`>= 95`, `at least 95` and `95+` where the field's name says that already."""
    return level_meant("at_least", text)


def most_meant(text: str) -> Slip | None:
    """`<= 5`, `at most 5` and `5 or less`, likewise."""
    return level_meant("at_most", text)


def figure_meant(text: str) -> Slip | None:
    """A number of which no name says that it is an end: `> 95` is none."""
    return level_meant("", text)


def level_meant(key: str, text: str) -> Slip | None:
    """The number in a text for the field `key`."""
    bound = bound_in(text)
    slip = number_meant(bound.number if bound else text)
    return bound.in_field(key, slip) if bound else slip
