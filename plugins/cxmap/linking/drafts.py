"""Drafts that a site does not show: their files, all their names, and where a text gives them away."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from cxmap.findings.pieces import TICK, parts_of
from cxmap.linking.unpublished import unpublished_among
from cxmap.model import KINDS
from cxmap.model.document import Document, Page
from cxmap.model.ids import Key, key_of
from cxmap.model.page_files import ENDINGS, FOLDER_PAGES, MARKDOWN, is_page, pages_at, without_ending
from cxmap.model.source import Settings, SourceFile

_SAYS_DRAFT = re.compile(
    rb"(?:^|[{,])[ \t]*[\"']?(?:status[\"']?[ \t]*:[ \t]*[\"']?draft|draft[\"']?[ \t]*:[ \t]*[\"']?(?:true|yes))\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What a file that cannot be read says of itself."""

_FOLDERS = {kind.folder: kind.kind for kind in KINDS}
_NAMED = re.compile(rf"(?<![\w-])(?P<kind>{'|'.join([*_FOLDERS, *_FOLDERS.values()])})/(?P<rest>[\w./-]*[\w-])")
_QUOTED = re.compile(r"“([^”]+)”")
_LINK = re.compile(
    r"!?\[(?P<words>[^\[\]]*)\][ \t]{0,3}\(\s*<?(?P<address>[^()\s<>]+)>?[^()]*\)|<(?P<bare>[^<>\s]+)>"
    r"|\[\[(?P<name>[^\[\]|]+)(?:\|(?P<label>[^\[\]]*))?\]\]"
)
_TAGS = re.compile(r"</?[A-Za-z](?:[^<>\"]|\"[^\"]*\")*>")
_EMPHASIS = re.compile(rf"[*_`~^=]+|{_TAGS.pattern}")
_EMPHASIS_BEFORE, _EMPHASIS_BEHIND = (
    re.compile(rf"(?:{_EMPHASIS.pattern})+$"),
    re.compile(rf"^(?:{_EMPHASIS.pattern})+"),
)
_PARTING = re.compile(r"[\[\]()|#]")
_FROM_A_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")
_ENDINGS = re.compile(rf"(?:{'|'.join(map(re.escape, (*ENDINGS, '.html')))}|/index|/)+$")


@dataclass(frozen=True, slots=True)
class Drafts:
    """The `paths` of their files, their `keys`, former ones too, and `words` that are names of theirs.

    `ticked` finds those of the words that hold backticks.
    """

    paths: frozenset[str] = frozenset()
    keys: frozenset[Key] = frozenset()
    words: frozenset[str] = frozenset()
    ticked: re.Pattern[str] | None = None

    def __bool__(self) -> bool:
        return bool(self.paths)

    def at(self, path: str, address: str) -> bool:
        """Whether an address in a file leads to one, in Markdown or as it would be published."""
        name = unquote(address.replace("\\", "/").partition("#")[0].partition("?")[0])
        if _FROM_A_HOST.match(name):
            return any(self.named_in(name))
        folders = (posixpath.dirname(path), without_ending(path))
        files = {name, *pages_at(_ENDINGS.sub("", name)), *pages_at(name.rstrip("/"))}
        found = (posixpath.normpath(posixpath.join(folder, file)) for folder in folders for file in files)
        return bool(name) and any(file in self.paths for file in found)

    def masked(self, text: str) -> str:
        """The text with `…` in place of the paths and ids of drafts."""
        for match in reversed(tuple(self.named_in(text)) if self.paths and "/" in text else ()):
            text = f"{text[: match.start()]}…{text[match.end() :]}"
        return text

    def masked_html(self, html: str) -> str:
        """The same of HTML; the tags within a name stay."""
        html = self.masked(html)
        for start, end in reversed(self._parted_names(html, _TAGS)):
            html = f"{html[:start]}…{''.join(_TAGS.findall(html, start, end))}{html[end:]}"
        return html

    def masked_markdown(self, text: str) -> str:
        """The same of Markdown; the signs of emphasis within a name and around it go."""
        text = self.masked(text)
        for start, end in reversed(self._parted_names(text, _EMPHASIS)):
            text = f"{_EMPHASIS_BEFORE.sub('', text[:start])}…{_EMPHASIS_BEHIND.sub('', text[end:])}"
        return text

    def unnamed(self, path: str, text: str) -> str:
        """The text of a field without links to drafts, whose words stay, and without names of drafts."""
        if "/" not in text and "]" not in text:
            return text
        return self.masked_markdown(_LINK.sub(lambda link: self._words(path, link), text))

    def named_in(self, text: str) -> Iterator[re.Match[str]]:
        """Where a text holds the path of one, or its kind and its id."""
        return (match for match in _NAMED.finditer(text) if self._is_one(match["kind"], match["rest"]))

    def places_in(self, line: str) -> list[tuple[int, int]]:
        """Where a line of Markdown names one, also in parts."""
        whole = [match.span() for match in self.named_in(line)]
        return sorted({*whole, *self._parted_names(line, _EMPHASIS)}) if "/" in line else []

    def _parted_names(self, text: str, marks: re.Pattern[str]) -> list[tuple[int, int]]:
        """Where a name begins and ends that `marks` stand within."""
        if "/" not in text or not marks.search(text):
            return []
        starts = [0, *(mark.end() for mark in marks.finditer(text))]
        ends = [*(mark.start() for mark in marks.finditer(text)), len(text)]
        places = [place for start, end in zip(starts, ends, strict=True) for place in range(start, end)]
        bare = "".join(text[place] for place in places)
        found = ((places[match.start()], places[match.end() - 1] + 1, match) for match in self.named_in(bare))
        return [(start, end) for start, end, match in found if end - start > len(match[0])]

    def are_told_in(self, sentence: str) -> bool:
        """Whether a sentence of ours quotes a name of one."""
        if self.ticked and self.ticked.search(sentence):
            return True
        quoted = (name for found in (*parts_of(sentence), *_QUOTED.findall(sentence)) for name in _PARTING.split(found))
        return any(not self.words.isdisjoint((name, *_parts(name))) for name in quoted)

    def _words(self, path: str, link: re.Match[str]) -> str:
        name, address = link["name"], link["address"] or link["bare"]
        is_draft = name.partition("#")[0] in self.words if name else self.at(path, address)
        return (link["words"] or link["label"] or "…") if is_draft else link[0]

    def _is_one(self, kind: str, rest: str) -> bool:
        stem = _ENDINGS.sub("", rest)
        return f"{kind}/{stem}{MARKDOWN}" in self.paths or key_of(_FOLDERS.get(kind, kind), stem) in self.keys


