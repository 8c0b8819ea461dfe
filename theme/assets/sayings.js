/* "What may I promise?": leaves only the cards that say all words of a question. It lives in the address. */
(() => {
  "use strict";

  const WORDS = "words";
  // Labels and buttons are the same on every card.
  const SAID = ".cxmap-saying__wording, .cxmap-saying__about, dd";

  const textOf = (card) => Array.from(card.querySelectorAll(SAID), (part) => part.textContent).join(" ").toLowerCase();

  const find = (form, lists) => {
    const asked = form.elements.namedItem(WORDS).value.trim();
    const words = asked.toLowerCase().split(/\s+/);
    let shown = 0;
    let all = 0;
    let total = 0;
    for (const { count, cards, nothing, size } of lists) {
      for (const { card, text } of cards) card.hidden = !words.every((word) => text.includes(word));
      const found = cards.filter(({ card }) => !card.hidden).length;
      count.textContent = (asked ? found : size).toLocaleString("en");
      if (nothing) nothing.hidden = found > 0;
      shown += found;
      all += cards.length;
      total += size;
    }
    // Cards that are not on the page were not searched, which the count must not hide.
    const searched = all < total ? `among the ${all} cards shown here, of ${total}` : `of ${all} cards`;
    form.querySelector("output").textContent = asked ? `${shown} ${searched}` : "";
    return asked;
  };

  const listOf = (way) => {
    const list = document.getElementById(way.hash.slice(1));
    const cards = Array.from(list.querySelectorAll(".cxmap-saying"), (card) => ({ card, text: textOf(card) }));
    const nothing = list.querySelector("[data-cxmap-none]");
    return { count: way.querySelector("strong"), cards, nothing, size: Number(way.dataset.cxmapTotal) };
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
    const lists = Array.from(form.closest("nav").querySelectorAll("a[href*='#']"), listOf);
    form.elements.namedItem(WORDS).value = new URL(location.href).searchParams.get(WORDS) || "";
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => remember(find(form, lists)));
    form.hidden = false;
    find(form, lists);
  };

  if (window.document$) window.document$.subscribe(begin);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
