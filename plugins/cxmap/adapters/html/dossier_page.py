"""A dossier as one page that needs nothing else: no script, no address that loads anything."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cxmap.adapters.drawing.verdict_icons import VERDICT_ICONS
from cxmap.adapters.html.policy import sealed
from cxmap.adapters.html.theme import fragments_folder
from cxmap.alignment.wording import verdict_words
from cxmap.findings.formats.json_text import JsonValue
from cxmap.model.verdicts import Verdict

_PAGE = "dossier/page.html"


def dossier_page(value: Mapping[str, JsonValue]) -> str:
    """The page of the value that `dossier_value` gives."""
    environment = Environment(
        loader=FileSystemLoader(fragments_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = {verdict.value: verdict_words(verdict) for verdict in Verdict}
    page = environment.get_template(_PAGE).render(it=value, words=words, icons=VERDICT_ICONS)
    return sealed(f"{page}\n")
