"""What the plugin adds to a site's configuration, so that a site needs to say no more than its name."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from cxmap.adapters.hosts.fences import FENCES, keep_fences
from cxmap.adapters.hosts.markdown_extension import NAME, CxmapExtension
from cxmap.adapters.html.theme import SCRIPT, STYLESHEET

_MATERIAL = "material"
_EDIT = "content.action.edit"


def extend(config: MkDocsConfig, extension: CxmapExtension) -> None:
    """Adds our Markdown extension, styles and scripts; the site's own come later and win."""
    extensions: list[Any] = config.markdown_extensions
    extensions[:] = [name for name in extensions if name != NAME] + [extension]
    config.mdx_configs.pop(NAME, None)
    if FENCES in extensions:
        keep_fences(config.mdx_configs.setdefault(FENCES, {}))
    _keep_fonts_at_home(config)
    _show_edit_links(config)
    config.extra_css.insert(0, STYLESHEET)
    config.extra_javascript.insert(0, SCRIPT)


def _keep_fonts_at_home(config: MkDocsConfig) -> None:
    """Material asks another host for its fonts unless it is told not to; a site may still choose fonts of its own."""
    if config.theme.name == _MATERIAL and config.theme["font"] == Theme(name=_MATERIAL)["font"]:
        config.theme["font"] = False


def _show_edit_links(config: MkDocsConfig) -> None:
    """Material has a pencil on each page, but shows it only where it is told to; an empty `edit_uri` leaves it out."""
    if config.edit_uri or config.edit_uri_template:
        features = config.theme.get("features") or []
        config.theme["features"] = [*features, *({_EDIT} - set(features))]
