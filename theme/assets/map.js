// Adds to a journey's map: it zooms and folds, its state lives in the address, arrows lead through its cells, it can
// fill the screen, touchpoints stay in sight under their stages, and on a phone each shows first what matters most.
(() => {
  const SIZES = ["whole", "readable", "large"];
  const CELL = ".cxmap-map__cell:not(.cxmap-map__cell--score)";
  const WIDE = window.matchMedia("(min-width: 48em)");
  const TURN = 60; // pixels of a wheel for one size
  const SPREAD = 1.3; // of two fingers for one size

  const made = (name, words, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = name;
    button.textContent = words;
    button.addEventListener("click", act);
    return button;
  };

  const isShown = (part) => part.getClientRects().length > 0;

  function start(map) {
    const scroll = map.querySelector(".cxmap-map__scroll");
    const tools = map.querySelector(".cxmap-map__tools");
    const lanes = map.querySelector(".cxmap-map__lanes");
    const cells = Array.from(map.querySelectorAll(CELL));
    const key = (name) => `${map.id}-${name}`;
    const picked = (name) => map.querySelector(`[name="cxmap-${key(name)}"]:checked`);

    const measure = () => {
      const head = map.querySelector(".cxmap-map__head");
      map.style.setProperty("--cxmap-map-top", `${head ? head.getBoundingClientRect().height : 0}px`);
      map.classList.add("cxmap-map--measured");
      const right = scroll.getBoundingClientRect().right;
      const last = cells.map((cell) => right - cell.getBoundingClientRect().left < 250);
      cells.forEach((cell, number) => cell.classList.toggle("cxmap-map__cell--last", last[number]));
    };

    const folded = () => Array.from(lanes.querySelectorAll('[aria-expanded="false"]'), (each) => each.parentElement.dataset.lane);

    const fold = (lane, isFolded) => {
      lanes.querySelector(`[data-lane="${lane}"] > button`)?.setAttribute("aria-expanded", !isFolded);
      for (const cell of cells) {
        if (cell.dataset.lane === lane) cell.toggleAttribute("data-folded", isFolded);
      }
    };

    const write = () => {
      const address = new URL(location.href);
      const state = { view: picked("view").value, size: picked("size").value, fold: folded().join(".") };
      for (const [name, value] of Object.entries(state)) {
        if (value && value !== "both" && value !== "whole") address.searchParams.set(key(name), value);
        else address.searchParams.delete(key(name));
      }
      history.replaceState(history.state, "", address);
    };

    const read = () => {
      const state = new URLSearchParams(location.search);
      for (const name of ["view", "size"]) {
        const option = Array.from(map.querySelectorAll(`[name="cxmap-${key(name)}"]`)).find((each) => each.value === state.get(key(name)));
        if (option) option.checked = true;
      }
      const wanted = (state.get(key("fold")) || "").split(".");
      for (const lane of lanes.querySelectorAll("[data-lane]")) {
        if (wanted.includes(lane.dataset.lane)) fold(lane.dataset.lane, true);
      }
    };

    // The place under the pointer stays where it is, as far as there is something to scroll.
    const resize = (by, at) => {
      const size = SIZES[SIZES.indexOf(picked("size").value) + by];
      if (!size) return;
      const place = scroll.getBoundingClientRect();
      const x = at ? at.clientX - place.left : place.width / 2;
      const y = at ? at.clientY - place.top : place.height / 2;
      const across = (scroll.scrollLeft + x) / scroll.scrollWidth;
      const down = (scroll.scrollTop + y) / scroll.scrollHeight;
      map.querySelector(`[name="cxmap-${key("size")}"][value="${size}"]`).checked = true;
      measure();
      scroll.scrollTo(across * scroll.scrollWidth - x, down * scroll.scrollHeight - y);
      write();
    };

    const zoom = () => {
      const sizes = tools.querySelector(".cxmap-map__sizes");
      for (const [sign, words, by] of [["−", "Smaller", -1], ["+", "Larger", 1]]) {
        const button = made("cxmap-map__step-size", sign, () => resize(by));
        button.setAttribute("aria-label", words);
        sizes.insertBefore(button, by < 0 ? sizes.querySelector("label") : null);
      }
      let turned = 0;
      scroll.addEventListener("wheel", (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        turned += event.deltaY;
        if (Math.abs(turned) < TURN) return;
        resize(turned < 0 ? 1 : -1, event);
        turned = 0;
      }, { passive: false });
      let apart = 0;
      const between = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      scroll.addEventListener("touchmove", (event) => {
        if (event.touches.length !== 2) return;
        const now = between(event.touches);
        apart ||= now;
        if (now > apart * SPREAD || now < apart / SPREAD) {
          resize(now > apart ? 1 : -1, event.touches[0]);
          apart = now;
        }
      }, { passive: true });
      scroll.addEventListener("touchend", () => { apart = 0; });
    };

    const foldable = () => {
      for (const lane of lanes.querySelectorAll("[data-lane]")) {
        const button = made("", lane.textContent, () => {
          fold(lane.dataset.lane, button.getAttribute("aria-expanded") === "true");
          measure();
          write();
        });
        button.setAttribute("aria-expanded", "true");
        button.tabIndex = -1;
        lane.replaceChildren(button);
      }
      lanes.removeAttribute("aria-hidden");
      lanes.setAttribute("role", "toolbar");
      lanes.setAttribute("aria-orientation", "vertical");
      lanes.setAttribute("aria-label", "Lanes, to be folded");
      lanes.addEventListener("keydown", (event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        const all = shownLanes();
        const next = all[all.indexOf(event.target) + by];
        if (!next) return;
        event.preventDefault();
        stopAt(next);
        next.focus();
      });
    };

    const shownLanes = () => Array.from(lanes.querySelectorAll("button")).filter(isShown);

    const stopAt = (lane) => lanes.querySelectorAll("button").forEach((each) => { each.tabIndex = each === lane ? 0 : -1; });

    // One stop of the Tab key for each touchpoint; arrows lead on to its cells, and Tab to the links of an open one.
    const reachable = () => {
      for (const cell of cells) {
        cell.tabIndex = -1;
        cell.addEventListener("focusin", () => {
          if (!cell.style.minHeight) cell.style.minHeight = `${cell.offsetHeight}px`;
          letTabIn(cell, true);
        });
        cell.addEventListener("focusout", (event) => {
          if (cell.contains(event.relatedTarget)) return;
          cell.style.minHeight = "";
          letTabIn(cell, false);
        });
      }
    };

    const letTabIn = (cell, isOpen) => cell.querySelectorAll("a").forEach((link) => { link.tabIndex = isOpen || !WIDE.matches ? 0 : -1; });

    // What is hidden by a view, or on a narrow screen, is no stop of the Tab key, and something else is in its place.
    const settle = () => {
      measure();
      const shown = shownLanes();
      stopAt(shown.find((each) => each.tabIndex === 0) || shown[0]);
      cells.forEach((cell) => letTabIn(cell, cell.contains(document.activeElement)));
    };

    const column = (step) => [step.querySelector(".cxmap-map__name a"), ...step.querySelectorAll(CELL)].filter((each) => each && isShown(each));

    const move = (event) => {
      const step = event.target.closest(".cxmap-map__step");
      if (!step || !WIDE.matches) return;
      const here = event.target.closest(CELL) || event.target;
      const steps = Array.from(map.querySelectorAll(".cxmap-map__step"));
      const inColumn = column(step);
      const name = inColumn[0];
      let next = null;
      if (event.key === "ArrowDown") next = inColumn[inColumn.indexOf(here) + 1];
      if (event.key === "ArrowUp") next = inColumn[inColumn.indexOf(here) - 1];
      if (event.key === "Escape" && here !== name) next = name;
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const beside = by && steps[steps.indexOf(step) + by];
      if (beside) next = column(beside).find((each) => here.dataset.lane && each.dataset.lane === here.dataset.lane) || column(beside)[0];
      if (!next) return;
      event.preventDefault();
      event.stopPropagation();
      next.focus();
    };

    const keys = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
      if (event.key === "+" || event.key === "=") resize(1);
      else if (event.key === "-") resize(-1);
      else if (event.key === "0") resize(-SIZES.indexOf(picked("size").value));
      else move(event);
    };

    // The page is shown or printed with nothing but this map on it.
    const beAlone = (isAlone) => map.classList.toggle("cxmap-map--alone", isAlone);

    const fillScreen = () => {
      const button = made("cxmap-map__tool", "Full screen", () => {
        if (document.fullscreenElement) return document.exitFullscreen();
        beAlone(true);
        return document.documentElement.requestFullscreen().catch(() => beAlone(false));
      });
      document.addEventListener("fullscreenchange", () => {
        const isFull = Boolean(document.fullscreenElement);
        if (!isFull) beAlone(false);
        button.textContent = isFull ? "Leave full screen" : "Full screen";
      });
      tools.append(button);
    };

    const printable = () => {
      tools.append(made("cxmap-map__tool", "Print this map", () => {
        beAlone(true);
        print();
      }));
      addEventListener("afterprint", () => beAlone(Boolean(document.fullscreenElement) && map.matches(".cxmap-map--alone")));
    };

    zoom();
    foldable();
    reachable();
    if (document.fullscreenEnabled) fillScreen();
    printable();
    map.querySelector(".cxmap-map__keys").hidden = false;
    read();
    settle();
    map.addEventListener("keydown", keys);
    map.addEventListener("change", () => { settle(); write(); });
    map.addEventListener("click", (event) => {
      const cell = event.target.closest(CELL);
      if (cell && WIDE.matches && !event.target.closest("a")) cell.focus();
    });
    new ResizeObserver(settle).observe(map);
  }

  const more = (step) => {
    const button = made("cxmap-map__more", "", () => show(button.getAttribute("aria-expanded") === "false"));
    const show = (open) => {
      button.setAttribute("aria-expanded", open);
      button.textContent = open ? "Less" : "More: why, and who is behind it";
    };
    show(false);
    step.append(button);
  };

  const prepare = () => {
    for (const map of document.querySelectorAll(".cxmap-map:not(.cxmap-map--measured)")) {
      start(map);
      map.querySelectorAll(".cxmap-map__step:has(dl)").forEach(more);
    }
  };

  // Material says so when it has replaced the page without loading it.
  if (window.document$) window.document$.subscribe(prepare);
  else document.addEventListener("DOMContentLoaded", prepare);
})();
