"""An author's own text as HTML that can be published: diagrams drawn, views shown, only allowed HTML, all closed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from html import unescape
from typing import Any

import nh3

from cxmap.adapters.html.picture_words import READ_OUT, words_of_pictures
from cxmap.adapters.html.references import ATTRIBUTES, REFERENCE, plain_value, with_identifier
from cxmap.findings.finding import is_lowered
from cxmap.findings.link_rules import UNSAFE_HTML, UNSAFE_LINK
from cxmap.findings.rule import Rule
from cxmap.loading.markdown.active_html import (
    ATTRIBUTES_THAT_LOAD,
    ATTRIBUTES_WITH_SETS,
    ATTRIBUTES_WITH_STYLE,
    FOLLOWED_ATTRIBUTES,
    TAGS_TO_FOLLOW,
)
from cxmap.model.hosts import addresses_in_set, addresses_in_style, host_of
from cxmap.model.source import OwnSeverity

Shown = Callable[[str], str | None]
"""Makes HTML of the text of a fence, or nothing where it stays the text that it is."""


def _fences(language: str) -> re.Pattern[str]:
    """Fences as the usual extensions write them."""
    return re.compile(
        rf'<pre class="{language}"><code>(?P<one>[^<]*)</code></pre>'
        rf'|<pre class="{language}">(?P<two>[^<]*)</pre>'
        rf'|<pre><code class="language-{language}">(?P<three>[^<]*)</code></pre>'
    )


# The theme would load Mermaid from another host to draw it.
_MERMAID = _fences("mermaid")
_CXMAP = _fences("cxmap")


def author_html(html: str, clean: Clean, diagram: Shown, block: Shown) -> str:
    """The author's part of a page as it is published; `diagram` shows Mermaid text, `block` what asks for a view."""
    allowed = clean(aligned_by_attributes(html))
    if "mermaid" in allowed:
        allowed = _MERMAID.sub(lambda fence: _shown(fence, diagram), allowed)
    return _CXMAP.sub(lambda fence: _shown(fence, block), allowed) if "cxmap" in allowed else allowed


Clean = Callable[[str], str]
"""Makes of an author's HTML what is published: only what is allowed, and everything closed that was opened."""


def _names(text: str) -> set[str]:
    return set(text.split())


_SCHEMES = {"https", "http", "mailto", "tel"}
_OTHER_SCHEMES = {*nh3.ALLOWED_URL_SCHEMES, "data", "file", "javascript", "vbscript"}

# Beside the library's own list, which holds the words, tables and pictures that most pages need.
_MEDIA = {"audio", "picture", "source", "track", "video"}
_LAYOUT = {"address", "big", "font", "main", "section", "tfoot"}

# The buttons of content tabs and the boxes of task lists, as extensions of Markdown write them.
_CONTROLS = {"input", "label", "meter", "progress"}

_SVG = _names(
    "svg g path rect circle ellipse line polyline polygon text tspan defs symbol use marker clipPath mask pattern "
    "linearGradient radialGradient stop"
)

_MATHML = _names(
    "math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle "
    "mpadded mphantom semantics annotation"
)

_TAGS = nh3.ALLOWED_TAGS | _MEDIA | _LAYOUT | _CONTROLS | _SVG | READ_OUT | _MATHML
_ANYWHERE = _names("align class dir hidden id lang name role tabindex title translate")
_OF_MEDIA = _names("controls height loop muted poster preload src width")

_OF_SVG = _names(
    "clip-path clip-rule color cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-family font-size "
    "font-style font-weight fx fy gradientTransform gradientUnits height letter-spacing marker-end marker-mid "
    "marker-start markerHeight markerUnits markerWidth mask offset opacity orient paint-order patternTransform "
    "patternUnits points preserveAspectRatio r refX refY rotate rx ry stop-color stop-opacity stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width "
    "text-anchor textLength transform version viewBox visibility width x x1 x2 xmlns y y1 y2"
)

_OF_MATHML = _names("columnalign columnspan display encoding fence height mathvariant rowspan stretchy width xmlns")