NO_DRAFTS = Drafts()


def drafts_among(files: Sequence[SourceFile], read: Collection[Document | Page], settings: Settings) -> Drafts:
    """Those that could be read, and files of which nobody knows more than that they say so.

    What the site's generator leaves out is like a draft that no site shows.
    """
    texts = [each for each in files if is_page(each.path)]
    left_out = unpublished_among((each.path for each in texts), settings)
    if not settings.drafts:
        told = {source.path for source in read if _is_readable(source)}
        unknown = (each for each in texts if each.path not in told)
        said = (each.path for each in unknown if _SAYS_DRAFT.search(each.content.partition(b"\n---")[0]))
        left_out = left_out.union(said, (source.path for source in read if source.is_draft))
    documents = [source for source in read if source.path in left_out and isinstance(source, Document)]
    keys = [key for document in documents for key in _keys(document)]
    names = (name for document in documents for name in _names(document))
    stems = (posixpath.basename(without_ending(path)) for path in left_out)
    words = frozenset((*left_out, *keys, *names, *(stem for stem in stems if stem not in FOLDER_PAGES)))
    return Drafts(left_out, frozenset(keys), words, _finding([word for word in words if TICK in word]))


def _finding(words: Sequence[str]) -> re.Pattern[str] | None:
    """Finds words that are quoted, alone or as part of a link or a path."""
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![^`“\[\]()|#/])(?:{either})(?![^`”\[\]()|#/.])") if words else None


def _is_readable(source: Document | Page) -> bool:
    """Whether a file's front matter could be read, if it has any."""
    if isinstance(source, Document):
        return not source.is_broken
    begins_with_body = source.body.first_line == 1 and not source.body.text.startswith("---")
    return source.places is not None or begins_with_body


def _keys(document: Document) -> Iterator[Key]:
    entity = document.entity
    return (key_of(entity.kind, name) for name in (entity.id, *entity.aliases))


def _names(document: Document) -> Iterator[str]:
    yield document.entity.name
    yield from (document.entity.id, *document.entity.aliases)


def _parts(name: str) -> Iterator[str]:
    """A name without its folder and its ending."""
    yield _ENDINGS.sub("", name).rpartition("/")[2]
    yield re.sub(r"^(?:\.{1,2}/)+", "", name)
