// Adds to a journey's map: touchpoints stay in sight under their stages, the map can fill the screen, and on a phone
// each touchpoint shows first what matters most.
(() => {
  const measure = (map) => {
    const head = map.querySelector(".cxmap-map__head");
    const top = head ? head.getBoundingClientRect().height : 0;
    map.style.setProperty("--cxmap-map-top", `${top}px`);
    map.classList.add("cxmap-map--measured");
  };

  const fillScreen = (map) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cxmap-map__tool";
    button.textContent = "Full screen";
    button.addEventListener("click", () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else map.requestFullscreen();
    });
    map.addEventListener("fullscreenchange", () => {
      button.textContent = document.fullscreenElement ? "Leave full screen" : "Full screen";
    });
    map.querySelector(".cxmap-map__tools").append(button);
  };

  const fold = (step) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cxmap-map__more";
    const show = (open) => {
      button.setAttribute("aria-expanded", open);
      button.textContent = open ? "Less" : "More: why, and who is behind it";
    };
    button.addEventListener("click", () => show(button.getAttribute("aria-expanded") === "false"));
    show(false);
    step.append(button);
  };

  const prepare = () => {
    for (const map of document.querySelectorAll(".cxmap-map:not(.cxmap-map--measured)")) {
      measure(map);
      map.querySelectorAll(".cxmap-map__step:has(dl)").forEach(fold);
      if (document.fullscreenEnabled) fillScreen(map);
      new ResizeObserver(() => measure(map)).observe(map);
    }
  };

  // Material says so when it has replaced the page without loading it.
  if (window.document$) window.document$.subscribe(prepare);
  else document.addEventListener("DOMContentLoaded", prepare);
})();
