"""The way to a new file of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.model.record import Entity
from cxmap.model.templates import template_text
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import kind_words


@dataclass(frozen=True, slots=True)
class Adding:
    """A new file of one kind, and the page of fields on which its text can be copied, where the site has it.

    `words` says what is added, and `anchor` is the place of the text on that page.
    """

    words: str
    folder: str
    path: str
    text: str
    fields: str
    anchor: str
    kind: str


def adding(kind: type[Entity], fields: str = "") -> Adding:
    path = f"{kind.folder}/new-{kind.kind}.md"
    words = kind_words(kind.kind)
    named = f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
    text = template_text(kind, is_brief=True)
    return Adding(named, kind.folder, path, text, fields, f"new-{kind.kind}", kind.kind)


def adding_section(site: Site, kind: type[Entity]) -> Section:
    """A way to the new file: into an editor where the site says where its content is kept, else to the text to copy."""
    return Section("", "kit/add", adding(kind, site.overviews.get("fields", "")))
