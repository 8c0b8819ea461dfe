"""All that the plugin adds to a site and takes out of it, so that the site needs to say no more than its name."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs.utils.meta import get_data

from cxmap.adapters.export.atom import Publisher
from cxmap.adapters.hosts.downloads import FIRST_TABLE, downloads, map_tables
from cxmap.adapters.hosts.fences import FENCES, keep_fences
from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.hosts.mkdocs.inert import OF_GIT
from cxmap.adapters.hosts.mkdocs.unpublished import leave_out
from cxmap.adapters.html.joined_pages import JoinedPage, JoinedPages
from cxmap.adapters.html.theme import SCRIPT, STYLESHEET, script, stylesheet
from cxmap.adapters.options import LOCKING, PLUGIN
from cxmap.linking.drafts import Drafts
from cxmap.model.document import Document, Page
from cxmap.model.page_fields import PageFields
from cxmap.model.page_files import is_page

_LOG = get_plugin_logger(PLUGIN)
_MATERIAL = "material"
_EDIT = "content.action.edit"
# Material makes HTML of a title that it shows in a tip of its own; browsers show a title as the text that it is.
_TIPS = "content.tooltips"
# A group's own page is its head, and groups are tabs unless the site shows them in another way.
_HEADS, _TABS = "navigation.indexes", "navigation.tabs"
_NO_TABS = frozenset(["navigation.sections", "navigation.expand"])
_PAGE = "index.md"


def extend(config: MkDocsConfig, extension: CxmapExtension) -> None:
    """Adds our Markdown extension, styles and scripts; the site's own come later and win.

    A site in several languages is extended once for each.
    """
    extensions: list[Any] = config.markdown_extensions
    others = (each for each in extensions if each != PLUGIN and not isinstance(each, CxmapExtension))
    extensions[:] = [*others, extension]
    config.mdx_configs.pop(PLUGIN, None)
    if FENCES in extensions:
        keep_fences(config.mdx_configs.setdefault(FENCES, {}))
    # Material asks another host for its fonts unless it is told not to; a site may still choose fonts of its own.
    if config.theme.name == _MATERIAL and config.theme["font"] == Theme(name=_MATERIAL)["font"]:
        config.theme["font"] = False
    # Material has a pencil on each page, but shows it only where it is told to; an empty `edit_uri` leaves it out.
    wanted = {_EDIT} if config.edit_uri or config.edit_uri_template else set()
    features = [feature for feature in config.theme.get("features") or [] if feature != _TIPS]
    config.theme["features"] = [*features, *(wanted - set(features))]
    if STYLESHEET not in config.extra_css:
        config.extra_css.insert(0, STYLESHEET)
        config.extra_javascript.insert(0, SCRIPT)


def show_as_tabs(config: MkDocsConfig) -> None:
    """Shows groups of the navigation as Material's tabs."""
    features = config.theme.get("features") or []
    wanted = [_HEADS] if _NO_TABS & set(features) else [_HEADS, _TABS]
    config.theme["features"] = [*features, *(feature for feature in wanted if feature not in features)]


def locked_by(config: MkDocsConfig) -> str | None:
    """The plugin that locks pages with a password; it locks neither downloads nor what a page's head says."""
    return next((name for name in config.plugins if name in LOCKING), None)


def without_pipes(files: Files, content: str, say: Callable[[str], None]) -> None:
    """Leaves out whatever has the name of a file and is none, as MkDocs would wait for its content for ever."""
    for file in list(files):
        if file.src_dir == content and file.abs_src_path and not Path(file.abs_src_path).is_file():
            files.remove(file)
            say(f"`{file.src_uri}` is no plain file, and is left out of the site")


def refuse_ways_out(files: Files) -> None:
    """Ends the build where a file would be written outside the site, whoever has moved it there."""
    for file in files:
        place = posixpath.normpath(file.dest_uri)
        if place.startswith(("../", "/")):
            raise PluginError(f"`{file.src_uri}` would be written outside the site, at `{place}`; nothing was built")


def addresses(files: Files) -> Callable[[str], str | None]:
    """The address of each file as it stands when it is asked for: plugins move pages until they are written."""

    def address(path: str) -> str | None:
        # Asked in another way, a site in several languages answers with the file of another language.
        file = files.src_uris.get(path)
        return file.url if file else None

    return address


