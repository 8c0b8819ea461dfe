"""Coverage: what don't we see?"""

from __future__ import annotations

from cxmap.views.disciplines import discipline_section
from cxmap.views.page import PageView
from cxmap.views.parts.channel_grid import grid_section
from cxmap.views.parts.channels import channel_sections
from cxmap.views.parts.customer_view import customer_view_section
from cxmap.views.parts.heard import heard_section
from cxmap.views.parts.index import overview
from cxmap.views.parts.messages import message_section
from cxmap.views.parts.variances import variance_section
from cxmap.views.site import Site


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
