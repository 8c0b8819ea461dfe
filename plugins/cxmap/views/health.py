"""Map health: what must be fixed in the map, by whom, and where?"""

from __future__ import annotations

from cxmap.views.mapping.least_complete import least_complete_section
from cxmap.views.page import PageView
from cxmap.views.parts.finding_rows import finding_sections
from cxmap.views.parts.index import overview
from cxmap.views.parts.reviews import review_section
from cxmap.views.parts.six_steps import step_section
from cxmap.views.site import Site


def build(site: Site) -> PageView:
    return overview(*finding_sections(site), *review_section(site), *least_complete_section(site), *step_section(site))
