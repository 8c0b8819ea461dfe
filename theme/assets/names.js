/* Material's search is a dialog, but has no name for those who do not see it. */
(() => {
  "use strict";

  document.querySelector(".md-search[role=dialog]:not([aria-label])")?.setAttribute("aria-label", "Search");
})();
