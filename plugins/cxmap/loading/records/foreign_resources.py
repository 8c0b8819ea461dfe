"""Pictures and other parts of a page that lie on other hosts, which every reader's browser would ask for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.link_rules import FOREIGN_RESOURCE
from cxmap.model.document import Document, Page, WrittenLink
from cxmap.model.hosts import host_of
from cxmap.model.source import Settings

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


def _finding(source: Document | Page, link: WrittenLink, host: str) -> Finding:
    return FOREIGN_RESOURCE.at(
        Place(source.path, link.span, source.key, field_name(link.at)),
        f"every reader's browser would ask `{host}` for this part of the page, so it is left out",
        hint=f"save the file beside this one and write its name, or add `{host}` to `allowed_hosts` in `mkdocs.yml`",
    )
