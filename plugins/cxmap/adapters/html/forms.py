"""Forms in which entities are written and changed: their pages, and the files that their script asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.adapters.html.git_host import GitHost
from cxmap.adapters.html.policy import Policies
from cxmap.adapters.html.theme import form_script, form_stylesheet
from cxmap.linking.drafts import Drafts
from cxmap.model import KINDS
from cxmap.model.document import Document
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.json_schema import kind_schema
from cxmap.model.source import SourceFile
from cxmap.pages.form.form import Form, form_of
from cxmap.pages.form.together import TOGETHER, FormPart, parts_together
from cxmap.pages.form.written_file import written_file
from cxmap.pages.kit.page import FORMS

if TYPE_CHECKING:
    from cxmap.adapters.html.joined_pages import JoinedPages

_SCRIPT, _STYLE, _NAMES = f"{FORMS}/form.js", f"{FORMS}/form.css", f"{FORMS}/names.json"
_MOST_FILES = 50
"""So many files a browser gets at once."""
_MOST_LINKS = 300


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file that can be edited by hand: the name of its entity, and the address of the editor."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """The page of a form, with what it says where no script runs.

    `root` are the folders of the repository before a content file; None where nobody knows them.
    """

    form: Form
    kind: str
    words: str
    index: str
    root: str | None
    new: str
    files: tuple[FileLink, ...]
    listing: str
    fields: str
    guide: str


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """The page of the form that makes several files at once; it is of no one kind."""

    parts: tuple[FormPart, ...]
    words: str
    index: str
    root: str | None
    fields: str
    guide: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a site; `texts` are the files that can be changed, by their paths, and `keys` their entities.

    `root` are the folders of the repository before a content file; None where nobody knows them.
    """

    texts: Mapping[str, SourceFile]
    keys: Mapping[str, Key]
    host: GitHost | None
    root: str | None

    def page(self, kind: str) -> str:
        return f"{FORMS}/{kind}/index.html"

    def asked_for(self, path: str) -> Key | None:
        """The kind and the id of the file that a form can change; None where none can."""
        return self.keys.get(path) if path in self.texts else None

    def files(self, pages: JoinedPages) -> Mapping[str, bytes]:
        """All files of the forms, by their place in the site."""
        made = {_SCRIPT: form_script(), _STYLE: form_stylesheet(), _NAMES: _json(self._names(pages))}
        made[self.page(TOGETHER)] = self._together(pages)
        whole = not (pages.drafts or pages.site.left_out)
        for kind in KINDS:
            folder, form = f"{FORMS}/{kind.kind}", form_of(kind)
            made[self.page(kind.kind)] = self._html(form, pages)
            made[f"{folder}/form.json"] = _json(self._about(form, kind_schema(kind), whole=whole))
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

    def _about(self, form: Form, schema: Mapping[str, object], *, whole: bool) -> Mapping[str, object]:
        """`whole` says that the forms know all ids: the site shows whatever there is."""
        new = self.host.new_in(form.folder) if self.host else None
        about = {"kind": form.kind, "words": form.words, "folder": form.folder, "schema": schema}
        return about | {"new": new, "part": _MOST_FILES, "whole": whole}

    def _html(self, form: Form, pages: JoinedPages) -> str:
        path, overviews = self.page(form.kind), pages.site.overviews
        page = FormPage(
            form=form,
            kind=form.kind,
            words=form.words,
            index=pages.fragments.urls.between(path, "index.md"),
            root=self.root,
            new=self._place_of_new(form.folder),
            files=tuple(self._editors(pages, form.kind))[:_MOST_LINKS],
            listing=overviews.get(form.folder, ""),
            fields=overviews.get("fields", ""),
            guide=overviews.get("guide", ""),
        )
        return Policies({}).added(pages.fragments.of_page(path).html("form/page", page))

    def _place_of_new(self, folder: str) -> str:
        """Where the host makes a new file, else where it shows the folder."""
        if self.host is None:
            return ""
        new = self.host.new_in(folder)
        return new[0] if new else self.host.folder(folder)

    def _editors(self, pages: JoinedPages, kind: str) -> Iterator[FileLink]:
        for each in self._shown(pages, kind):
            if self.host and (address := self.host.edit(each.path)):
                yield FileLink(each.entity.name, address)

    def _together(self, pages: JoinedPages) -> str:
        path, overviews = self.page(TOGETHER), pages.site.overviews
        page = TogetherPage(
            parts=parts_together(),
            words="promise something",
            index=pages.fragments.urls.between(path, "index.md"),
            root=self.root,
            fields=overviews.get("fields", ""),
            guide=overviews.get("guide", ""),
        )
        return Policies({}).added(pages.fragments.of_page(path).html("form/together", page))

    def _entry(self, document: Document, drafts: Drafts) -> Mapping[str, object]:
        """A file as the form changes it; without its `tree` it must be changed by hand."""
        place = {"path": document.path, "edit": self.host.edit(document.path) if self.host else ""}
        source = self.texts.get(document.path)
        return {**place, **(written_file(source, document, drafts) if source else {})}


@dataclass(frozen=True, slots=True)
class Editing:
    """How people edit what a site shows: where its files are kept, and in forms."""

    host: GitHost | None = None
    forms: Forms | None = None


NO_EDITING = Editing()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
