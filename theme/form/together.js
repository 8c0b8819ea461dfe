/* Several files at once. */

/* Fields of a kind of which some are known, all of them in the order of the model. */
function stubs(about, known) {
  const fields = Object.keys(about.schema.properties).map((key) => known.find((each) => each.key === key) || { key, control: "line", fields: [] });
  return { fields, value: Object.fromEntries(fields.map(({ key }) => [key, LOCKED])) };
}

const idField = (key, list = false) => ({ key, list, control: "id", fields: [], bare: "" });
const levels = ["metric", "at_least", "at_most", "designed"].map((key) => ({ ...idField(key) }));
const groupField = (key) => ({ key, list: true, control: "group", bare: "", fields: levels });
const added = (value) => ({ orig: null, value });

class Part extends Fields {
  constructor(element, about, names, schema) {
    super(about, names, find(":scope > [data-group]", element), schema);
    this.element = element;
    this.pick = find(":scope > [data-pick] > .field", element);
    this.id = find(":scope > .field > .id", element);
    this.fill(this.group, this.root, alone(this.root));
    if (this.id) this.proposeId(this.id);
    if (this.pick) this.letPick();
  }

  letPick() {
    const kind = this.about.kind;
    this.fillField(this.pick, { key: "id", label: kind, control: "id", kinds: kind, holds: `${kind} id`, list: false, fields: [], schema: { pattern: ID.source } }, "");
    this.control = find("input", this.pick);
    this.control.addEventListener("change", () => this.choose());
  }

  async choose() {
    const id = this.picked, box = find(".bring", this.element);
    this.group.hidden = this.id.parentElement.hidden = Boolean(id);
    this.entry = this.text = null;
    this.isSure = false;
    box.replaceChildren();
    box.hidden = true;
    if (!id || this.about.kind === "metric") return;
    const entry = await entryOf(this.about, this.names, id);
    if (id !== this.picked) return;
    this.entry = entry;
    this.text = entry?.tree && entry.text;
    if (entry?.tree && entry.text === undefined) this.letBring(box);
  }

  letBring(box) {
    const text = made("textarea", "", { rows: 6, id: `bring-${++ids}`, spellcheck: false });
    const error = made("p", "", { className: "error", hidden: true });
    error.setAttribute("role", "alert");
    const button = made("button", say("take-text"), { type: "button" }), { entry } = this;
    button.addEventListener("click", () => bringing(entry, text, error, (whole) => {
      this.text = whole;
      this.isSure = true;
      box.replaceChildren(made("p", say("text-taken", entry)));
    }));
    box.append(made("p", say("bring-other")), editorOf(entry),
      made("label", say("whole-text", entry), { htmlFor: text.id }), text, error, button);
    box.hidden = false;
  }

  get picked() { return this.control ? this.control.value.trim() : ""; }

  /* Its mistakes, in a list of those of all parts. */
  *namedWrongs() {
    const { called } = this.element.dataset;
    for (const each of this.wrongs()) yield this.picked ? each : { ...each, message: say("in-part", { part: called, message: each.message }) };
  }

  get key() { return this.picked || this.id.value.trim(); }

  *wrongs() {
    if (!this.picked) {
      yield* this.mistakes(this.group, this.root);
      if (this.id) yield* this.mistakeOfId(this.id.parentElement, this.id);
      return;
    }
    const message = this.wrongPick();
    this.mark(this.pick, this.control, message);
    if (message) yield { control: this.control, message };
  }

  wrongPick() {
    const id = this.picked;
    if (!this.names[this.about.kind].some(([each]) => each === id)) return unknownWords(id, this.names[this.about.kind]);
    if (this.about.kind === "metric") return "";
    if (!this.entry?.tree) return say("closed", { id });
    return this.text ? "" : say("text-missing", this.entry);
  }

