"""Colours as CSS custom properties, so that both colour schemes and print have their own."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from cxmap.adapters.drawing.look import ROLES

# The named colours of CSS, which authors may write in a diagram, each with its red, green and blue.
_PAIRS = """
aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque
ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood
deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed
cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b
darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b darkolivegreen
556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f
darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet
9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick
b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold
ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0
hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa
lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080
lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3
lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899
lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen
faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3
mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a
mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1
moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange
ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee
palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd
powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1
saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d
silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa
springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise
40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32
"""

COLOUR_NAMES = dict(zip(_PAIRS.split()[::2], _PAIRS.split()[1::2], strict=True))

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


def in_both_schemes(value: str) -> str:
    """A CSS value with each colour as its role, else for a light page and for a dark one."""

    def named(match: re.Match[str]) -> str:
        colour = parsed(match[0])
        if colour is None:
            return match[0]
        shown = colour.hexadecimal
        role = ROLES.get(shown)
        return f"var(--cxmap-diagram-{role},{shown})" if role else f"light-dark({shown},{on_dark(colour).hexadecimal})"

    return _COLOUR.sub(named, value)


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