def publish(files: Files, pages: JoinedPages, ours: Mapping[str, str | bytes], config: MkDocsConfig) -> None:
    """Leaves out drafts, texts of files with errors and what nobody has looked at, and adds what is `ours`.

    MkDocs reads nothing but bodies.
    """
    # In place of a page its errors are shown, and in place of another file nothing.
    leave_out(files, pages.hidden - {path for path in pages.left_out if is_page(path)}, config)
    bodies = {
        path: source.body.text for sources in (pages.documents, pages.ordinary) for path, source in sources.items()
    }
    bodies |= dict.fromkeys(pages.left_out, "")
    included = files.documentation_pages()
    for file in list(files):
        path = file.src_uri
        if path not in bodies and _is_unread(file, config):
            files.remove(file)
            if file in included:
                _LOG.warning("`%s` is not published: nobody has checked it, as its path has a dot at a beginning", path)
        elif path in bodies:
            # MkDocs looks for metadata of its own on the first line, and would take a sentence with a colon for it.
            _say_instead(file, f"\n{bodies[path]}")
    for path, content in ours.items():
        files.append(File.generated(config, path, content=content))


def files_of_ours(pages: JoinedPages, config: MkDocsConfig) -> Mapping[str, str | bytes]:
    """Styles, scripts and downloads, by their place in the site."""
    ours: dict[str, str | bytes] = {STYLESHEET: stylesheet(), SCRIPT: script()}
    if not locked_by(config):
        ours |= downloads(pages.site, Publisher(config.site_name, config.site_url or "", pages.fragments.urls))
        ours |= pages.forms.files(pages) if pages.forms else {}
    return ours


def _say_instead(file: File, text: str) -> None:
    """Gives a file another text; it keeps its place, from which plugins go to its commits and its neighbours."""
    place = file.abs_src_path
    file.content_string = text
    file.abs_src_path = place


def fields_of(page: Page | None, drafts: Drafts, held: Mapping[str, Any]) -> dict[str, Any]:
    """The front matter of an ordinary page as templates and plugins see it; the model reads what has an effect.

    It names none of the `drafts`. What a plugin `held` ready beside it stays, such as the template of a blog's post.
    """
    if page is None:
        return {}
    # Nothing in it is out of order, so that it is safe to let YAML guess at what nobody knows.
    _, guessed = get_data(f"---\n{page.front_matter}\n---\n")
    written = page.fields.written
    known = PageFields.shape
    others = {key: value for key, value in guessed.items() if key not in known and not str(key).startswith(OF_GIT)}
    groups = {key: guessed[key] for key, value in written.items() if isinstance(value, dict) and key in guessed}
    fields = {**others, **written, **groups}
    shown = _unnamed(fields, lambda text: drafts.unnamed(page.path, text)) if drafts else fields
    return {**shown, **dict(_put_in(held, guessed, shown))}


def _put_in(held: Mapping[str, Any], guessed: Mapping[str, Any], shown: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Further fields, and further members of lists, that a plugin has put into the fields of a page."""
    for key, value in held.items():
        if key not in guessed:
            yield key, value
        elif isinstance(value, list) and isinstance(shown.get(key), list):
            yield key, [*shown[key], *(member for member in value if member not in guessed[key])]


def tags_of(document: Document, drafts: Drafts) -> dict[str, Any]:
    """The tags of an entity, as plugins that list pages by them expect these."""
    tags = [drafts.unnamed(document.path, tag) if drafts else tag for tag in document.entity.tags]
    return {"tags": tags} if tags else {}


def publish_beside(page: JoinedPage, files: Files, config: MkDocsConfig) -> None:
    """Adds what a page offers for download; two pages may offer the same."""
    for file in page.files:
        if not files.get_file_from_path(file.path):
            files.append(File.generated(config, file.path, content=file.text))


def publish_tables(pages: JoinedPages, files: Files, config: MkDocsConfig) -> None:
    """Adds the whole map as tables, once a page has no room for what it should list."""
    if not files.get_file_from_path(FIRST_TABLE):
        for path, content in map_tables(pages).items():
            files.append(File.generated(config, path, content=content))


def _is_unread(file: File, config: MkDocsConfig) -> bool:
    """Whether it is a page of the content folder, and yet none of those that were looked at."""
    return file.is_documentation_page() and file.src_dir == config.docs_dir


def _unnamed(value: Any, shown: Callable[[str], str]) -> Any:
    """A value with what is `shown` in place of each of its texts."""
    if isinstance(value, dict):
        return {_unnamed(key, shown): _unnamed(member, shown) for key, member in value.items()}
    if isinstance(value, list):
        return [_unnamed(member, shown) for member in value]
    return shown(value) if isinstance(value, str) else value


def only_report(files: Files, lines: Iterable[str], config: MkDocsConfig) -> None:
    """A site of one page that says what is wrong, for a server that has nothing else to show yet."""
    for file in list(files):
        if file.is_documentation_page() or file.src_dir == config.docs_dir:
            files.remove(file)
    # Indented lines are shown as they are.
    text = "# The map has errors\n\nThe site appears as soon as they are mended.\n\n"
    files.append(File.generated(config, _PAGE, content=text + "".join(f"    {line}\n" for line in lines)))
    config.nav = None
