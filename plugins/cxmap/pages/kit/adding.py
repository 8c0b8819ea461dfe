"""The way to a new file: its name and the text it begins as."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.model.record import Entity
from cxmap.pages.kit.new_file import template_text
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.words import kind_words


@dataclass(frozen=True, slots=True)
class Adding:
    """A new file of one kind; `words` says what the link adds."""

    words: str
    path: str
    text: str


def adding(kind: type[Entity]) -> Adding:
    path = f"{kind.folder}/new-{kind.kind}.md"
    words = kind_words(kind.kind)
    return Adding(f"{'an' if words[0] in 'aeiou' else 'a'} {words}", path, template_text(kind, is_brief=True))


def adding_section(kind: type[Entity]) -> Section:
    """A link that opens the new file where the content is kept; nothing where the site does not say where that is."""
    return Section("", "kit/add", adding(kind))
