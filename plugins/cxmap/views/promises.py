"""All promises: which are in trouble, and why?"""

from __future__ import annotations

from cxmap.views.page import PageView, Section
from cxmap.views.parts.index import overview
from cxmap.views.parts.register import Register, register_row, worst_first
from cxmap.views.site import Site


def build(site: Site) -> PageView:
    title = "All promises, the worst first"
    rows = tuple(register_row(site, promise) for promise in worst_first(site))
    return overview(Section(title, "register", Register(title, rows)))
