"""What the plugin adds to a site's configuration, so that a site needs to say no more than its name."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from pymdownx.superfences import fence_code_format  # type: ignore[import-untyped]

from cxmap.adapters.markdown_extension import NAME, CxmapExtension
from cxmap.adapters.theme import ASSETS, assets

_MATERIAL = "material"
_FENCES = "pymdownx.superfences"
_EDIT = "content.action.edit"
_MERMAID = {"name": "mermaid", "class": "mermaid", "format": fence_code_format}


def extend(config: MkDocsConfig, extension: CxmapExtension) -> None:
    """Adds our Markdown extension, styles and scripts; the site's own come later and win."""
    extensions: list[Any] = config.markdown_extensions
    extensions[:] = [name for name in extensions if name != NAME] + [extension]
    config.mdx_configs.pop(NAME, None)
    if _FENCES in extensions:
        _keep_mermaid(config.mdx_configs.setdefault(_FENCES, {}))
    _keep_fonts_at_home(config)
    _show_edit_links(config)
    config.extra_css[:0] = [f"{ASSETS}/{file.name}" for file in assets(".css")]
    config.extra_javascript[:0] = [f"{ASSETS}/{file.name}" for file in assets(".js")]


def _keep_fonts_at_home(config: MkDocsConfig) -> None:
    """Material asks another host for its fonts unless it is told not to; a site may still choose fonts of its own."""
    if config.theme.name == _MATERIAL and config.theme["font"] == Theme(name=_MATERIAL)["font"]:
        config.theme["font"] = False


def _show_edit_links(config: MkDocsConfig) -> None:
    """Material has a pencil on each page, but shows it only where it is told to; an empty `edit_uri` leaves it out."""
    if config.edit_uri or config.edit_uri_template:
        features = config.theme.get("features") or []
        config.theme["features"] = [*features, *({_EDIT} - set(features))]


def _keep_mermaid(options: dict[str, Any]) -> None:
    """Fences of Mermaid come through as they are, whatever the site says: we draw them."""
    others = [fence for fence in options.get("custom_fences", ()) if fence.get("name") != _MERMAID["name"]]
    options["custom_fences"] = [*others, _MERMAID]
