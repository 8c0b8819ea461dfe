// Opens the folded section whose heading an address names, and all of them for paper.
(() => {
  const openNamed = () => {
    const heading = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const section = heading && heading.nextElementSibling;
    if (section && section.matches(".cxmap-folded")) section.open = true;
  };

  window.addEventListener("hashchange", openNamed);
  window.addEventListener("beforeprint", () => {
    for (const section of document.querySelectorAll(".cxmap-folded")) section.open = true;
  });
  if (window.document$) window.document$.subscribe(openNamed);
  else document.addEventListener("DOMContentLoaded", openNamed);
})();
