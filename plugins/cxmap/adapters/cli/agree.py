"""`cxmap agree`: a capability's owner agrees to the wording and the targets of promises."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, FOUND, CannotRunError, write_for_people
from cxmap.findings.formats.excerpt import visible

if TYPE_CHECKING:
    from cxmap.adapters.site import CompiledContent
    from cxmap.model.capability import Capability
    from cxmap.model.promise import Promise

SUMMARY = "write into a capability's file that its owner agrees to promises as they are worded and aimed today"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("capability", metavar="CAPABILITY", help="its id, for example courier")
    parser.add_argument("promises", metavar="PROMISE", nargs="+", help="the id of a promise, for example next-day")
    parser.add_argument(
        "--by", metavar="NAME", help="who agrees; the name of the capability's owner if nobody is named"
    )


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import compiled, located, without_errors  # noqa: PLC0415  # start-up stays short

    it = located(arguments)
    content = without_errors(compiled(it), arguments)
    if content is None:
        return FOUND
    capability = _capability(arguments.capability, content)
    promises = [_promise(name, content) for name in dict.fromkeys(arguments.promises)]
    lines = _agreed(content, capability, promises, arguments.by or _owner(content, capability))
    write_for_people("".join(f"{line}\n" for line in lines), sys.stdout)
    return FINE


def _capability(name: str, content: CompiledContent) -> Capability:
    from cxmap.adapters.cli.card import entity_of_kind  # noqa: PLC0415  # likewise
    from cxmap.model.capability import Capability  # noqa: PLC0415  # likewise

    return entity_of_kind(Capability, name, content.map.catalogue)


def _promise(name: str, content: CompiledContent) -> Promise:
    from cxmap.adapters.cli.card import entity_of_kind  # noqa: PLC0415  # likewise
    from cxmap.model.promise import Promise  # noqa: PLC0415  # likewise

    return entity_of_kind(Promise, name, content.map.catalogue)


def _owner(content: CompiledContent, capability: Capability) -> str:
    from cxmap.model.department import Department  # noqa: PLC0415  # likewise

    owner = content.map.catalogue.find(Department, capability.owner)
    return owner.name if owner else capability.owner


def _agreed(content: CompiledContent, capability: Capability, promises: list[Promise], by: str) -> Iterator[str]:
    """Writes all of it or nothing, and says it."""
    from cxmap.adapters.content.file_texts import FileTexts  # noqa: PLC0415  # likewise
    from cxmap.adapters.content.files import shown_prefix  # noqa: PLC0415
    from cxmap.adapters.content.writing import NotWrittenError, replace_content  # noqa: PLC0415
    from cxmap.compiler import compile_map  # noqa: PLC0415
    from cxmap.insight.agreeing import agreeing  # noqa: PLC0415
    from cxmap.model.fingerprint import fingerprint  # noqa: PLC0415
    from cxmap.model.source import SourceFile  # noqa: PLC0415

    settings, sources = content.map.settings, {file.path: file for file in content.files}
    catalogue, path = content.map.catalogue, content.map.catalogue.documents[capability.key].path
    if path in content.made:
        raise CannotRunError(f"a plugin makes `{path}`, so that nothing can be written into it")
    before, texts = sources[path].content, FileTexts(sources)
    for promise in promises:
        document, text = catalogue.documents[capability.key], FileTexts(sources).of(path)
        after = agreeing(document, text, promise, settings.as_of.isoformat(), by).after
        sources[path] = SourceFile(path, texts.encoded(path, after))
        changed = compile_map(sources.values(), settings)
        if changed.errors:
            raise CannotRunError(f"nothing was written, as it would be wrong: {changed.errors[0].message}")
        catalogue = changed.catalogue
    try:
        replace_content(content.folder, path, before, sources[path].content)
    except NotWrittenError as problem:
        raise CannotRunError(f"nothing was written: {problem}") from None
    place = visible(f"{shown_prefix(content.folder)}{path}")
    for promise in promises:
        yield f"{place}: {visible(by)} agrees to `{promise.id}`, print {fingerprint(promise)}"
        if not _is_judged(content, capability, promise):
            yield f"  at no live touchpoint is `{promise.id}` judged by `{capability.id}`: this changes nothing yet"


def _is_judged(content: CompiledContent, capability: Capability, promise: Promise) -> bool:
    pairs = content.map.alignment.pairs_of.get(promise.key, ())
    return any(each.capability == capability.id for pair in pairs for each in pair.judgements)
