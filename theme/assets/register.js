/* Registers of promises: filters that live in the address, and columns that sort. Without this the whole table
   stands there, worst first. What the address says is only ever compared with what the table holds. Where a page has
   several registers, what is picked in each begins with the register's name. */
(() => {
  "use strict";

  const EVERYONE = "*";
  const WORDS = "words";
  const SORT = "sort";
  const TYPING_PAUSE = 250;

  const COPY = "Copy the address of this view";

  let leave = () => {};

  const begin = () => {
    leave();
    const leaving = Array.from(document.querySelectorAll("[data-cxmap-register]"), start);
    leave = () => leaving.forEach((each) => each());
  };

  function start(root) {
    const name = root.dataset.cxmapRegister;
    const form = root.querySelector("[data-cxmap-filters]");
    const fold = root.querySelector("[data-cxmap-fold]");
    const body = root.querySelector("tbody");
    const total = Number(root.dataset.cxmapTotal);
    const rows = Array.from(body.rows, (element) => ({
      element,
      places: JSON.parse(element.dataset.answers),
      text: element.textContent.toLowerCase(),
    }));
    const controls = Array.from(form.querySelectorAll("select, input"));
    const resets = Array.from(root.querySelectorAll("[data-cxmap-reset]"));
    const heads = Array.from(root.querySelectorAll("th[data-sort]"));
    const copy = root.querySelector("[data-cxmap-address]");
    const usual = heads.find((head) => head.hasAttribute("aria-sort"));
    const facets = form.dataset.facets.split(" ");
    let unheld = [];
    let timer = 0;

    const show = () => {
      const picked = pickedIn(form, name + WORDS);
      let shown = 0;
      for (const row of rows) {
        const is_shown = matches(row, picked);
        row.element.hidden = !is_shown;
        shown += is_shown;
      }
      const is_picked = picked.words.length > 0 || picked.facets.length > 0;
      root.querySelector("[data-cxmap-nothing]").hidden = shown > 0;
      root.querySelector("table").hidden = shown === 0;
      root.querySelector("p > [data-cxmap-reset]").hidden = (!is_picked && !unheld.length) || shown === 0;
      copy.hidden = !is_picked || shown === 0;
      copy.textContent = COPY;
      root.querySelector("[data-cxmap-status]").textContent =
        counted(shown, rows, total, is_picked) + unfiltered(unheld, rows.length < total);
    };

    const sort = (head, direction) => {
      for (const other of heads) {
        other.removeAttribute("aria-sort");
      }
      head.setAttribute("aria-sort", direction);
      const sign = direction === "ascending" ? 1 : -1;
      const key = head.dataset.sort;
      const keyed = rows.map((row, position) => ({ row, position, value: row.element.dataset[key] }));
      keyed.sort((one, other) => compared(one.value, other.value, key, sign) || one.position - other.position);
      body.append(...keyed.map((each) => each.row.element));
    };

    const read = () => {
      const address = new URLSearchParams(location.search);
      for (const control of controls) {
        const values = address.getAll(control.name);
        if (control.type === "checkbox") {
          control.checked = values.includes(control.value);
        } else if (control.type === "search") {
          control.value = values[0] || "";
        } else {
          const known = Array.from(control.options, (option) => option.value);
          control.value = values.find((value) => known.includes(value)) || "";
        }
      }
      unheld = facets.map((facet) => unheldOf(facet, name + facet, address, new FormData(form))).filter(Boolean);
      const wanted = address.get(name + SORT) || "";
      const head = heads.find((each) => each.dataset.sort === wanted.replace(/^-/, ""));
      sort(head || usual, head && wanted.startsWith("-") ? "descending" : "ascending");
      show();
    };

    const write = (keep) => {
      const address = new URL(location.href);
      for (const each of [SORT, WORDS, ...facets]) {
        address.searchParams.delete(name + each);
      }
      for (const [each, value] of new FormData(form)) {
        if (value.trim()) {
          address.searchParams.append(each, value.trim());
        }
      }
      for (const { facet, values } of unheld) {
        values.forEach((value) => address.searchParams.append(name + facet, value));
      }
      const head = heads.find((each) => each.hasAttribute("aria-sort"));
      const is_falling = head.getAttribute("aria-sort") === "descending";
      if (head !== usual || is_falling) {
        address.searchParams.set(name + SORT, (is_falling ? "-" : "") + head.dataset.sort);
      }
      if (address.href !== location.href) {
        history[keep ? "pushState" : "replaceState"](history.state, "", address);
      }
    };

    const changed = (event) => {
      const is_typing = event.type === "input";
      if (is_typing !== (event.target.type === "search")) {
        return;
      }
      unheld = unheld.filter(({ facet }) => name + facet !== event.target.name);
      clearTimeout(timer);
      timer = setTimeout(() => { show(); write(!is_typing); }, is_typing ? TYPING_PAUSE : 0);
    };

    const reset = () => {
      unheld = [];
      for (const control of controls) {
        control.type === "checkbox" ? (control.checked = false) : (control.value = "");
      }
      show();
      write(true);
      form.querySelector("input").focus();
    };

    for (const head of heads) {
      if (head.querySelector("button")) {
        continue;
      }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cxmap-sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        sort(head, head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending");
        write(true);
      });
    }
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    resets.forEach((button) => button.addEventListener("click", reset));
    addEventListener("popstate", read);
    copy.onclick = async () => {
      copy.textContent = await copied(location.href) ? "Copied" : "Not allowed here: copy it from above the page";
    };
    form.hidden = false;
    read();
    if (fold) {
      fold.hidden = rows.length < 2;
      fold.open = !name && matchMedia("(min-width: 60em)").matches || controls.some((control) => (control.type === "checkbox" ? control.checked : control.value));
    }
    return () => { clearTimeout(timer); removeEventListener("popstate", read); };
  }

  /* A page that does not come over https may not write to the clipboard. */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  /* What the address asks of a facet and the form cannot hold, if anything. */
  function unheldOf(facet, asked, address, form) {
    const held = form.getAll(asked);
    const values = address.getAll(asked).filter((value) => value && !held.includes(value));
    return values.length && { facet, values, is_partial: held.some(Boolean) };
  }

  /* The verdict is picked from where the other facets leave a promise: "broken" and a journey are the promises that
     are broken on that journey. */
  function pickedIn(form, wordsName) {
    const facets = [];
    for (const control of form.querySelectorAll("select")) {
      if (control.value) {
        facets.push({ position: Number(control.dataset.facet), values: [control.value] });
      }
    }
    const verdicts = form.querySelector("fieldset");
    const checked = Array.from(form.querySelectorAll("input:checked"), (input) => input.value);
    if (checked.length) {
      const order = Array.from(verdicts.querySelectorAll("input"), (input) => input.value);
      facets.push({ position: Number(verdicts.dataset.facet), values: checked, order });
    }
    const words = form.elements.namedItem(wordsName).value.toLowerCase().split(/\s+/).filter(Boolean);
    return { facets, words };
  }

  function matches(row, picked) {
    if (!picked.words.every((word) => row.text.includes(word))) {
      return false;
    }
    let places = row.places;
    if (!places.length) {
      return true;
    }
    for (const facet of picked.facets) {
      if (facet.order) {
        const found = places.map((place) => facet.order.indexOf(place[facet.position][0]));
        return found.length > 0 && facet.values.includes(facet.order[Math.min(...found)]);
      }
      places = places.filter((place) => {
        const answers = place[facet.position];
        return answers.includes(EVERYONE) || facet.values.some((value) => answers.includes(value));
      });
    }
    return places.length > 0;
  }

  function compared(one, other, key, sign) {
    if (!one || !other) {
      return Number(!one) - Number(!other);
    }
    const is_number = key === "verdict" || key === "variance";
    return sign * (is_number ? Number(one) - Number(other) : one.localeCompare(other, document.documentElement.lang));
  }

  /* What is not in the table was not looked at, which a count must not hide. */
  function counted(shown, rows, total, is_picked) {
    const number = (value) => value.toLocaleString("en");
    const all = `${number(total)} ${total === 1 ? "promise" : "promises"}`;
    if (!is_picked) {
      return rows.length < total ? `${number(rows.length)} of ${all}` : all;
    }
    const open = rows.filter((row) => !row.places.length).length;
    const unread = open ? `; ${number(open)} felt at too many places to be picked by them` : "";
    return rows.length < total
      ? `${number(shown)} among the ${number(rows.length)} shown here, of ${all}${unread}`
      : `${number(shown)} of ${all}${unread}`;
  }

  /* Whoever follows a link with filters must not take what is shown for what was asked. */
  function unfiltered(unheld, is_shortened) {
    if (!unheld.length) {
      return "";
    }
    const words = unheld.map(({ facet, is_partial }) => `not ${is_partial ? "fully " : ""}filtered by ${facet}`);
    return `; ${words.join(", ")}: ${is_shortened ? "this list is shortened" : "the choices here do not offer it"}`;
  }

  if (window.document$) {
    window.document$.subscribe(begin);
  } else if (document.readyState === "loading") {
    addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
})();
