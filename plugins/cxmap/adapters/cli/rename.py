"""`cxmap rename`: an entity gets another id, and whatever names it follows."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, FOUND, CannotRunError, write_for_people
from cxmap.findings.formats.excerpt import visible

if TYPE_CHECKING:
    from cxmap.adapters.cli.compiling import Located
    from cxmap.adapters.content.file_texts import FileTexts
    from cxmap.adapters.site import CompiledContent
    from cxmap.insight.renaming import Renaming
    from cxmap.loading.load import Loaded
    from cxmap.model.document import Document
    from cxmap.model.source import SourceFile

SUMMARY = "give an entity another id, with every reference and link to it; the former id stays as an alias"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("key", metavar="KIND/ID", help="for example touchpoint/doorstep")
    parser.add_argument("new", metavar="NEW-ID", help="lower-case letters, digits and hyphens, such as front-door")


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import compiled, located, without_errors  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.content.file_texts import FileTexts  # noqa: PLC0415  # likewise
    from cxmap.adapters.content.files import read_content, shown_prefix  # noqa: PLC0415  # likewise
    from cxmap.insight.renaming import renaming  # noqa: PLC0415
    from cxmap.loading.load import load_files  # noqa: PLC0415

    it = located(arguments)
    content = without_errors(compiled(it), arguments)
    if content is None:
        return FOUND
    # Files that a site leaves out, such as other languages, name the entity too.
    sources = {file.path: file for file in read_content(it.folder, it.settings.shared_fields)}
    loaded = load_files(sources.values(), it.settings)
    document = _document(arguments.key, loaded, content)
    new = free_id(arguments.new, document, loaded, sources)
    texts = FileTexts(sources)
    renamed = renaming(loaded, texts.of, document, new)
    _write(it, sources, texts, renamed)
    prefix = visible(shown_prefix(it.folder))
    lines = (*_told(renamed, prefix), *_named_elsewhere(it, document.path, renamed.moved_to))
    write_for_people("".join(f"{line}\n" for line in lines), sys.stdout)
    return FINE


def _document(name: str, loaded: Loaded, content: CompiledContent) -> Document:
    from cxmap.adapters.cli.card import document_named  # noqa: PLC0415  # likewise
    from cxmap.model.ids import Key  # noqa: PLC0415  # likewise

    document = loaded.documents.get(Key(name))
    if document is None:
        now = document_named(name, content.map.catalogue).key
        raise CannotRunError(f"`{name}` is a former id of `{now}`; rename `{now}`")
    return document


def free_id(new: str, document: Document, loaded: Loaded, paths: Mapping[str, object]) -> str:
    """The new id; raises CannotRunError where it cannot be one, or is another entity's."""
    from cxmap.linking.references import aliases_of  # noqa: PLC0415  # likewise
    from cxmap.loading.files.naming import named, suggested_id  # noqa: PLC0415
    from cxmap.model.ids import is_id, key_of  # noqa: PLC0415
    from cxmap.model.page_files import MARKDOWN  # noqa: PLC0415

    new = new.removeprefix(f"{document.kind}/")
    path = (Path(document.path).parent / f"{new}{MARKDOWN}").as_posix()
    if not is_id(new) or named(path).kind is None:
        way = f"; did you mean `{made}`?" if (made := suggested_id(new)) and made != new else ""
        raise CannotRunError(f"`{new}` cannot be an id: those are lower-case letters, digits and hyphens{way}")
    key = key_of(document.kind, new)
    if key == document.key:
        raise CannotRunError(f"`{key}` has this id already")
    taken = loaded.documents.get(key)
    if taken or key in loaded.unreadable or path in paths:
        raise CannotRunError(f"there is a {document.kind} `{new}` already: `{taken.path if taken else path}`")
    former = aliases_of(loaded.documents.values()).get(key, document.key)
    if former != document.key:
        raise CannotRunError(f"`{new}` is a former id of `{former}`, where references to it lead")
    return new


def _write(it: Located, sources: Mapping[str, SourceFile], texts: FileTexts, renamed: Renaming) -> None:
    """All files or none, and only where the map is then as sound as before."""
    from cxmap.adapters.content.writing import NewContent, NotWrittenError, change_all  # noqa: PLC0415  # likewise
    from cxmap.compiler import compile_map  # noqa: PLC0415
    from cxmap.model.source import SourceFile  # noqa: PLC0415

    changes: list[NewContent] = []
    for file in renamed.files:
        moved_to = "" if changes else renamed.moved_to
        changes.append(
            NewContent(file.path, sources[file.path].content, texts.encoded(file.path, file.after), moved_to)
        )
    after = dict(sources)
    for change in changes:
        del after[change.path]
        path = change.moved_to or change.path
        after[path] = SourceFile(path, change.after)
    known = compile_map(sources.values(), it.settings).errors
    found = compile_map(after.values(), it.settings).errors
    if len(found) > len(known):
        said = {error.message for error in known}
        new = next((error for error in found if error.message not in said), found[-1])
        raise CannotRunError(f"nothing was written, as `{new.place.path}` would then be wrong: {new.message}")
    try:
        change_all(it.folder, changes)
    except NotWrittenError as problem:
        raise CannotRunError(f"nothing was written: {problem}") from None


def _told(renamed: Renaming, prefix: str) -> Iterator[str]:
    """One line for each place that is another now, and how many there are."""
    from cxmap.findings.formats.text import counted  # noqa: PLC0415  # likewise

    own, *others = renamed.files
    places = 0
    yield f"{prefix}{visible(own.path)} is now {prefix}{visible(renamed.moved_to)}"
    for file in renamed.files:
        path = renamed.moved_to if file is own else file.path
        for stretch in file.stretches:
            before, after = file.before[stretch.first : stretch.last], stretch.after.strip("\r\n ,-")
            said = f"`{visible(before)}` is now `{visible(after)}`" if before else f"`{visible(after)}` is added"
            yield f"{prefix}{visible(path)}:{file.line_of(stretch)}: {said}"
            places += bool(before)
    yield f"renamed, with {counted(places, 'place')} in {counted(len(others) + 1, 'file')}"


def _named_elsewhere(it: Located, path: str, moved_to: str) -> Iterator[str]:
    """The configuration is no content, and stays as it is."""
    file = it.site.file
    if file and path in file.read_text("utf-8", errors="replace"):
        yield f"{visible(str(file))} still names `{visible(path)}`; write `{visible(moved_to)}` there"
