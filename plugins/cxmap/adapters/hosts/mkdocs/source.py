"""The site of a build, as MkDocs' configuration describes it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from cxmap.adapters.content.published import ListedFiles
from cxmap.adapters.content.theme_files import ThemeFolders
from cxmap.adapters.hosts.downloads import DOWNLOADS
from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.hosts.mkdocs.additions import locked_by
from cxmap.adapters.hosts.mkdocs.shared_fields import shared_name
from cxmap.adapters.hosts.mkdocs.unpublished import unpublished_patterns
from cxmap.adapters.html.site_markdown import SiteMarkdown
from cxmap.adapters.options import SiteOptions
from cxmap.adapters.site import SiteSource
from cxmap.pages.kit.page import FORMS, MAP_TABLES


def source_of(config: MkDocsConfig, options: SiteOptions, listed: ListedFiles) -> SiteSource:
    return SiteSource(
        folder=Path(config.config_file_path).parent if config.config_file_path else Path(),
        content=Path(config.docs_dir),
        options=options,
        use_directory_urls=config.use_directory_urls,
        repo_url=config.repo_url,
        edit_uri=config.edit_uri,
        edit_template=str(config.edit_uri_template) if config.edit_uri_template else None,
        offered=frozenset() if locked_by(config) else DOWNLOADS | {MAP_TABLES, FORMS},
        unpublished=tuple(unpublished_patterns(config)),
        listed=listed,
        theme=ThemeFolders(lambda: [Path(folder) for folder in config.theme.dirs]),
        markdown=SiteMarkdown(
            [each for each in config.markdown_extensions if not isinstance(each, CxmapExtension)],
            config.mdx_configs,
            {name: dict(getattr(plugin, "config", None) or {}) for name, plugin in config.plugins.items()},
        ),
        shared_fields=shared_name(config),
        file=Path(config.config_file_path) if config.config_file_path else None,
    )
