/* The form of one entity. */

class Page extends Fields {
  constructor(about, names) {
    super(about, names, byId("fields"));
    this.form = byId("form");
  }

  check() {
    const ofFields = [...this.mistakes(this.group, this.root)];
    return isRight(this.entry ? ofFields : [...ofFields, ...this.mistakeOfId(byId("id-field"), byId("id"))]);
  }

  /* A new entity */

  begin() {
    const value = alone(this.root), status = this.root.fields.find((field) => field.key === "status");
    this.fill(this.group, this.root, status ? { ...value, status: "draft" } : value);
    this.proposeId(byId("id"));
    this.show();
  }

  /* A file that is there */

  open(entry) {
    this.entry = entry;
    byId("id-field").hidden = byId("body-field").hidden = true;
    if (entry.tree && entry.text !== undefined) return this.edit(entry.text);
    byId("state").hidden = true;
    if (!entry.tree) {
      byId("closed").hidden = false;
      byId("closed-file").append(editorOf(entry));
      return;
    }
    byId("bring").hidden = false;
    byId("bring-file").append(editorOf(entry));
    byId("bring-title").focus();
    byId("bring-go").addEventListener("click", () => bringing(entry, byId("bring-text"), byId("bring-error"), (text) => {
      byId("bring").hidden = true;
      this.isSure = true;
      this.edit(text);
    }));
  }

  edit(text) {
    const written = new Written(text, this.entry.tree);
    this.text = text;
    this.fill(this.group, this.root, written.shownAlone(this.entry.tree, this.root));
    this.show();
  }

  show() {
    byId("state").hidden = true;
    this.form.hidden = false;
    pending = new Pending(this.form);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      byId("result").hidden = true;
      if (this.check()) this.handOver();
    });
    if (this.isSure) byId("top").focus();
  }

  handOver() {
    const value = this.read(this.group, this.root), [changes, steps] = openResult();
    if (!this.entry) {
      const path = `${this.about.folder}/${byId("id").value.trim()}.md`;
      changes.append(made("p", say("new-file", { path })), ...(value.status === "draft" ? [note(say("draft"))] : []));
      return handOverNew(steps, this.about, path, newText(this.root, value, byId("body").value.trim()));
    }
    let text;
    try {
      text = changed(this.text, this.entry.tree, this.root, value);
    } catch (problem) {
      if (!(problem instanceof Odd)) throw problem;
      changes.append(made("p", say("unsafe")), editorOf(this.entry));
      return;
    }
    if (text === this.text) changes.append(made("p", say("unchanged")));
    else handOverChange(steps, changes, { entry: this.entry, before: this.text, text, isSure: this.isSure });
  }
}
