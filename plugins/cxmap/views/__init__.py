"""Views: what each page answers, as values; the templates make text of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxmap.model import KINDS
from cxmap.model.document import Document
from cxmap.views import entity
from cxmap.views.page import PageView
from cxmap.views.site import Site

EntityBuild = Callable[[Site, Document], PageView]
OverviewBuild = Callable[[Site], PageView]

ENTITY_VIEWS: Mapping[str, EntityBuild] = {kind.kind: entity.build for kind in KINDS}
OVERVIEWS: Mapping[str, OverviewBuild] = {}
