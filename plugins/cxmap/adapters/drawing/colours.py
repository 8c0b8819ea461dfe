"""Colours as CSS custom properties, so that both colour schemes and print have their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from cxmap.adapters.drawing.colour_names import COLOUR_NAMES
from cxmap.adapters.drawing.look import ROLES

_COLOUR = re.compile(
    r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])"
    r"|(?<![\w-])(?:rgb|hsl)a?\([^()]*\)"
    rf"|(?<![\w#.(-])(?:{'|'.join(COLOUR_NAMES)})(?![\w(-])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)%?")

# The luminance of white and of black, each with the 0.05 that the contrast formula of WCAG adds.
_WHITE, _BLACK = 1.05, 0.05


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as it is painted on a light page."""

    red: float
    green: float
    blue: float
    alpha: float = 1

    @property
    def hexadecimal(self) -> str:
        parts = [self.red, self.green, self.blue, *([self.alpha] if self.alpha < 1 else [])]
        return "#" + "".join(f"{round(part * 255):02x}" for part in parts)

    @property
    def luminance(self) -> float:
        red, green, blue = map(_linear, (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def with_properties(value: str) -> tuple[str, Mapping[str, str]]:
    """A CSS value with each colour as a custom property, and the dark colours of those without role."""
    dark: dict[str, str] = {}

    def named(match: re.Match[str]) -> str:
        colour = parsed(match[0])
        if colour is None:
            return match[0]
        shown = colour.hexadecimal
        if role := ROLES.get(shown):
            return f"var(--cxmap-diagram-{role},{shown})"
        dark[f"--cxmap-diagram-{shown[1:]}"] = on_dark(colour).hexadecimal
        return f"var(--cxmap-diagram-{shown[1:]},{shown})"

    return _COLOUR.sub(named, value), dark


def on_dark(colour: Colour) -> Colour:
    """The colour of the same hue that has on black the contrast that this one has on white.

    Two colours have the same contrast to each other as before.
    """
    wanted = _WHITE * _BLACK / (colour.luminance + 0.05) - 0.05
    hue, _, saturation = rgb_to_hls(colour.red, colour.green, colour.blue)
    low, high = 0.0, 1.0
    # Lightness is halved in until it no longer shows in 8 bits.
    for _ in range(16):
        middle = (low + high) / 2
        lighter = Colour(*hls_to_rgb(hue, middle, saturation)).luminance > wanted
        low, high = (low, middle) if lighter else (middle, high)
    return Colour(*hls_to_rgb(hue, (low + high) / 2, saturation), colour.alpha)


def parsed(text: str) -> Colour | None:
    """The colour that CSS reads in the text."""
    text = COLOUR_NAMES.get(text.lower(), text.lower())
    if "(" not in text:
        return _from_digits(text.removeprefix("#"))
    parts = _NUMBER.findall(text)
    if len(parts) not in {3, 4}:
        return None
    alpha = _share(parts[3], 1) if len(parts) > 3 else 1
    if text.startswith("rgb"):
        red, green, blue = (_share(part, 255) for part in parts[:3])
        return Colour(red, green, blue, alpha)
    hue, saturation, lightness = float(parts[0].rstrip("%")) % 360 / 360, *parts[1:3]
    return Colour(*hls_to_rgb(hue, _share(lightness, 100), _share(saturation, 100)), alpha)


def _from_digits(digits: str) -> Colour:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, *alpha = (int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2))
    return Colour(red, green, blue, *alpha)


def _share(number: str, whole: float) -> float:
    share = float(number.rstrip("%")) / (100 if number.endswith("%") else whole)
    return min(max(share, 0), 1)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
