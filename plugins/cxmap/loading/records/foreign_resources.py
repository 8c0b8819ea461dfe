"""Pictures and other parts of a page that lie on other hosts, which every reader's browser would ask for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.link_rules import FOREIGN_RESOURCE
from cxmap.loading.markdown.active_html import found_in_html
from cxmap.loading.markdown.body_places import Passage
from cxmap.model.document import Document, Page, Span, WrittenLink
from cxmap.model.hosts import addresses_in_style, host_of
from cxmap.model.page_files import is_style_sheet, may_load
from cxmap.model.source import Settings, SourceFile

_MAY_ASK = re.compile(r"[\\&]|//|https?:", re.IGNORECASE)
"""Where none of these stands, no other host is named."""

_MOST = 20
"""Hosts of one file that have a finding each; the last finding says how many more there are."""

Line = tuple[str, int]
"""A file, and one of its lines."""


def foreign_resources(
    sources: Iterable[Document | Page], settings: Settings, unpublished: Collection[Line]
) -> Iterator[Finding]:
    """Those on hosts that the site does not allow; of `unpublished` lines another finding tells."""
    for source in sources:
        found = {(link.address, link.span): link for link in source.links if link.loads}
        for link in found.values():
            host = host_of(link.address)
            if host and host not in settings.allowed_hosts and (source.path, link.span.line) not in unpublished:
                yield _finding(source, link, host)


def foreign_resources_of_files(
    files: Iterable[SourceFile], settings: Settings, told: Collection[Line]
) -> Iterator[Finding]:
    """Hosts that files ask which are published as they are, each where it is named first.

    Of lines that are `told` another finding tells.
    """
    for file in files:
        if file.content and may_load(file.path):
            named = ((host_of(address), line) for line, address in _loaded_by(file) if (file.path, line) not in told)
            first = dict(reversed([(host, line) for host, line in named if host not in settings.allowed_hosts]))
            yield from _findings_of_file(file.path, sorted(first.items(), key=lambda each: each[1]))


def _findings_of_file(path: str, hosts: Sequence[tuple[str, int]]) -> Iterator[Finding]:
    """One for each host and its line, as far as they are told; the last one counts those that are not."""
    more = len(hosts) - _MOST
    for number, (host, line) in enumerate(hosts[:_MOST], start=1):
        others = f" and {more:,} more {'host' if more == 1 else 'hosts'}" if number == _MOST and more > 0 else ""
        yield FOREIGN_RESOURCE.at(
            Place(path, Span(line, 1, line, 1)),
            f"the file is published as it is, and whoever opens it would ask `{host}`{others} for a part of it",
            hint=_hint(host),
        )


def _loaded_by(file: SourceFile) -> Iterator[tuple[int, str]]:
    """The addresses that a file loads, each with its line. Hosts are the same signs in all encodings but for zeros."""
    text = file.content.replace(b"\0", b"").decode("latin-1")
    if not _MAY_ASK.search(text):
        return
    if is_style_sheet(file.path):
        for number, line in enumerate(text.split("\n"), start=1):
            yield from ((number, address) for address in addresses_in_style(line))
    else:
        found = found_in_html([Passage(text, 1)])
        yield from ((each.line, each.text) for each in found if each.is_address and each.loads and host_of(each.text))


def _hint(host: str) -> str:
    return f"save the file beside this one and write its name, or add `{host}` to `allowed_hosts` in `mkdocs.yml`"


def _finding(source: Document | Page, link: WrittenLink, host: str) -> Finding:
    return FOREIGN_RESOURCE.at(
        Place(source.path, link.span, source.key, field_name(link.at)),
        f"every reader's browser would ask `{host}` for this part of the page, so it is left out",
        hint=_hint(host),
    )
