"""The navigation in groups, as each page shows it; an entity is a file with a number, its title is its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, get_navigation
from mkdocs.structure.pages import Page

from cxmap.adapters.hosts.mkdocs.nav_groups import is_grouped, put_in_groups
from cxmap.adapters.hosts.mkdocs.near_pages import LARGE, NearPages
from cxmap.model import KINDS
from cxmap.pages import OVERVIEW_GROUPS, OVERVIEWS

KIND_OF = {kind.folder: kind.kind for kind in KINDS}
ALL = {view: f"{view}/index.md" if view in KIND_OF else f"{view}.md" for view in OVERVIEWS} | {"home": "index.md"}


class _Site:
    """A site of these files that writes no navigation; `views` are overviews by name, `also` further ones by file."""

    def __init__(self, paths: Iterable[str], views: Mapping[str, str], also: Mapping[str, str] | None = None) -> None:
        config = MkDocsConfig()
        config.load_dict({"site_name": "Parcels"})
        config.validate()
        files = Files(
            [File(path, src_dir=None, dest_dir="", use_directory_urls=True) for path in {**dict.fromkeys(paths)}]
        )
        self.nav = get_navigation(files, config)
        for page in self.nav.pages:
            page.title = page.file.src_uri.removesuffix(".md").removesuffix("/index")
        self.pages = {page.file.src_uri: page for page in self.nav.pages}
        folders = {
            path: next(folder for folder in path.split("/") if folder in KIND_OF)
            for path in self.pages
            if path.removesuffix(".md")[-1].isdigit()
        }
        names = {path: str(self.pages[path].title) for path in folders}
        put_in_groups(self.nav, {path: view for view, path in views.items()} | dict(also or {}), folders, names)
        listing = {KIND_OF[view]: self.pages[path] for view, path in views.items() if view in KIND_OF}
        kinds = {path: KIND_OF[folder] for path, folder in folders.items()}
        self._near = NearPages(self.nav, kinds, listing, views.get("home"))

    def shown_on(self, path: str) -> list[str]:
        """The navigation of a page; `(…)` stands around a section's head, and `*` before what themes mark as open."""
        page = self.pages[path]
        page.active = True
        lines = list(_lines(self._near.of(page).items, page))
        page.active = False
        return lines


def _lines(items: Iterable[StructureItem], page: Page, indent: str = "") -> Iterator[str]:
    for item in items:
        mark = "*" if getattr(item, "active", False) else ""
        children = getattr(item, "children", None) or []
        head = next((child for child in children if isinstance(child, Page) and child.is_index), None)
        told = f" ({'*' if head == page else ''}{head.title})" if head else ""
        link = f" -> {item.url}" if isinstance(item, Link) else ""
        yield f"{indent}{mark}{item.title}{told}{link}"
        yield from _lines((child for child in children if child is not head), page, f"{indent}  ")


def test_every_overview_is_in_one_group() -> None:
    names = [name for overviews in OVERVIEW_GROUPS.values() for name in overviews]

    assert sorted(names) == sorted(set(names)) == sorted(OVERVIEWS)


def test_overviews_stand_in_groups_and_their_entities_do_not() -> None:
    entities = [f"{folder}/{number}.md" for folder in KIND_OF for number in (1, 2)]
    site = _Site([*ALL.values(), *entities], ALL)

    assert site.shown_on("index.md") == [
        "*Home",
        "Promises (promises)",
        *("  may-we-say", "  matrix", "  capabilities", "  changes"),
        "Journeys (journeys)",
        *("  touchpoints", "  priorities", "  root-causes", "  opportunities"),
        "Who",
        *("  departments", "  partners", "  personas", "  ecosystem"),
        "Evidence",
        *("  metrics", "  perception", "  research", "  coverage"),
        "Guide (guide)",
        *("  first-change", "  fields", "  rules", "  glossary", "  health"),
    ]


def test_a_page_of_an_entity_stands_below_its_overview() -> None:
    site = _Site(["touchpoints/1.md", "touchpoints/2.md", *ALL.values()], ALL)

    shown = site.shown_on("touchpoints/2.md")

    assert [line for line in shown if "*" in line] == [
        "*Journeys (journeys)",
        "  *touchpoints (touchpoints)",
        "    *touchpoints/2",
    ]
    assert "touchpoints/1" not in "\n".join(shown)
    assert [section.title for section in site.pages["touchpoints/2.md"].ancestors] == ["touchpoints", "Journeys"]


def test_an_entity_of_the_kind_that_gives_a_group_its_name_stands_in_the_group() -> None:
    site = _Site(["promises/1.md", "promises/2.md", *ALL.values()], ALL)

    assert site.shown_on("promises/1.md")[1:3] == ["*Promises (promises)", "  *promises/1"]
    assert site.shown_on("promises/index.md")[1:3] == ["*Promises (*promises)", "  may-we-say"]