_ATTRIBUTES: dict[str, set[str]] = {
    **nh3.ALLOWED_ATTRIBUTES,
    **dict.fromkeys(_SVG, _OF_SVG),
    **dict.fromkeys(_MATHML, _OF_MATHML),
    **dict.fromkeys(("audio", "video"), _OF_MEDIA),
    "*": _ANYWHERE,
    "a": {"download", "href", "hreflang", "rel", "target", "type"},
    "area": {"alt", "coords", "href", "shape"},
    "data": {"value"},
    "details": {"open"},
    "font": {"color", "face", "size"},
    "img": {"alt", "decoding", "height", "loading", "sizes", "src", "srcset", "width"},
    "input": {"checked", "disabled"},
    "label": {"for"},
    "li": {"value"},
    "meter": {"high", "low", "max", "min", "optimum", "value"},
    "ol": {"reversed", "start", "type"},
    "progress": {"max", "value"},
    REFERENCE: set(ATTRIBUTES),
    "source": {"media", "sizes", "src", "srcset", "type"},
    "table": {"border", "cellpadding", "cellspacing", "summary", "width"},
    "td": {"colspan", "headers", "rowspan", "valign", "width"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope", "valign", "width"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "use": {*_OF_SVG, "href"},
}

_PREFIXES = {"data-", "aria-"}
_INPUT_TYPES = {"input": {"type": {"checkbox", "radio"}}}

# What is left of any other control; the library writes every `>` within an attribute as an entity.
_OTHER_INPUT = re.compile(r'<input(?![^>]* type="(?:checkbox|radio)")[^>]*>')

# Only for sites that take `unsafe-html` upon themselves. The library leaves out animations of pictures even then.
_ACTIVE_TAGS = _names(
    "applet base button dialog embed fieldset form iframe legend link meta noembed noframes noscript object optgroup "
    "option output param portal script select slot style template textarea xmp filter foreignObject image"
)

_STYLE_SHEET = re.compile(r"<style\b[^<>]*>.*?</style>", re.DOTALL)
_EVERY_ATTRIBUTE = {""}


def allowed_html(severities: Iterable[OwnSeverity], hosts: Collection[str] = (), *, references: bool = False) -> Clean:
    """Lets through only what can do no harm, and asks no other host but those that a site allows.

    A site may allow any tag or address by lowering the rule about it. Where a plugin makes links of `references`
    between pages, these stay until it does.
    """
    schemes = _OTHER_SCHEMES if _is_lowered(UNSAFE_LINK, severities) else _SCHEMES
    own = _OwnResources(frozenset(hosts))
    further = {REFERENCE} if references else set()
    named = with_identifier if references else str
    if takes_any_html(severities):
        cleaner = _cleaner(
            schemes,
            own,
            tags=_TAGS | _ACTIVE_TAGS | further,
            clean_content_tags=set(),
            attributes={},
            generic_attribute_prefixes=_EVERY_ATTRIBUTE,
        )
        return lambda html: named(_STYLE_SHEET.sub(own.style_sheet, cleaner.clean(html)))
    cleaner = _cleaner(
        schemes,
        own,
        tags=_TAGS | further,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes=_PREFIXES,
        tag_attribute_values=_INPUT_TYPES,
    )
    return lambda html: named(_OTHER_INPUT.sub("", words_of_pictures(cleaner.clean(html))))


# Extensions of Markdown align the columns of tables by a style, which a page's policy does not let count.
_ALIGNED = re.compile(r'\sstyle="text-align: ?(left|center|right);?"')


def aligned_by_attributes(html: str) -> str:
    return _ALIGNED.sub(r' align="\1"', html) if "text-align" in html else html


def _shown(fence: re.Match[str], show: Shown) -> str:
    html = show(unescape(fence[fence.lastindex or 0]))
    return fence[0] if html is None else html


def _cleaner(schemes: set[str], own: _OwnResources, **allowed: Any) -> nh3.Cleaner:
    return nh3.Cleaner(url_schemes=schemes, attribute_filter=own.attribute, link_rel=None, **allowed)


@dataclass(frozen=True, slots=True)
class _OwnResources:
    """Leaves out what a browser would load from a host that is neither the site's own nor an allowed one."""

    hosts: frozenset[str]

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        if tag == REFERENCE:
            return plain_value(name, value)
        if name in ATTRIBUTES_THAT_LOAD:
            is_followed = name in FOLLOWED_ATTRIBUTES and tag in TAGS_TO_FOLLOW
            addresses = addresses_in_set(value) if name in ATTRIBUTES_WITH_SETS else (value,)
            return value if is_followed or self._are_own(addresses) else None
        if name in ATTRIBUTES_WITH_STYLE:
            return value if self._are_own(addresses_in_style(value)) else None
        return value

    def style_sheet(self, sheet: re.Match[str]) -> str:
        return sheet[0] if self._are_own(addresses_in_style(sheet[0])) else ""

    def _are_own(self, addresses: Iterable[str]) -> bool:
        return all(host in self.hosts for address in addresses if (host := host_of(address)))


def takes_any_html(severities: Iterable[OwnSeverity]) -> bool:
    """Whether a site publishes what its authors write, scripts too."""
    return _is_lowered(UNSAFE_HTML, severities)


def _is_lowered(rule: Rule, severities: Iterable[OwnSeverity]) -> bool:
    """Where that is meant for some files alone, nothing more is published."""
    return is_lowered(rule.id, rule.severity, severities)
