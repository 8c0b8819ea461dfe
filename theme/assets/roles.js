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
    sieve.querySelector("output").textContent = shown === rows.length ? "" : `${shown} ${all}`;
  };

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
