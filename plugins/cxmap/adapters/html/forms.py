"""Forms in which entities are written and changed: their pages, and what a browser needs to keep each line of a file.

A page asks for the text of a file where that may be published: one with comments, or with the name of a draft, tells
more than its page does. Whoever changes such a file brings its text; its hash says whether it is the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from cxmap.adapters.html.git_host import GitHost
from cxmap.adapters.html.policy import Policies
from cxmap.adapters.html.theme import form_script, form_stylesheet
from cxmap.linking.drafts import Drafts
from cxmap.loading.files.decoding import decoded, divided
from cxmap.loading.front_matter.written_places import written_places
from cxmap.loading.markdown.comments import without_comments
from cxmap.model import KINDS
from cxmap.model.document import Document
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.json_schema import kind_schema
from cxmap.model.source import SourceFile
from cxmap.pages.form.form import Form, form_of
from cxmap.pages.form.together import TOGETHER, FormPart, parts_together
from cxmap.pages.kit.page import FORMS

if TYPE_CHECKING:
    from cxmap.adapters.html.joined_pages import JoinedPages

_SCRIPT, _STYLE, _NAMES = f"{FORMS}/form.js", f"{FORMS}/form.css", f"{FORMS}/names.json"
_MOST_FILES = 50
"""So many files a browser gets at once."""
_MOST_LINKS = 300
_BOM = b"\xef\xbb\xbf"
_OPENING = "---\n"


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file that can be edited by hand: the name of its entity, and the address of the editor."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """The page of a form, with what it says where no script runs."""

    form: Form
    index: str
    new: str
    files: tuple[FileLink, ...]
    fields: str
    guide: str


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """The page of the form that makes several files at once."""

    parts: tuple[FormPart, ...]
    index: str
    fields: str
    guide: str


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a site; `texts` are the files that can be changed, by their paths, and `keys` their entities."""

    texts: Mapping[str, SourceFile]
    keys: Mapping[str, Key]
    host: GitHost | None

    def page(self, kind: str) -> str:
        return f"{FORMS}/{kind}/index.html"

    def asked_for(self, path: str) -> Key | None:
        """The kind and the id of the file that a form can change; None where none can."""
        return self.keys.get(path) if path in self.texts else None

    def files(self, pages: JoinedPages) -> Mapping[str, bytes]:
        """All files of the forms, by their place in the site."""
        made = {_SCRIPT: form_script(), _STYLE: form_stylesheet(), _NAMES: _json(self._names(pages))}
        made[self.page(TOGETHER)] = self._together(pages)
        for kind in KINDS:
            folder, form = f"{FORMS}/{kind.kind}", form_of(kind)
            made[self.page(kind.kind)] = self._html(form, pages)
            made[f"{folder}/form.json"] = _json(self._about(form, kind_schema(kind)))
            shown = self._shown(pages, kind.kind)
            for number, start in enumerate(range(0, len(shown), _MOST_FILES)):
                part = shown[start : start + _MOST_FILES]
                entries = {kind_and_id(each.key)[1]: self._entry(each, pages.drafts) for each in part}
                made[f"{folder}/files-{number}.json"] = _json(entries)
        return {path: text.encode() for path, text in made.items()}

    def _shown(self, pages: JoinedPages, kind: str) -> list[Document]:
        return sorted((each for each in pages.documents.values() if each.kind == kind), key=lambda each: each.key)

    def _names(self, pages: JoinedPages) -> Mapping[str, object]:
        """By kind, each entity's id, its name and the place of its page, in the order of the files of the kind."""
        return {
            kind.kind: [
                (kind_and_id(each.key)[1], each.entity.name, pages.fragments.urls.of(each.path))
                for each in self._shown(pages, kind.kind)
            ]
            for kind in KINDS
        }

    def _about(self, form: Form, schema: Mapping[str, object]) -> Mapping[str, object]:
        new = self.host.new_in(form.folder) if self.host else None
        most = {"kind": form.kind, "words": form.words, "folder": form.folder, "schema": schema}
        return {**most, "demands": form.demands, "new": new, "part": _MOST_FILES}

    def _html(self, form: Form, pages: JoinedPages) -> str:
        host, folder = self.host, form.folder
        files = (
            (FileLink(each.entity.name, host.edit(each.path)) for each in self._shown(pages, form.kind)) if host else ()
        )
        page = FormPage(
            form=form,
            index=pages.fragments.urls.between(self.page(form.kind), "index.md"),
            new=(new[0] if (new := host.new_in(folder)) else host.folder(folder)) if host else "",
            files=tuple(each for each in files if each.address)[:_MOST_LINKS],
            fields=pages.site.overviews.get("fields", ""),
            guide=pages.site.overviews.get("guide", ""),
        )
        html = pages.fragments.of_page(self.page(form.kind)).html("form/page", page)
        return Policies({}).added(html)

    def _together(self, pages: JoinedPages) -> str:
        path, overviews = self.page(TOGETHER), pages.site.overviews
        index = pages.fragments.urls.between(path, "index.md")
        page = TogetherPage(parts_together(), index, overviews.get("fields", ""), overviews.get("guide", ""))
        return Policies({}).added(pages.fragments.of_page(path).html("form/together", page))

    def _entry(self, document: Document, drafts: Drafts) -> Mapping[str, object]:
        """A file as the form changes it; without its `tree` it must be changed by hand."""
        place = {"path": document.path, "edit": self.host.edit(document.path) if self.host else ""}
        source = self.texts.get(document.path)
        return {**place, **(_written(source, document, drafts) if source else {})}


@dataclass(frozen=True, slots=True)
class Editing:
    """How people edit what a site shows: where its files are kept, and in forms."""

    host: GitHost | None = None
    forms: Forms | None = None


NO_EDITING = Editing()


def _written(source: SourceFile, document: Document, drafts: Drafts) -> Mapping[str, object]:
    text = decoded(source)
    ends = _ends(source.content)
    if (
        not isinstance(text, str)
        or ends is None
        or not text.startswith(_OPENING)
        or document.faults
        or document.damaged
    ):
        return {}
    parts = divided(source.path, text)
    fields = getattr(parts, "front_matter", "")
    tree = written_places(fields, document.record, len(_OPENING))
    if tree is None:
        return {}
    bare = text.rstrip("\n")
    found = {"tree": tree, "sha": sha256(bare.encode()).hexdigest(), "ends": ends, "tail": len(text) - len(bare)}
    is_published = "#" not in fields and not _tells_more(text, drafts)
    return {**found, "bom": source.content.startswith(_BOM), **({"text": text} if is_published else {})}


def _tells_more(text: str, drafts: Drafts) -> bool:
    """Whether a text has comments, or names a draft that the site does not show."""
    return without_comments(text) != text or any(word in text for word in drafts.words)


def _ends(content: bytes) -> str | None:
    """How the lines of a file end; None where they end in several ways."""
    with_return, returns, ends = content.count(b"\r\n"), content.count(b"\r"), content.count(b"\n")
    if not returns:
        return "\n"
    return "\r\n" if with_return == returns == ends else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
