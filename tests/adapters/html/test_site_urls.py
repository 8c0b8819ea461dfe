from __future__ import annotations

import pytest

from cxmap.adapters.html.site_urls import SiteUrls, is_harmless, resolved


@pytest.mark.parametrize(
    ("page", "target", "as_folders", "as_files"),
    [
        ("index.md", "promises/x.md", "promises/x/", "promises/x.html"),
        ("index.md", "index.md", "./", "index.html"),
        ("promises/x.md", "promises/x.md", "./", "x.html"),
        ("promises/x.md", "promises/y.md", "../y/", "y.html"),
        ("promises/x.md", "promises/index.md", "../", "index.html"),
        ("promises/index.md", "promises/x.md", "x/", "x.html"),
        ("promises/x.md", "index.md", "../../", "../index.html"),
        ("touchpoints/far/away.md", "promises/x.md#part", "../../../promises/x/#part", "../../promises/x.html#part"),
        ("promises/x.md", "notes/guide.markdown", "../../notes/guide/", "../notes/guide.html"),
        ("promises/x.md", "notes/README.mkd", "../../notes/", "../notes/index.html"),
        ("promises/x.md", "assets/a b.svg", "../../assets/a%20b.svg", "../assets/a%20b.svg"),
        ("a.md", "c:d.md", "../c%3Ad/", "c%3Ad.html"),
    ],
)
def test_one_page_leads_to_another(page: str, target: str, as_folders: str, as_files: str) -> None:
    assert SiteUrls(folders=True).between(page, target) == as_folders
    assert SiteUrls(folders=False).between(page, target) == as_files


def test_a_relative_address_counts_from_its_file() -> None:
    assert resolved("promises/x.md", "../departments/it.md#who") == "departments/it.md#who"
    assert resolved("promises/x.md", "#part") == "promises/x.md#part"


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("../x.md", True),
        ("https://a.example", True),
        ("MAILTO:a@b.example", True),
        ("tel:+1", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//host.example/x", False),
        ("\\\\host\\x", False),
    ],
)
def test_only_harmless_addresses_are_linked(address: str, is_one: bool) -> None:  # noqa: FBT001  # a parameter of the test
    assert is_harmless(address) is is_one


@pytest.mark.parametrize(
    ("page", "target", "address"),
    [
        ("promises/x.md", "promises/y.md", "y/"),
        ("promises/x.md", "promises/x.md#part", "x/#part"),
        ("promises/index.md", "promises/x.md", "x/"),
        ("index.md", "promises/x.md", "promises/x/"),
        ("promises/x.md", "index.md", "../"),
        ("a b/x.md", "a b/y.md", "y/"),
    ],
)
def test_links_start_from_files_where_the_host_moves_them_to_its_folders(page: str, target: str, address: str) -> None:
    assert SiteUrls(from_files=True).between(page, target) == address


def test_an_address_that_the_host_says_goes_before_the_usual_one() -> None:
    said = {"index.md": "./", "promises/x.md": "said/x/"}
    urls = SiteUrls(said=said.get)

    assert urls.between("index.md", "promises/x.md") == "said/x/"
    assert urls.between("promises/x.md", "index.md") == "../../"
    assert urls.between("promises/x.md", "promises/y.md") == "../../promises/y/"

    said["promises/x.md"] = "moved/"
    assert urls.between("index.md", "promises/x.md") == "moved/"
