/* Parts of Material that have no name for those who do not see them: its search, which is a dialog, and the lists of its
   navigation, whose names stand beside the signs that open them. */
(() => {
  "use strict";

  const nameAll = () => {
    document.querySelector(".md-search[role=dialog]:not([aria-label])")?.setAttribute("aria-label", "Search");
    for (const list of document.querySelectorAll(".md-nav[aria-labelledby]")) {
      const sign = document.getElementById(list.getAttribute("aria-labelledby"));
      const name = list.querySelector(":scope > .md-nav__title")?.textContent.trim();
      if (!name || sign?.textContent.trim()) continue;
      list.removeAttribute("aria-labelledby");
      list.setAttribute("aria-label", name);
      sign?.setAttribute("aria-label", name);
    }
  };

  if (window.document$) window.document$.subscribe(nameAll);
  else document.addEventListener("DOMContentLoaded", nameAll);
})();
