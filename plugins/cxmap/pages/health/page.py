"""Map health: what must be fixed in the map, by whom, and where?"""

from __future__ import annotations

from cxmap.pages.health.finding_rows import finding_sections
from cxmap.pages.health.least_complete import least_complete_section
from cxmap.pages.health.reviews import review_section
from cxmap.pages.health.six_steps import step_section
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site


def build(site: Site) -> PageView:
    return overview(*finding_sections(site), *review_section(site), *least_complete_section(site), *step_section(site))
