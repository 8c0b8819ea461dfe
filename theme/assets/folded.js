// Opens the folded section whose heading an address names or in which it picks something, and all of them for paper.
(() => {
  // An address may stand for no letters at all.
  const named = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  };

  const openNamed = () => {
    const heading = document.getElementById(named());
    const section = heading && heading.nextElementSibling;
    if (section && section.matches(".cxmap-folded")) section.open = true;
    for (const name of new URLSearchParams(location.search).keys()) {
      const within = document.querySelector(`.cxmap-folded [name="${CSS.escape(name)}"]`);
      if (within) within.closest(".cxmap-folded").open = true;
    }
  };

  window.addEventListener("hashchange", openNamed);
  window.addEventListener("beforeprint", () => {
    for (const section of document.querySelectorAll(".cxmap-folded")) section.open = true;
  });
  if (window.document$) window.document$.subscribe(openNamed);
  else document.addEventListener("DOMContentLoaded", openNamed);
})();
