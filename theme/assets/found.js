/* Says of each page that a search found: its kind, its verdict, whether a promise may be said, and one sentence in place
   of all words of the page. */
(() => {
  "use strict";

  const list = document.querySelector(".md-search-result__list");
  const config = document.getElementById("__config");
  if (!list || !config) {
    return;
  }
  const base = new URL(JSON.parse(config.textContent).base, location);
  // Material names them in the address of what it found, so that the page marks them.
  const MARKED = "h";
  let known, isAsked = false;

  new MutationObserver(() => {
    if (known) {
      tellAll();
    } else if (!isAsked) {
      isAsked = true;
      ask();
    }
  }).observe(list, { childList: true });

  /* Pages that are opened from a folder may not ask; their search says what it always said. */
  async function ask() {
    try {
      known = await (await fetch(new URL("assets/cxmap/found.json", base))).json();
      tellAll();
    } catch {
      known = undefined;
    }
  }

  function tellAll() {
    for (const link of list.querySelectorAll(".md-search-result__link:not([data-cxmap-found])")) {
      link.dataset.cxmapFound = "";
      // Each list of tags is a landmark, which needs a name of its own.
      link.querySelector(".md-tags")?.setAttribute("aria-label", `Tags of ${link.querySelector("h1, h2").textContent}`);
      const address = new URL(link.href);
      const page = known.pages[address.pathname.slice(base.pathname.length)];
      if (page) {
        tell(link.firstElementChild, page, address.hash);
      }
      // The page that opens marks these words: of "I" it would mark each i.
      if (address.searchParams.has(MARKED)) {
        address.searchParams.set(MARKED, wordsOf(link).filter((word) => !/^[a-z]$/i.test(word)).join(" "));
        link.href = address;
      }
    }
    list.querySelectorAll(".md-search-result__item:first-child details:not([data-cxmap-found])").forEach(unfold);
  }

  /* The words of the question that stand on the page. */
  function wordsOf(link) {
    return (new URL(link.href).searchParams.get(MARKED) ?? "").split(" ").filter(Boolean);
  }

  /* The parts of the first page stand open where the title of one says all words and the page's own title does not. */
  function unfold(parts) {
    parts.dataset.cxmapFound = "";
    const says = (link, words) => {
      const title = link.querySelector("h1, h2").textContent.toLowerCase();
      return words.every((word) => title.includes(word.toLowerCase()));
    };
    const page = parts.parentElement.querySelector("a");
    const words = wordsOf(page);
    parts.open = words.length > 1 && !says(page, words) && Array.from(parts.querySelectorAll("a")).some((part) => says(part, words));
  }

  function tell(article, [kind, sentence, verdict, words, maySay], hash) {
    const title = article.querySelector("h1, h2");
    const texts = Array.from(article.childNodes).filter((node) => node !== title && node.textContent.trim()
      && !node.matches?.(".md-search-result__icon, .md-tags, .md-search-result__terms"));
    let shown = texts.slice(0, 1).filter((node) => node.textContent.trim() !== title.textContent.trim());
    if (!hash) {
      const line = element("p", "cxmap-found");
      line.append(element("span", "cxmap-standing", kind), ...(words ? [chip(verdict, words)] : []));
      title.after(line);
      if (sentence) {
        shown = texts.filter((node) => node.textContent.trim() === sentence).slice(0, 1);
        if (!shown.length) {
          line.after(element("p", "", sentence));
        }
      }
      if (maySay) {
        line.after(element("p", "cxmap-found__answer", `May we say this? ${maySay}`));
      }
    }
    texts.filter((node) => !shown.includes(node)).forEach((node) => node.remove());
  }

  function chip(verdict, words) {
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("class", "cxmap-icon");
    icon.setAttribute("viewBox", "0 0 16 16");
    icon.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(icon.namespaceURI, "path");
    path.setAttribute("d", known.icons[verdict]);
    icon.append(path);
    const whole = element("span", `cxmap-verdict cxmap-verdict--${verdict}`);
    whole.append(icon, words);
    return whole;
  }

  function element(name, className, words = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = words;
    return made;
  }
})();
