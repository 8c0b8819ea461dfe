/* At an address without a page: the page that was there under a former name, and a search for the words of the address. */
(() => {
  "use strict";

  const form = document.querySelector("[data-cxmap-lost]");
  const config = document.getElementById("__config");
  if (!form || !config) {
    return;
  }
  const base = new URL(JSON.parse(config.textContent).base, location);
  const asked = partsOf(location.pathname.slice(base.pathname.length));
  const name = asked.at(-1) ?? "";
  form.querySelector("input").value = name.replaceAll(/[-_]+/g, " ");
  form.hidden = !document.querySelector("[data-md-component=search-query]");
  tell();

  async function tell() {
    const file = await fetch(new URL("assets/cxmap/found.json", base));
    const { former = [] } = file.ok ? await file.json() : {};
    const pages = former.filter(([before]) => before === name);
    const nearest = Math.max(...pages.map(([, address]) => nearness(address)));
    const said = pages.filter(([, address]) => nearness(address) === nearest).map(sentence);
    if (said.length) {
      document.querySelector("[data-cxmap-former]").replaceWith(...said);
    }
  }

  function sentence([, address, title]) {
    const link = document.createElement("a");
    link.href = new URL(address, base);
    link.textContent = title;
    const words = document.createElement("p");
    words.append(`“${name}” has a new name. The page is now `, link, ".");
    return words;
  }

  /* How many folders a page shares with the address: two kinds of pages may have had one name. */
  function nearness(address) {
    const parts = partsOf(address);
    const apart = parts.findIndex((part, place) => part !== asked[place]);
    return apart < 0 ? parts.length : apart;
  }

  function partsOf(path) {
    const parts = path.split("/").map(plain).filter((part) => part && part !== "index.html");
    return parts.map((part) => part.replace(/\.html$/, ""));
  }

  function plain(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  }
})();