  /* The file with what is written here and `more`, lists by field; nothing where it has all of it already. */
  file(known, more) {
    const { fields, value } = stubs(this.about, known);
    if (!this.picked) {
      const own = this.read(this.group, this.root), all = stubs(this.about, [...this.root.fields, ...known]).fields;
      const said = { ...Object.fromEntries(all.map((field) => [field.key, nothing({ list: false, ...field })])), status: byId("at-once").checked ? "" : "draft", ...own };
      const text = newText({ fields: all }, { ...said, ...more }, "");
      return { path: `${this.about.folder}/${this.key}.md`, text, before: null, about: this.about };
    }
    if (!this.entry) return null;
    const { tree } = this.entry, written = new Written(this.text, tree);
    for (const field of known) {
      const entry = written.entry(tree, field.key), there = entry ? written.shown(entry[VALUE], field) : [];
      const has = (one) => there.some((each) => (field.fields.length ? each.value.metric === one.value.metric : each.value === one.value));
      value[field.key] = [...there, ...more[field.key].filter((one) => !has(one))];
    }
    const text = changed(this.text, tree, { fields }, value);
    return text === this.text ? null : { path: this.entry.path, text, before: this.text, entry: this.entry, isSure: this.isSure };
  }
}

class Together {
  constructor(abouts, names) {
    const part = (name, about, schema) => new Part(find(`[data-part="${name}"]`), about, names, schema);
    for (const [kind, about] of Object.entries(abouts)) this[kind] = part(kind, about);
    const { schema } = abouts.promise;
    this.expects = part("expects", abouts.promise, ofGroup(schema.properties.expects, schema));
    byId("state").hidden = true;
    byId("form").hidden = false;
    pending = new Pending(byId("form"));
    byId("form").addEventListener("submit", (event) => {
      event.preventDefault();
      byId("result").hidden = true;
      if (isRight([...this.wrongs()])) this.handOver();
    });
  }

  *wrongs() {
    for (const name of ["promise", "metric"]) yield* this[name].namedWrongs();
    // Of the level only its own two fields are asked, as the metric stands above.
    const { at_least: least, at_most: most } = this.expects.read(this.expects.group, this.expects.root);
    for (const field of fieldsIn(this.expects.group)) yield* this.expects.mistake(field, field.field);
    const message = Boolean(least) === Boolean(most) ? say("one-level") : "";
    const control = find("input", this.expects.group);
    find(":scope > .error", this.expects.group).hidden = !message;
    find(":scope > .error", this.expects.group).textContent = message;
    if (message) yield { control, message };
    for (const name of ["capability", "touchpoint"]) yield* this[name].namedWrongs();
  }

  files() {
    const metric = this.metric.key, promise = this.promise.key, capability = this.capability.key;
    const level = this.expects.read(this.expects.group, this.expects.root);
    return [
      this.metric.picked ? null : this.metric.file([], {}),
      this.promise.file([groupField("expects")], { expects: [added({ metric, ...level })] }),
      this.capability.file([groupField("delivers")], { delivers: [added({ metric, at_least: "", at_most: "", designed: "" })] }),
      this.touchpoint.file([idField("promises", true), idField("capabilities", true)], { promises: [added(promise)], capabilities: [added(capability)] }),
    ].filter(Boolean);
  }

  handOver() {
    const [changes, steps] = openResult();
    let files;
    try {
      files = this.files();
    } catch (problem) {
      if (!(problem instanceof Odd)) throw problem;
      changes.append(made("p", say("unsafe-list")));
      return;
    }
    const list = made("ol");
    changes.append(offeredPatch(say("several", { count: files.length }), say("download-all"), this.promise.key, files), made("p", say("in-order")));
    if (files.some(({ before }) => before === null) && !byId("at-once").checked) changes.prepend(note(say("drafts")));
    steps.append(list);
    for (const file of files) {
      const inner = made("div"), shown = made("div");
      step(list, made("strong", file.path), shown, inner);
      if (file.entry) handOverChange(inner, shown, file);
      else handOverNew(inner, file.about, file.path, file.text);
    }
  }
}
