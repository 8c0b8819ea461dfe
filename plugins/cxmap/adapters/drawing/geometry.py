"""Geometry as classes: a page may bear no styles of its own, and no stylesheet reads numbers out of attributes.

A number has one class for each of its digits but zeros, as `cxmap-set-width-800 cxmap-set-width-30` for 830. The
stylesheet adds them up into a custom property, here `--cxmap-width`.
"""

from __future__ import annotations

from collections.abc import Iterator

_PLACES = {"columns": 3, "column": 3, "rows": 2, "row": 2, "height": 2, "on-sheet": 1, "width": 6}
"""The numbers that there are, and of how many digits each is at most."""


def number_classes(name: str, number: int) -> str:
    """The classes that give an element a number by name."""
    digits = str(min(number, 10 ** _PLACES[name] - 1))
    parts = (digit + "0" * (len(digits) - at) for at, digit in enumerate(digits, 1) if digit != "0")
    return " ".join(f"cxmap-set-{name}-{part}" for part in parts)


def number_rules() -> str:
    """The rules for all these classes."""
    return "\n".join(rule for name, places in _PLACES.items() for rule in _rules(name, places))


def _rules(name: str, places: int) -> Iterator[str]:
    properties = [f"--cxmap-{name}-{place}" for place in range(places)]
    # An element within must not add the places of the number around it to its own.
    nothing = ";".join(f"{each}:0" for each in properties)
    summed = " + ".join(f"var({each})" for each in properties)
    yield f'[class*="cxmap-set-{name}-"]{{{nothing};--cxmap-{name}:calc({summed})}}'
    for place, each in enumerate(properties):
        for digit in range(1, 10):
            part = digit * 10**place
            yield f".cxmap-set-{name}-{part}{{{each}:{part}}}"
