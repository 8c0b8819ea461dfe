/* Tables of more than fifteen rows: a field that filters them, and heads that sort them. What is picked lives in the
   address; where a page has several such tables, a name there ends with the table's number. Without this the whole
   table stands there in its own order. Verdicts are sorted by how bad they are. */
(() => {
  "use strict";

  const FEWEST = 16;
  const MOST_OFFERED = 60;
  const TYPING_PAUSE = 250;
  const WORDS = /^\p{L}[^\d\n]{1,40}$/u;
  const NUMBER = /^[≤≥<>~±+]?\s*(-?\d[\d,]*(?:\.\d+)?)(?![\d.-])/;
  // These have their own order, or their own filters.
  const OTHERS = ".cxmap-register__table, .cxmap-matrix__table, .cxmap-grid, .cxmap-facts, .cxmap-map *";

  let leave = () => {};

  const begin = () => {
    leave();
    const tables = Array.from(document.querySelectorAll("article table.cxmap-table")).filter(isList);
    const leaving = tables.map((table, place) => start(table, place ? `-${place + 1}` : ""));
    leave = () => leaving.forEach((each) => each());
  };

  function isList(table) {
    const rows = table.tBodies.length === 1 ? Array.from(table.tBodies[0].rows) : [];
    return rows.length >= FEWEST && !table.matches(OTHERS) && table.tHead && rows.every(isPlain);
  }

  const isPlain = (row) =>
    !row.hidden && Array.from(row.cells).every((cell) => cell.colSpan === 1 && cell.rowSpan === 1);

  function start(table, number) {
    const [words, order] = [`filter${number}`, `order${number}`];
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (element) => ({ element, text: element.textContent.toLowerCase() }));
    const heads = Array.from(table.tHead.rows[0].cells, (element) => ({ element, label: element.textContent.trim() }));
    const { line, field, status, all } = tools(table, words);
    let timer = 0;

    const show = () => {
      const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        row.element.hidden = !wanted.every((word) => row.text.includes(word));
        shown += !row.element.hidden;
      }
      all.hidden = !wanted.length;
      status.textContent = `${wanted.length ? `${shown} of ` : ""}${rows.length} rows`;
    };

    const sort = (place, sign) => {
      for (const [other, { element }] of heads.entries()) {
        if (other === place) element.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
        else element.removeAttribute("aria-sort");
      }
      const keyed = rows.map(({ element }) => ({ element, key: heads[place] && keyOf(element.cells[place]) }));
      if (heads[place]) keyed.sort((one, other) => compared(one.key, other.key, sign));
      body.append(...keyed.map(({ element }) => element));
    };

    const read = () => {
      const address = new URLSearchParams(location.search);
      const asked = address.get(order) || "";
      field.value = address.get(words) || "";
      sort(heads.findIndex(({ label }) => label && label === asked.replace(/^-/, "")), asked.startsWith("-") ? -1 : 1);
      show();
      const fold = table.closest("details");
      if (fold && (asked || field.value)) fold.open = true;
    };

    const write = (keep) => {
      const address = new URL(location.href);
      const head = heads.find(({ element }) => element.hasAttribute("aria-sort"));
      const is_falling = head && head.element.getAttribute("aria-sort") === "descending";
      const said = { [words]: field.value.trim(), [order]: head ? (is_falling ? "-" : "") + head.label : "" };
      for (const [name, value] of Object.entries(said)) {
        if (value) address.searchParams.set(name, value);
        else address.searchParams.delete(name);
      }
      if (address.href !== location.href) history[keep ? "pushState" : "replaceState"](history.state, "", address);
    };

    const typed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => { show(); write(false); }, TYPING_PAUSE);
    };
    field.addEventListener("input", typed);
    all.addEventListener("click", () => { field.value = ""; show(); write(true); field.focus(); });
    for (const [place, { element, label }] of heads.entries()) {
      if (!label) continue;
      element.dataset.sort = "";
      element.append(made("button", { type: "button", className: "cxmap-sort" }, ...element.childNodes));
      element.firstChild.addEventListener("click", () => {
        const turn = { ascending: -1, descending: 0 }[element.getAttribute("aria-sort")] ?? 1;
        sort(turn ? place : -1, turn);
        write(true);
      });
    }
    table.classList.add("cxmap-sorts");
    addEventListener("popstate", read);
    read();
    return () => {
      clearTimeout(timer);
      removeEventListener("popstate", read);
      line.remove();
    };
  }

  /* The line above a table with the field that filters it. */
  function tools(table, name) {
    const label = `Filter: ${table.caption ? table.caption.textContent.trim() : ""}`;
    const field = made("input", { type: "search", name, placeholder: "Filter", autocomplete: "off", spellcheck: false });
    field.setAttribute("aria-label", label);
    const status = made("span", {});
    status.setAttribute("role", "status");
    const all = made("button", { type: "button", className: "cxmap-button", textContent: "Show all", hidden: true });
    const line = made("p", { className: "cxmap-shown" }, made("span", { className: "cxmap-select" }, field), status, all);
    line.append(offered(table, field, `cxmap-${name}`));
    (table.closest(".cxmap-scroll") || table).before(line);
    return { line, field, status, all };
  }

  /* The words that several rows have, but not all: whoever opens the field sees by what a list can be filtered. */
  function offered(table, field, id) {
    const rows = Array.from(table.tBodies[0].rows);
    const counts = new Map();
    for (const row of rows) {
      const pieces = Array.from(row.cells).slice(1).flatMap((cell) => piecesOf(cell));
      for (const piece of new Set(pieces)) counts.set(piece, (counts.get(piece) || 0) + 1);
    }
    const words = [...counts].filter(([, count]) => count > 1 && count < rows.length).map(([piece]) => piece);
    const options = words.sort((one, other) => one.localeCompare(other)).map((value) => made("option", { value }));
    field.setAttribute("list", id);
    return made("datalist", { id }, ...(options.length <= MOST_OFFERED ? options : []));
  }

  /* "4 of 5, assumed: no research" is also "no research"; of what counts, as "2 kept", the words are offered. */
  const piecesOf = (cell) =>
    Array.from(cell.querySelectorAll(".cxmap-verdict, li"), (each) => each.textContent)
      .concat(cell.textContent)
      .flatMap((text) => text.split(/[,:] /))
      .map((piece) => piece.trim().replace(/^\d+ (?!of )/, ""))
      .filter((piece) => WORDS.test(piece));

  function made(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  function keyOf(cell) {
    const chip = cell.querySelector(".cxmap-verdict");
    const verdict = chip ? window.cxmapVerdicts.findIndex((each) => chip.matches(`.cxmap-verdict--${each}`)) : -1;
    const text = cell.textContent.trim();
    const number = NUMBER.exec(text);
    return { text, number: verdict >= 0 ? verdict : number ? Number(number[1].replaceAll(",", "")) : NaN };
  }

  /* What is empty comes last, whichever way; numbers come before words. */
  function compared(one, other, sign) {
    if (!one.text || !other.text) return Number(!one.text) - Number(!other.text);
    const [left, right] = [one.number, other.number].map(Number.isNaN);
    if (left || right) {
      return left && right
        ? sign * one.text.localeCompare(other.text, document.documentElement.lang, { numeric: true })
        : Number(left) - Number(right);
    }
    return sign * (one.number - other.number) || sign * one.text.localeCompare(other.text);
  }

  if (window.document$) {
    window.document$.subscribe(begin);
  } else if (document.readyState === "loading") {
    addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
})();
