"""Icons and templates that ordinary pages ask for: the site's theme must have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import basename, dirname

from cxmap.findings.finding import Finding, Place
from cxmap.findings.suggest import did_you_mean, nearest
from cxmap.findings.value_rules import VALUE_NOT_ALLOWED
from cxmap.model.document import Page
from cxmap.model.source import ThemeFiles

_ICON, _TEMPLATE = "icon", "template"
_ICONS, _OF_AN_ICON, _OF_A_TEMPLATE = ".icons/", ".svg", ".html"
_NO_PAGES = ("partials/", "fragments/", "blog-post.html", "redirect.html")
"""How templates begin that are parts of a page, need a post, or lead elsewhere at once."""
_HINTS = {
    _ICON: "write the path of one without `.svg`, such as `material/star`",
    _TEMPLATE: "take the line out: the page then looks like all others",
}


def missing_theme_files(pages: Iterable[Page], theme: ThemeFiles) -> Iterator[Finding]:
    """A finding for each icon and each template that the theme does not have; only whole pages are templates."""
    for page in pages:
        icon, template = page.fields.icon, page.fields.template
        if icon and (found := _missing(page, _ICON, icon, f"{_ICONS}{icon}{_OF_AN_ICON}", theme)):
            yield found
        if template and (found := _missing(page, _TEMPLATE, template, template, theme)):
            yield found


def _missing(page: Page, field: str, value: str, path: str, theme: ThemeFiles) -> Finding | None:
    ending = _OF_AN_ICON if field == _ICON else _OF_A_TEMPLATE
    files = theme(dirname(path))
    names = [name for name in files or () if name.endswith(ending)]
    if files is None or (basename(path) in names and not path.startswith(_NO_PAGES)):
        return None
    folder = value.rpartition("/")[0]
    others = [name.removesuffix(ending) for name in names if name != basename(path)]
    close = nearest(basename(path).removesuffix(ending), others)
    meant = f"{folder}/{close}".lstrip("/") if close else None
    if meant and field == _TEMPLATE:
        meant += ending
    place = Place(page.path, page.places.of_value((field,)), None, field) if page.places else Place(page.path)
    message = f"the theme has no {field} `{value}`"
    hint = did_you_mean(meant, (), otherwise=_HINTS[field])
    return VALUE_NOT_ALLOWED.at(place, message, hint=hint, suggestion=meant)
