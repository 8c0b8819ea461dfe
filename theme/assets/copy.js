/* A button that copies a wording together with its small print, an id, or the Mermaid text of a diagram. Without it the text
   is there to be marked. */
(() => {
  "use strict";

  const THANKS = 2000;

  const begin = () => {
    for (const wording of document.querySelectorAll("[data-cxmap-copy]")) {
      if (!wording.nextElementSibling?.matches(".cxmap-copying")) {
        wording.after(buttonFor(wording));
      }
    }
  };

  function buttonFor(wording) {
    const lines = () => Array.from(wording.children, (line) => line.textContent.trim().replace(/\s+/g, " "));
    const text = () => (wording.matches("pre, code") ? wording.textContent : lines().join("\n"));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cxmap-button cxmap-copy";
    button.textContent = "Copy";
    const about = document.createElement("span");
    about.className = "cxmap-unseen";
    about.textContent = ` “${wording.dataset.cxmapCopy || lines()[0] || text()}”`;
    const answer = document.createElement("span");
    answer.className = "cxmap-unseen";
    answer.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      const is_copied = await copied(text(), wording);
      button.firstChild.textContent = is_copied ? "Copied" : "Marked";
      answer.textContent = is_copied ? "Copied" : "Marked: press Ctrl and C to copy";
      setTimeout(() => { button.firstChild.textContent = "Copy"; answer.textContent = ""; }, THANKS);
    });
    button.append(about);
    const both = document.createElement("span");
    both.className = "cxmap-copying";
    both.append(button, answer);
    return both;
  }

  /* A page that does not come over https may not write to the clipboard: then the wording is marked. */
  async function copied(text, wording) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      getSelection().selectAllChildren(wording);
      return false;
    }
  }

  if (window.document$) {
    window.document$.subscribe(begin);
  } else if (document.readyState === "loading") {
    addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
})();
