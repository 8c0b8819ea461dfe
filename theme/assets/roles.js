/* Tables that can be sifted: a form of questions hides the rows whose answers differ. The answers live in the address. */
(() => {
  "use strict";

  const answersTo = (row, name) => (row.getAttribute(`data-${name}`) || "").split(" ");

  const sift = (sieve) => {
    const selects = [...sieve.querySelectorAll("select")];
    const rows = [...sieve.querySelectorAll("tbody > tr:not(.cxmap-group)")];
    for (const row of rows) {
      row.hidden = selects.some((select) => select.value && !answersTo(row, select.name).includes(select.value));
    }
    for (const head of sieve.querySelectorAll(".cxmap-group")) {
      head.hidden = ![...head.parentElement.rows].some((row) => row !== head && !row.hidden);
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const all = sieve.dataset.cxmapTotal > rows.length ? `among the ${rows.length} shown here` : `of ${rows.length} shown`;
    const mending = draw(sieve, rows, Object.fromEntries(selects.map((select) => [select.name, select.value])));
    const words = mending.length ? `; to mend a promise there: ${mending.join(", ")}` : "";
    sieve.querySelector("output").textContent = shown === rows.length ? "" : `${shown} ${all}${words}`;
  };

  /* Pictures beside the rows show the lines of those that are left, and mark who must mend a promise there: the names of
     these are returned. */
  const draw = (sieve, rows, asked) => {
    const isAll = rows.every((row) => !row.hidden);
    const mending = new Set();
    sieve.querySelectorAll("[data-cxmap-part]").forEach((part, number) => {
      // What is hidden has no place any more.
      for (const node of part.querySelectorAll("[data-node]")) places.has(node) || places.set(node, placeOf(node));
      const lines = new Map();
      for (const row of rows) {
        const [picture, source, target] = (row.dataset.line || "").split(".");
        if (picture === String(number)) lines.set(`${source} ${target}`, { row, source, target });
      }
      const left = [...lines.values()].filter(({ row }) => !row.hidden);
      const mends = ({ row }) => (asked.promise ? answersTo(row, "mends").includes(asked.promise) : row.dataset.mends);
      const sources = new Set(left.map(({ source }) => source));
      const targets = new Set(left.map(({ target }) => target));
      const shown = new Set([...sources, ...targets]);
      for (const edge of part.querySelectorAll("[data-ends]")) {
        const ends = edge.dataset.ends.split(" ");
        const line = lines.get(edge.dataset.ends);
        if (line) edge.classList.toggle("cxmap-edge--heavy", Boolean(mends(line)));
        const isTense = edge.matches(".cxmap-edge--crossed");
        // Of one party alone every tension is shown, of several those between them.
        const isLeft = isTense ? ends[sources.size === 1 ? "some" : "every"]((end) => sources.has(end)) : targets.has(ends[0]);
        const isShown = isAll || (line ? !line.row.hidden : isLeft);
        show(edge, isShown);
        if (isShown) ends.forEach((end) => shown.add(end));
      }
      const acting = new Set(isAll ? [] : left.filter(mends).map(({ source }) => source));
      for (const node of part.querySelectorAll("[data-node]")) {
        show(node, isAll || shown.has(node.dataset.node));
        node.classList.toggle("cxmap-node--mends", acting.has(node.dataset.node));
      }
      if (!isAll) left.filter(mends).forEach(({ row }) => mending.add(row.cells[0].textContent.trim()));
      closeRanks(part);
      part.hidden = !isAll && !left.length;
    });
    return [...mending];
  };

  const GAP = 16;
  const places = new WeakMap();

  /* What is left moves up to the head of its group, and takes the ends of its lines along. */
  const closeRanks = (part) => {
    const nodes = [...part.querySelectorAll("[data-node]")];
    const left = nodes.filter((node) => !node.hasAttribute("display"));
    const moved = new Map();
    const free = new Map();
    for (const { node, kind, top, height } of nodes.map((each) => places.get(each)).sort((one, other) => one.top - other.top)) {
      if (!free.has(kind)) free.set(kind, top);
      if (!left.includes(node)) continue;
      const by = left.length === nodes.length ? 0 : free.get(kind) - top;
      free.set(kind, free.get(kind) + height + GAP);
      moved.set(node.dataset.node, by);
      node.setAttribute("transform", `translate(0 ${by})`);
    }
    for (const edge of part.querySelectorAll("[data-ends]")) {
      const [source, target] = edge.dataset.ends.split(" ").map((end) => moved.get(end) ?? 0);
      edge.dataset.way ??= edge.getAttribute("d");
      edge.setAttribute("d", source || target ? bent(edge.dataset.way, source, target) : edge.dataset.way);
    }
  };

  const placeOf = (node) => {
    const { x, y: top, height } = node.querySelector(".cxmap-node__card").getBBox();
    return { node, kind: `${x} ${node.classList[1]}`, top, height };
  };

  /* The same way with its ends moved up or down; one around other boxes becomes straight, as these have moved too. */
  const bent = (way, source, target) => {
    const numbers = way.match(/-?[\d.]+/g).map(Number);
    const [x, y] = numbers;
    const [toX, toY] = numbers.slice(-2);
    const [near, far] = numbers.length === 8 ? [numbers[2], numbers[4]] : [(x + toX) / 2, (x + toX) / 2];
    return `M ${x} ${y + source} C ${near} ${y + source} ${far} ${toY + target} ${toX} ${toY + target}`;
  };

  const show = (element, isShown) => (isShown ? element.removeAttribute("display") : element.setAttribute("display", "none"));

  const remember = (selects) => {
    const address = new URL(location.href);
    for (const select of selects) {
      if (select.value) address.searchParams.set(select.name, select.value);
      else address.searchParams.delete(select.name);
    }
    history.replaceState(history.state, "", address);
  };

  const begin = (sieve) => {
    const form = sieve.querySelector("form");
    if (!form || sieve.dataset.cxmapReady) return;
    sieve.dataset.cxmapReady = "yes";
    const asked = new URL(location.href).searchParams;
    const selects = [...form.querySelectorAll("select")];
    for (const select of selects) {
      const wanted = asked.get(select.name);
      if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      sift(sieve);
      remember(selects);
    });
    form.hidden = false;
    sift(sieve);
  };

  const all = () => document.querySelectorAll("[data-cxmap-sieve]").forEach(begin);
  if (window.document$) window.document$.subscribe(all);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
  else all();
})();
