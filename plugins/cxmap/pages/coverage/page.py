"""Coverage: what don't we see?"""

from __future__ import annotations

from cxmap.pages.coverage.channel_grid import grid_section
from cxmap.pages.coverage.channels import channel_sections
from cxmap.pages.coverage.customer_view import customer_view_section
from cxmap.pages.coverage.disciplines import discipline_section
from cxmap.pages.coverage.heard import heard_section
from cxmap.pages.coverage.messages import message_section
from cxmap.pages.coverage.variances import variance_section
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site


def build(site: Site) -> PageView:
    return overview(
        *grid_section(site),
        *channel_sections(site),
        *heard_section(site),
        *customer_view_section(site),
        discipline_section(site),
        *message_section(site),
        *variance_section(site),
    )
