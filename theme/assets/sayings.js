/* "What may I promise?": leaves only the sentences in which all words of a question stand. It lives in the address. */
(() => {
  "use strict";

  const WORDS = "words";

  const find = (form) => {
    const asked = form.elements.namedItem(WORDS).value.trim();
    const words = asked.toLowerCase().split(/\s+/);
    let shown = 0;
    let all = 0;
    for (const list of document.querySelectorAll(".cxmap-sayings")) {
      const sayings = [...list.querySelectorAll(".cxmap-saying")];
      for (const saying of sayings) {
        const text = saying.textContent.toLowerCase();
        saying.hidden = !words.every((word) => text.includes(word));
      }
      const found = sayings.filter((saying) => !saying.hidden).length;
      list.classList.toggle("cxmap-sayings--none", sayings.length > 0 && found === 0);
      const count = form.closest("nav").querySelector(`a[href="#${list.id}"] strong`);
      if (count) count.textContent = found.toLocaleString("en");
      shown += found;
      all += sayings.length;
    }
    form.querySelector("output").textContent = asked ? `${shown} of ${all} shown` : "";
    return asked;
  };

  const remember = (asked) => {
    const address = new URL(location.href);
    if (asked) address.searchParams.set(WORDS, asked);
    else address.searchParams.delete(WORDS);
    history.replaceState(history.state, "", address);
  };

  const begin = () => {
    const form = document.querySelector("[data-cxmap-sayings]");
    if (!form || !form.hidden) return;
    form.elements.namedItem(WORDS).value = new URL(location.href).searchParams.get(WORDS) || "";
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => remember(find(form)));
    form.hidden = false;
    find(form);
  };

  if (window.document$) window.document$.subscribe(begin);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
