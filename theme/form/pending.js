/* The fields that are changed; whoever leaves is asked while none of it was handed in or copied. */

class Pending {
  constructor(form) {
    const outermost = (field) => !field.parentElement.closest(".field") && !find(".id", field);
    this.fields = [...form.querySelectorAll(".field")].filter(outermost);
    this.first = this.kept = this.now();
    for (const event of ["change", "click"]) form.addEventListener(event, () => this.tell());
    addEventListener("beforeunload", (event) => this.differing(this.kept) && event.preventDefault());
    const result = byId("result");
    result.addEventListener("copy", () => this.keep());
    result.addEventListener("click", ({ target }) => target.closest("[download], .filled") && this.keep());
    this.tell();
  }

  now() {
    const said = (control) => (control.type === "checkbox" ? control.checked || "" : control.value);
    return this.fields.map((field) => [...field.querySelectorAll("input, select, textarea")].map(said).filter(Boolean).join("\n"));
  }

  differing(before) { return this.now().filter((each, at) => each !== before[at]).length; }

  /* What is handed in is lost no more. */
  keep() { this.kept = this.now(); }

  tell() {
    const count = this.differing(this.first);
    const changed = () => (count === 1 ? say("changed-one") : say("changed-several", { count }));
    const words = count ? changed() : say("unchanged");
    if (byId("changed").textContent !== words) byId("changed").textContent = words;
  }
}

let pending;
