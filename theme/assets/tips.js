/* The reason behind a verdict in the matrix, where the keyboard reaches it. Browsers show a title to the mouse alone;
   where the theme shows tips of its own it has taken the titles away, and nothing happens here. */
(() => {
  "use strict";

  const GAP = 6;
  let tip = null;

  const hide = () => {
    tip?.remove();
    tip = null;
  };

  const show = (event) => {
    hide();
    const place = event.target.closest?.(".cxmap-place");
    if (!place?.title || !place.matches(":focus-visible")) {
      return;
    }
    tip = document.createElement("div");
    tip.className = "cxmap-tip";
    tip.setAttribute("aria-hidden", "true");
    tip.textContent = place.title;
    document.body.append(tip);
    const around = place.getBoundingClientRect();
    const own = tip.getBoundingClientRect();
    const below = around.bottom + GAP;
    const top = below + own.height < innerHeight ? below : around.top - own.height - GAP;
    tip.style.top = `${Math.max(top, GAP)}px`;
    tip.style.left = `${Math.max(Math.min(around.left, innerWidth - own.width - GAP), GAP)}px`;
  };

  /* Only the first link to an entity says what is behind it. */
  const tell = (event) => {
    const link = event.target.closest?.("article a[href]:not([title])");
    if (!link || link.hostname !== location.hostname) {
      return;
    }
    const first = document.querySelector(`article a[title][href="${CSS.escape(link.getAttribute("href"))}"]`);
    if (first) {
      link.title = first.title;
    }
  };

  document.addEventListener("mouseover", tell);
  document.addEventListener("focusin", show);
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("scroll", hide, { capture: true, passive: true });
})();
