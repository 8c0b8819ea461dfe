"""A build of MkDocs as a transaction: it writes a folder beside the site, which becomes the site at the very end."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from cxmap.adapters.options import PLUGIN
from cxmap.adapters.publication.failure import NotPublishedError, sentence_of
from cxmap.adapters.publication.staged_site import StagedSite

_LOG = get_plugin_logger(PLUGIN)
_HOSTS = ("mkdocs", "properdocs")


class NothingBuiltError(Abort):
    """The build ended, and the last site stands as it did; the text says why."""


class BuildTransaction:
    """One build after the other, each with its own folder beside the site.

    A plugin may build more languages within a build, which write into its folder too.
    """

    def __init__(self) -> None:
        self._staged: StagedSite | None = None
        self._config: MkDocsConfig | None = None
        self._folder = ""
        self._within = 0

    @property
    def is_within(self) -> bool:
        """Whether a build within a build has begun and has not ended."""
        return self._within > 0

    def begin(self, config: MkDocsConfig, *, with_last: bool) -> None:
        """From here on MkDocs, and each plugin that is asked later, writes beside the site."""
        if self._staged:
            self._within += 1
            return
        try:
            self._staged = StagedSite.begun(Path(config.site_dir), _LOG.info, with_last=with_last)
        except NotPublishedError as problem:
            raise NothingBuiltError(f"Nothing was built: {problem}.") from None
        self._config, self._folder = config, config.site_dir
        config.site_dir = str(self._staged.built)

    def publish(self, config: MkDocsConfig) -> None:
        """Makes a site of all that was written, unless MkDocs is about to refuse it for its warnings."""
        if self.is_within:
            self._within -= 1
            return
        if not self._staged or (config.strict and _has_warnings()):
            return
        try:
            self._staged.publish()
        except NotPublishedError as problem:
            raise NothingBuiltError(f"The site was built, but not published: {problem}.") from None
        self.end()
        _LOG.info("The new site stands in %s", config.site_dir)

    def end(self) -> None:
        """However the build went; a second time does nothing."""
        staged, self._staged, self._within = self._staged, None, 0
        if staged and self._config:
            self._config.site_dir = self._folder
            staged.end()


def what_the_world_refused(error: Exception) -> NothingBuiltError | None:
    """A sentence in place of a traceback, where an error is the world's and not a program's."""
    if not isinstance(error, OSError):
        return None
    _LOG.debug("What the system refused", exc_info=error)
    return NothingBuiltError(f"The build ended early: {sentence_of(error)}. The last site stays as it is.")


def _has_warnings() -> bool:
    """MkDocs counts them, and looks at what it counted when all plugins are done."""
    counting = (each for host in _HOSTS for each in logging.getLogger(host).handlers if isinstance(each, CountHandler))
    return any(each.get_counts() for each in counting)
