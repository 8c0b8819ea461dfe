"""Geometry as classes: a page may bear no styles of its own, and no stylesheet reads numbers out of attributes.

A number has one class for each power of two in it, as `cxmap-set-width-8 cxmap-set-width-2` for 10, so that few rules
are enough for all. The stylesheet adds them up into a custom property, here `--cxmap-width`.
"""

from __future__ import annotations

from collections.abc import Iterator

_POWERS = {"columns": 10, "column": 10, "rows": 7, "row": 7, "height": 7, "on-sheet": 4, "width": 20}
"""The numbers that there are, and how many powers of two make the largest of each."""


def number_classes(name: str, number: int) -> str:
    """The classes that give an element a number by name."""
    powers = _POWERS[name]
    number = min(number, 2**powers - 1)
    parts = (1 << power for power in reversed(range(powers)) if number >> power & 1)
    return " ".join(f"cxmap-set-{name}-{part}" for part in parts)


def tenths(number: float) -> str:
    """A length in a picture that leaves the site, no more exact than anybody sees."""
    return f"{round(number, 1):g}"


def number_rules() -> str:
    """The rules for all these classes."""
    return "\n".join(rule for name, powers in _POWERS.items() for rule in _rules(name, powers))


def _rules(name: str, powers: int) -> Iterator[str]:
    properties = [f"--cxmap-{name}-{power}" for power in range(powers)]
    # An element within must not add the parts of the number around it to its own.
    nothing = ";".join(f"{each}:0" for each in properties)
    summed = " + ".join(f"var({each})" for each in properties)
    yield f'[class*="cxmap-set-{name}-"]{{{nothing};--cxmap-{name}:calc({summed})}}'
    for power, each in enumerate(properties):
        yield f".cxmap-set-{name}-{1 << power}{{{each}:{1 << power}}}"
