/* Offers a journey's picture as PNG, too: the reader's own browser makes it. */
(() => {
  "use strict";

  const SCALE = 2;
  const LONGEST = 16384; // pixels of a canvas

  async function save(link) {
    const picture = new Image();
    picture.src = link.href;
    await picture.decode();
    const { naturalWidth: width, naturalHeight: height } = picture;
    const scale = Math.min(SCALE, LONGEST / width, LONGEST / height);
    const canvas = document.createElement("canvas");
    canvas.width = width * scale;
    canvas.height = height * scale;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const made = document.createElement("a");
      made.href = URL.createObjectURL(blob);
      made.download = link.download.replace(/svg$/, "png");
      made.click();
      setTimeout(() => URL.revokeObjectURL(made.href), 1000);
    });
  }

  function enhance() {
    for (const link of document.querySelectorAll("[data-cxmap-png]")) {
      const button = document.createElement("button");
      button.textContent = "PNG";
      button.onclick = () => save(link).catch(() => link.click());
      link.removeAttribute("data-cxmap-png");
      link.after(", ", button);
    }
  }

  // A page opened as a file may not read what it draws.
  if (location.protocol === "file:") return;
  if (typeof document$ === "undefined") document.addEventListener("DOMContentLoaded", enhance);
  else document$.subscribe(enhance);
})();
