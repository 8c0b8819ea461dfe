/* Adds to diagrams what a page cannot do alone: zoom, a file to keep, and the lines of the card that is pointed at.
   Without it a diagram is read by scrolling, and nothing is missing. */
(() => {
  "use strict";

  const STEP = 1.25;
  const LEAST = 0.2;
  const MOST = 4;
  const EDGE = 12;
  const INHERITED = [
    "dominant-baseline", "fill", "fill-opacity", "font-family", "font-size", "font-style", "font-weight",
    "letter-spacing", "paint-order", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "stroke-opacity", "stroke-width", "text-anchor", "visibility", "white-space",
  ];

  const naturalWidth = (svg) => svg.viewBox.baseVal.width || svg.getBoundingClientRect().width;
  const scaleOf = (svg) => svg.getBoundingClientRect().width / naturalWidth(svg);
  const titleOf = (svg) => svg.querySelector(":scope > title")?.textContent || "Diagram";

  /* Zooms around a point of the screen, which stays where it is. */
  function zoom(diagram, scale, x) {
    const box = diagram.figure.getBoundingClientRect();
    const at = (x ?? box.left + box.width / 2) - box.left;
    const share = (diagram.figure.scrollLeft + at) / diagram.figure.scrollWidth;
    const wanted = Math.min(MOST, Math.max(LEAST, scale));
    const { style } = diagram.svg;
    style.maxWidth = "none";
    style.minWidth = "0";
    style.width = `${naturalWidth(diagram.svg) * wanted}px`;
    diagram.figure.scrollLeft = share * diagram.figure.scrollWidth - at;
    tell(diagram);
  }

  function reset(diagram) {
    for (const name of ["max-width", "min-width", "width"]) diagram.svg.style.removeProperty(name);
    tell(diagram);
  }

  function whole(diagram) {
    const { clientWidth } = diagram.figure;
    const room = Math.min(clientWidth / naturalWidth(diagram.svg), window.innerHeight / diagram.svg.viewBox.baseVal.height);
    zoom(diagram, Math.min(room, 1));
    diagram.figure.scrollLeft = 0;
  }

  /* A picture that is too wide opens where the page's own subject stands, and a chain at its weakest link. */
  function showSubject({ figure, svg }) {
    const own = [...svg.querySelectorAll("a[href]")].find((link) => link.href.baseVal && samePage(link.href.baseVal));
    const frame = figure.getBoundingClientRect();
    if (own) figure.scrollLeft += own.getBoundingClientRect().left - frame.left - EDGE;
    const ends = [...svg.querySelectorAll(".cxmap-node--weakest")].map((node) => node.getBoundingClientRect().right);
    const hidden = Math.min(...ends) - frame.right + 3 * EDGE;
    if (ends.length && hidden > 0) figure.scrollLeft += hidden;
  }

  const samePage = (address) => new URL(address, document.baseURI).pathname === location.pathname;

  function tell(diagram) {
    diagram.scale.textContent = `${Math.round(100 * scaleOf(diagram.svg))} %`;
  }

  /* The drawing as a file of its own: every colour and size that the page's stylesheet gives is written into it. */
  function standalone(svg) {
    const copy = svg.cloneNode(true);
    const [originals, copies] = [svg, copy].map((root) => [root, ...root.querySelectorAll("*")]);
    originals.forEach((original, at) => resolveStyle(original, copies[at], original === svg));
    copy.querySelectorAll("a[href]").forEach((link) => {
      link.setAttribute("href", new URL(link.getAttribute("href"), document.baseURI).href);
    });
    const { x, y, width, height } = svg.viewBox.baseVal;
    const paper = document.createElementNS(svg.namespaceURI, "rect");
    const sizes = { x, y, width, height, fill: getComputedStyle(document.body).backgroundColor };
    for (const [name, value] of Object.entries(sizes)) paper.setAttribute(name, value);
    copy.querySelector(":scope > desc, :scope > title")?.after(paper);
    for (const [name, value] of Object.entries({ width, height })) copy.setAttribute(name, value);
    return new XMLSerializer().serializeToString(copy);
  }

  function resolveStyle(original, copy, isRoot) {
    const shown = getComputedStyle(original);
    const inherited = isRoot ? null : getComputedStyle(original.parentElement);
    copy.removeAttribute("style");
    copy.removeAttribute("class");
    const declarations = [];
    for (const name of INHERITED) {
      copy.removeAttribute(name);
      const value = shown.getPropertyValue(name);
      if (value && value !== inherited?.getPropertyValue(name)) declarations.push(`${name}:${value}`);
    }
    if (shown.display === "none") declarations.push("display:none");
    if (shown.opacity !== "1") declarations.push(`opacity:${shown.opacity}`);
    if (original.tagName === "stop") declarations.push(`stop-color:${shown.stopColor}`);
    // The page's policy lets no attribute of styles be set, but each style.
    if (declarations.length) copy.style.cssText = declarations.join(";");
  }

  function download(svg) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([standalone(svg)], { type: "image/svg+xml" }));
    link.download = `${titleOf(svg).normalize("NFKD").replace(/[^\w]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase() || "diagram"}.svg`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function button(text, label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    if (label !== text) {
      made.setAttribute("aria-label", label);
      made.title = label;
    }
    made.addEventListener("click", act);
    return made;
  }

  function toolbar(diagram) {
    const tools = document.createElement("div");
    tools.className = "cxmap-diagram-tools";
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", `Diagram: ${titleOf(diagram.svg)}`);
    diagram.scale.className = "cxmap-diagram-scale";
    tools.append(
      button("−", "Zoom out", () => zoom(diagram, scaleOf(diagram.svg) / STEP)),
      diagram.scale,
      button("+", "Zoom in", () => zoom(diagram, scaleOf(diagram.svg) * STEP)),
      button("Whole", "Show the whole diagram", () => whole(diagram)),
      button("Reset", "Reset the size", () => reset(diagram)),
      button("Download SVG", "Download SVG", () => download(diagram.svg)),
    );
    return tools;
  }

  function listen(diagram) {
    const { figure, svg } = diagram;
    const keys = { "+": STEP, "=": STEP, "-": 1 / STEP };
    figure.addEventListener("keydown", (event) => {
      if (event.target !== figure || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "0") reset(diagram);
      else if (keys[event.key]) zoom(diagram, scaleOf(svg) * keys[event.key]);
      else return;
      event.preventDefault();
    });
    // The wheel alone scrolls the page, as everywhere.
    figure.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(diagram, scaleOf(svg) * STEP ** Math.sign(-event.deltaY), event.clientX);
    }, { passive: false });
    figure.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0 || event.target.closest("a, text")) return;
      const start = { x: event.clientX + figure.scrollLeft, y: event.clientY + window.scrollY };
      const drag = (moved) => {
        figure.scrollLeft = start.x - moved.clientX;
        window.scrollTo(window.scrollX, start.y - moved.clientY);
      };
      const end = () => {
        window.removeEventListener("pointermove", drag);
        figure.classList.remove("cxmap-diagram--dragged");
      };
      figure.classList.add("cxmap-diagram--dragged");
      window.addEventListener("pointermove", drag);
      window.addEventListener("pointerup", end, { once: true });
      window.addEventListener("pointercancel", end, { once: true });
      event.preventDefault();
      figure.focus({ preventScroll: true });
    });
    for (const type of ["pointerover", "focusin"]) figure.addEventListener(type, (event) => point(svg, event.target));
    for (const type of ["pointerleave", "focusout"]) figure.addEventListener(type, () => point(svg, null));
  }

  /* Shows which lines belong to the card under the pointer or the keyboard's focus. */
  function point(svg, target) {
    const node = target?.closest("[data-node]")?.dataset.node;
    svg.classList.toggle("cxmap-graph--pointed", Boolean(node));
    for (const edge of svg.querySelectorAll("[data-ends]")) {
      edge.classList.toggle("cxmap-edge--near", Boolean(node) && edge.dataset.ends.split(" ").includes(node));
    }
  }

  function enhance() {
    for (const figure of document.querySelectorAll(".cxmap-diagram:not([data-cxmap-zooms])")) {
      const svg = figure.querySelector("svg.cxmap-drawing");
      if (!svg) continue;
      const diagram = { figure, svg, scale: document.createElement("output") };
      figure.setAttribute("data-cxmap-zooms", "");
      if (!figure.hasAttribute("tabindex")) figure.tabIndex = 0;
      figure.before(toolbar(diagram));
      listen(diagram);
      showSubject(diagram);
      tell(diagram);
    }
  }

  // Material shows further pages without loading them anew.
  if (typeof document$ === "undefined") {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhance);
    else enhance();
  } else {
    document$.subscribe(enhance);
  }
})();
