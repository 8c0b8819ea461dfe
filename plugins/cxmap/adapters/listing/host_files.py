"""MkDocs' list of files, as it stands when all plugins have had their say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from cxmap.adapters.listing.blogs import paths_in_blogs

_TRANSLATED = "norm_src_uri"
"""What static-i18n writes into a file: its name without the language."""
_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


@dataclass(frozen=True, slots=True)
class HostFile:
    """A file of a site, and the name under which it is written.

    Its `content` is asked for where the content folder does not have it, or has another.
    """

    path: str
    written_in: str
    is_published: bool
    content: Callable[[], bytes] | None = None


def name_translations(files: Files) -> None:
    """Gives a translation, such as `warm.de.md`, the name of what it translates, in the site of its language alone.

    So an entity has one id in all languages. The file keeps its place, and the pencil leads there.
    """
    for file in list(files):
        name = getattr(file, _TRANSLATED, file.src_uri)
        if name != file.src_uri:
            files.remove(file)
            file.edit_uri, file.abs_src_path, file.src_uri = file.src_uri, file.abs_src_path, name
            files.append(file)


def host_files(files: Files, config: MkDocsConfig) -> Iterator[HostFile]:
    """All but the theme's own, and those whose names begin with a dot, which nobody reads."""
    themes = set(config.theme.dirs)
    later = frozenset(paths_in_blogs(config))
    for file in files:
        if file.src_dir not in themes and not any(part.startswith(".") for part in PurePath(file.src_uri).parts):
            content = None if _is_as_on_disk(file, config) else _content_of(file)
            is_published = file.inclusion not in _LEFT_OUT or file.src_uri in later
            yield HostFile(file.src_uri, _written_in(file, config), is_published, content)


def _written_in(file: File, config: MkDocsConfig) -> str:
    """The path of the file of the content folder from which it comes, where there is one."""
    place = Path(file.abs_src_path) if file.abs_src_path else None
    is_below = place is not None and place.is_relative_to(config.docs_dir)
    return place.relative_to(config.docs_dir).as_posix() if place and is_below else file.src_uri


def _content_of(file: File) -> Callable[[], bytes]:
    return lambda: file.content_bytes


def _is_as_on_disk(file: File, config: MkDocsConfig) -> bool:
    # Nothing but this tells whether a plugin has changed a file's content.
    if file._content is not None or file.abs_src_path is None:  # noqa: SLF001
        return False
    # Where a folder is a link, MkDocs follows it, and nobody else does.
    return Path(file.abs_src_path) == Path(config.docs_dir, file.src_uri)