def test_an_overview_that_is_no_index_leads_its_group_all_the_same() -> None:
    files = ["promises/1.md", "said.md", "grid.md", "index.md"]
    site = _Site(files, {"promises": "said.md", "matrix": "grid.md", "home": "index.md"})

    assert site.shown_on("promises/1.md") == ["Home", "*Promises (said)", "  *promises/1", "  grid"]
    assert site.shown_on("said.md") == ["Home", "*Promises (*said)", "  grid"]


def test_a_group_of_one_thing_is_that_thing() -> None:
    site = _Site(["index.md", "partners/index.md", "partners/1.md"], {"partners": "partners/index.md"})

    assert site.shown_on("index.md") == ["*index", "partners"]
    assert site.shown_on("partners/index.md") == ["index", "*partners"]
    assert site.shown_on("partners/1.md") == ["index", "*partners (partners)", "  *partners/1"]


def test_entities_that_no_overview_lists_stay_listed() -> None:
    site = _Site(["index.md", "partners/1.md", "personas/1.md", "promises/1.md", "matrix.md"], {"matrix": "matrix.md"})

    assert site.shown_on("index.md") == [
        "*index",
        *("Promises", "  matrix", "  promises/1"),
        *("Who", "  Partners", "    partners/1", "  Personas", "    personas/1"),
    ]


def test_many_entities_that_no_overview_lists_are_named_near_a_page_alone() -> None:
    partners = [f"partners/{number:03}.md" for number in range(LARGE + 20)]
    site = _Site([*partners, "promises.md", "matrix.md"], {"promises": "promises.md", "matrix": "matrix.md"})

    shown = site.shown_on("partners/100.md")

    assert len(shown) == len(["Promises", "matrix", "Partners"]) + 21 + len(["149 more partners"])
    assert shown[-1] == "  149 more partners -> partners/111/"


def test_many_entities_that_an_overview_lists_make_no_navigation_large() -> None:
    promises = [f"promises/{number:03}.md" for number in range(LARGE + 20)]
    site = _Site(["promises/index.md", *promises, "partners/1.md", "matrix.md"], {"promises": "promises/index.md"})

    assert "  partners/1" in site.shown_on("promises/100.md")


def test_pages_of_the_site_itself_stay_in_their_order_behind_the_groups() -> None:
    own = ["index.md", "zoo.md", "about/1-first.md", "about/team/us.md", "boards/x.md"]
    site = _Site([*own, "promises/index.md", "promises/1.md"], {"promises": "promises/index.md"})

    assert site.shown_on("index.md") == [
        *("*index", "promises", "zoo"),
        *("About", "  about/1-first", "  Team", "    about/team/us"),
        *("Boards", "  boards/x"),
    ]


def test_a_page_beside_the_entities_of_one_group_stays_in_that_group() -> None:
    views = {"promises": "promises/index.md", "touchpoints": "touchpoints/index.md"}
    files = ["promises/how.md", "promises/1.md", "touchpoints/sea/1.md", "touchpoints/sea/quay.md", "promises/old/2.md"]
    site = _Site([*files, *views.values()], views)

    assert site.shown_on("promises/how.md") == [
        *("*Promises (promises)", "  *promises/how"),
        *("Journeys", "  touchpoints", "  Sea", "    touchpoints/sea/quay"),
    ]


def test_a_folder_of_several_groups_keeps_what_is_no_part_of_them() -> None:
    views = {"home": "map/start.md", "promises": "map/promises/index.md", "partners": "map/partners/index.md"}
    files = ["index.md", "map/notes.md", "map/promises/1.md", "map/partners/1.md", *views.values()]
    site = _Site(files, views)

    assert site.shown_on("map/partners/1.md") == [
        *("index", "Home", "map/promises", "*map/partners (map/partners)", "  *map/partners/1"),
        *("Map", "  map/notes"),
    ]


def test_of_two_overviews_of_a_kind_the_first_holds_its_entities() -> None:
    views = {"promises/index.md": "promises", "other.md": "promises"}
    site = _Site(["promises/1.md", *views], {"promises": "promises/index.md"}, also={"other.md": "promises"})

    assert site.shown_on("promises/1.md") == ["*Promises (promises)", "  *promises/1", "  other"]


def test_pages_are_turned_group_by_group() -> None:
    site = _Site(["about.md", "promises/1.md", "promises/2.md", "metrics/1.md", *ALL.values()], ALL)
    turned = [site.nav.pages[0]]

    while following := turned[-1].next_page:
        turned.append(following)

    paths = [page.file.src_uri for page in turned]
    assert paths[:5] == ["index.md", "promises/index.md", "promises/1.md", "promises/2.md", "may-we-say.md"]
    assert paths[-1] == "about.md"
    assert sorted(paths) == sorted(site.pages)


def test_a_site_without_any_of_it_is_in_no_groups() -> None:
    site = _Site(["index.md", "about.md"], {})

    assert not is_grouped(site.nav)
    assert site.shown_on("about.md") == ["index", "*about"]
