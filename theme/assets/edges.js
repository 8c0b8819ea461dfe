/* What scrolls by itself fades where it goes on, so that nobody takes the edge for the end. */
(() => {
  "use strict";

  const SCROLLING = ".cxmap-scroll, .cxmap-diagram, .cxmap-matrix__scroll, .cxmap-map__scroll";
  const ROUNDING = 2;

  const tell = (box) => {
    const right = box.scrollWidth - box.clientWidth - box.scrollLeft > ROUNDING;
    const below = box.scrollHeight - box.clientHeight - box.scrollTop > ROUNDING;
    box.classList.toggle("cxmap-more-right", right);
    box.classList.toggle("cxmap-more-below", below);
  };

  const watcher = new ResizeObserver((entries) => entries.forEach((entry) => tell(entry.target)));

  const begin = () => {
    watcher.disconnect();
    for (const box of document.querySelectorAll(SCROLLING)) {
      watcher.observe(box);
      box.addEventListener("scroll", () => tell(box), { passive: true });
    }
  };

  if (window.document$) window.document$.subscribe(begin);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
