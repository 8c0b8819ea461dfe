from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.serving import served
from tests.browser.stillness import go
from tests.sites import small_site

HOST = "media.example.com"
BODY = f"""
![words](https://{HOST}/a.png) ![words](//{HOST}/b.png) ![words][named] ![](own.png){{ src=https://{HOST}/c.png }}

[named]: https:\\\\{HOST}/d.png

<img src="ht&#10;tps://{HOST}/e.png" srcset="own.png 1x, https://{HOST}/f.png 2x">
<picture><source srcset="https://{HOST}/g.png"><img src=own.png></picture>
<audio controls preload=auto src=https://{HOST}/h.mp3></audio>
<video controls preload=auto poster=https://{HOST}/i.png><source src=https://{HOST}/j.mp4></video>

<p style="background:u\\72l('https://{HOST}/k.png')">words</p>

*words*{{ style="list-style-image:image-set('//{HOST}/l.png' 1x);background:url(https:{HOST}/m.png)" }}

<table background=https://{HOST}/n.png><tr><td background=https://{HOST}/o.png>words</td></tr></table>

<svg><image href="https://{HOST}/p.png"/><use href="https://{HOST}/q.svg#a"/>
<rect width=9 height=9 fill="url(https://{HOST}/r.svg#a)" mask="url(https://{HOST}/s.svg#a)"/></svg>

<link rel=stylesheet href=https://{HOST}/t.css><style>@import '//{HOST}/u.css';</style>
<object data=https://{HOST}/v.html></object><embed src=https://{HOST}/w.html><iframe src=https://{HOST}/x.html></iframe>
<input type=image src=https://{HOST}/y.png>

```mermaid
flowchart LR
  a@{{ img: "https://{HOST}/z.png", label: "words" }} --> b
```
"""
LOWERED = {
    rule: {"severity": "note", "reason": "a test", "paths": ["page.md", "departments"]}
    for rule in ("unsafe-html", "unsafe-link", "foreign-resource", "broken-link", "broken-diagram")
}


def test_no_page_asks_another_host(tmp_path: Path, page: Page) -> None:
    site = small_site(tmp_path)
    site.write({"page.md": f"# Page\n{BODY}\n", "departments/depot.md": f"---\ntitle: Depot\n---\n{BODY}\n"})
    site.configure({"rules": LOWERED})
    site.build()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    with served(site.published) as address:
        for path in ("page/", "departments/depot/"):
            go(page, address + path)

    own = urlsplit(address).netloc
    assert len(asked) > 4
    assert [url for url in asked if urlsplit(url).scheme != "data" and urlsplit(url).netloc != own] == []


def test_a_page_may_ask_a_host_that_the_site_allows(tmp_path: Path, page: Page) -> None:
    site = small_site(tmp_path)
    site.write({"page.md": f"# Page\n\n![words](https://{HOST}/a.png)\n"})
    site.configure({"allowed_hosts": [HOST]})
    site.build(strict=True)
    asked: list[str] = []
    page.route(f"https://{HOST}/**", lambda route: route.abort())
    page.on("request", lambda request: asked.append(request.url))

    with served(site.published) as address:
        go(page, f"{address}page/")

    assert f"https://{HOST}/a.png" in asked
