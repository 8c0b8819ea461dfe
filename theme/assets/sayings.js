/* "What may I promise?": finds the sentences that say all words of a question, those first that say them in their own
   wording. While something is asked, the cards stand together, each with its answer, and what stands in two lists once,
   with both. The question lives in the address. */
(() => {
  "use strict";

  const WORDS = "words";
  // Labels and buttons are the same on every card.
  const SAID = ".cxmap-saying__wording, .cxmap-saying__about, dd";
  const OWN = ".cxmap-saying__wording > p:first-child, .cxmap-saying__about";
  const EXCLUSIONS = /(?:does not hold for:|leaves out)[^.;]*/g;
  const GROUPS = ["In the wording or the name", "In reasons or small print", "Holds not for this"];

  const textOf = (card, parts) =>
    Array.from(card.querySelectorAll(parts), (part) => part.textContent).join(" ").toLowerCase();

  const made = (name, text, className = "") => Object.assign(document.createElement(name), { textContent: text, className });

  /* The group of a card: the first in whose texts all words stand; none where they do not. */
  const groupOf = ({ texts }, words) => texts.findIndex((text) => words.every((word) => text.includes(word)));

  const counts = (found, lists) =>
    lists
      .map(({ name }, at) => [found.filter((card) => card.at === at).length, name[0].toLowerCase() + name.slice(1)])
      .filter(([count]) => count)
      .map(([count, name]) => `${count} ${name}`)
      .join(", ");

  const find = (form, lists, groups) => {
    const asked = form.elements.namedItem(WORDS).value.trim();
    const words = asked.toLowerCase().split(/\s+/);
    const all = lists.flatMap(({ cards }) => cards);
    const twins = all.filter(({ card, first }) => card !== first).length;
    const total = lists.reduce((sum, { size }) => sum + size, -twins);
    const found = [];
    const own = [];
    for (const card of all) {
      const group = asked ? groupOf(card, words) : -1;
      const isFirst = card.card === card.first;
      ((isFirst && groups[group]?.list) || card.home).append(card.card);
      card.answer.hidden = group < 0;
      if (group < 0) continue;
      own.push(card);
      if (isFirst) found.push(card);
    }
    for (const { box, list } of groups) box.hidden = !list.children.length;
    for (const { parts, count, size, cards } of lists) {
      for (const part of parts) part.hidden = asked !== "";
      count.textContent = (asked ? cards.filter((card) => own.includes(card)).length : size).toLocaleString("en");
    }
    // Cards that are not on the page were not searched, which the count must not hide.
    const searched = all.length - twins < total ? `among the ${all.length - twins} sentences shown here, of ${total}` : `of ${total} sentences`;
    const each = found.length ? `: ${counts(found, lists)}` : "";
    form.querySelector("output").textContent = asked ? `${found.length} ${searched}${each}` : "";
    return asked;
  };

  const cardOf = (card, name, look, at, firsts) => {
    const answer = made("p", "", "cxmap-small");
    const whole = textOf(card, SAID);
    const about = card.querySelector(".cxmap-saying__about a").href;
    const first = firsts.get(about) || card;
    if (first !== card) first.querySelector("strong").append(` · ${name}`);
    firsts.set(about, first);
    answer.append(made("strong", name));
    card.prepend(answer);
    card.classList.add(look);
    const texts = [textOf(card, OWN), whole.replace(EXCLUSIONS, ""), whole];
    return { card, first, at, answer, home: card.parentElement, texts };
  };

  const listOf = (way, at, firsts) => {
    const list = document.getElementById(way.hash.slice(1));
    const head = list.previousElementSibling;
    const name = way.lastChild.textContent.trim();
    const look = Array.from(list.classList).find((each) => each.startsWith("cxmap-speech--"));
    const cards = Array.from(list.querySelectorAll(".cxmap-saying"), (card) => cardOf(card, name, look, at, firsts));
    const parts = head?.matches("h2, h3") ? [head, list] : [list];
    return { name, count: way.querySelector("strong"), cards, parts, size: Number(way.dataset.cxmapTotal) };
  };

  const remember = (asked) => {
    const address = new URL(location.href);
    if (asked) address.searchParams.set(WORDS, asked);
    else address.searchParams.delete(WORDS);
    history.replaceState(history.state, "", address);
  };

  const groupsAfter = (nav) => {
    const groups = GROUPS.map((name) => {
      const list = made("ul", "", "cxmap-sayings__list");
      const box = made("div", "");
      box.append(made("h2", name), list);
      return { box, list };
    });
    nav.after(...groups.map(({ box }) => box));
    return groups;
  };

  const begin = () => {
    const form = document.querySelector("[data-cxmap-sayings]");
    if (!form || !form.hidden) return;
    const nav = form.closest("nav");
    const ways = Array.from(nav.querySelectorAll("a[href*='#']"));
    const firsts = new Map();
    const lists = ways.map((way, at) => listOf(way, at, firsts));
    const groups = groupsAfter(nav);
    form.elements.namedItem(WORDS).value = new URL(location.href).searchParams.get(WORDS) || "";
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => remember(find(form, lists, groups)));
    // A list whose cards stand elsewhere is no place to go to; its first card is.
    ways.forEach((way, at) =>
      way.addEventListener("click", (event) => {
        if (!lists[at].parts[0].hidden) return;
        const own = new Set(lists[at].cards.map(({ first }) => first));
        const first = groups.flatMap(({ list }) => Array.from(list.children)).find((card) => own.has(card));
        event.preventDefault();
        first?.scrollIntoView({ block: "center" });
        first?.querySelector("a")?.focus({ preventScroll: true });
      }),
    );
    form.hidden = false;
    find(form, lists, groups);
  };

  if (window.document$) window.document$.subscribe(begin);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
