/* The controls of a group, filled in, read and judged. */

const lists = new Map();

class Fields {
  constructor(about, names, group, schema = about.schema) {
    this.about = about;
    this.names = names;
    this.group = group;
    this.root = { fields: groupFields(group, schema, about.schema), inner: schema, demands: group.dataset.demands };
  }

  /* Filling in */

  fill(group, definition, value) {
    for (const element of fieldsIn(group)) {
      const field = definition.fields.find((each) => each.key === element.dataset.key);
      this.fillField(element, field, value[field.key]);
    }
  }

  fillField(element, field, value) {
    element.field = field;
    if (value === LOCKED) return this.lock(element);
    const help = find(":scope > .help", element);
    if (help) help.id = `help-${++ids}`;
    if (field.list) {
      element.setAttribute("aria-describedby", help.id);
      find(":scope > .add", element).addEventListener("click", () => this.focus(this.addRow(element, { orig: null, value: alone(field) })));
      value.forEach((each) => this.addRow(element, each));
    } else if (field.fields.length) {
      this.fill(element, field, value);
    } else {
      const control = this.dress(element, field, value, help.id);
      find("label", element).htmlFor = control.id;
    }
  }

  lock(element) {
    for (const each of element.querySelectorAll(":scope > :is(input, select, textarea, .rows, .add, .field, .remove, fieldset)")) each.hidden = true;
    for (const each of element.querySelectorAll("label")) each.replaceWith(made("strong", each.textContent));
    element.locked = true;
    element.append(made("p", say("left-alone"), { className: "name" }));
  }

  dress(element, field, value, help = "") {
    const control = find("input, select, textarea", element);
    const error = find(":scope > .error", element), choices = find("datalist", element);
    control.id = `control-${++ids}`;
    error.id = `error-${ids}`;
    const told = [help, error.id];
    if (choices) {
      choices.id = `choices-${ids}`;
      control.setAttribute("list", choices.id);
    }
    if (field.control === "id") {
      control.setAttribute("list", this.listOf(field.kinds));
      const name = made("p", "", { className: "name", id: `name-${ids}` });
      control.after(name);
      told.push(name.id);
    }
    control.setAttribute("aria-describedby", told.filter(Boolean).join(" "));
    if (field.required) control.required = true;
    if (control.matches("select") && value && ![...control.options].some((each) => each.value === value)) control.append(made("option", value));
    control.value = value;
    Object.assign(control, { first: control.value, said: value, isBlock: value.includes("\n") });
    control.addEventListener("change", () => this.noteChange(control, field, element));
    control.addEventListener("input", () => control.matches("[aria-invalid]") && this.noteChange(control, field, element));
    this.nameOf(control, field, element);
    return control;
  }

  noteChange(control, field, element) {
    if (field.control === "id") {
      const meant = this.options(field.kinds).find(([, name]) => name.toLowerCase() === control.value.trim().toLowerCase());
      if (meant) [control.value] = meant;
      this.nameOf(control, field, element);
    }
    this.mark(element, control, this.wrong(control, field));
  }

  nameOf(control, field, element) {
    if (field.control !== "id") return;
    const id = control.value.trim(), found = this.options(field.kinds).find(([each]) => each === id);
    const isOpen = id && !found && !this.about.whole && !field.holds.includes(code(id));
    find(":scope > .name", element).textContent = found ? found[1] : isOpen ? say("nameless") : "";
  }

  options(kinds) {
    const [first, second] = kinds.split(" ");
    const of = (kind, isLong) => (this.names[kind] || []).map(([id, name]) => [isLong ? `${kind}/${id}` : id, name]);
    if (first === "any") return Object.keys(this.names).flatMap((kind) => of(kind, true));
    return [...of(first, false), ...(second ? of(second, true) : [])];
  }

  listOf(kinds) {
    if (!lists.has(kinds)) {
      const list = made("datalist", "", { id: `list-${lists.size}` });
      list.append(...this.options(kinds).map(([id, name]) => made("option", name, { value: id })));
      document.body.append(list);
      lists.set(kinds, list.id);
    }
    return lists.get(kinds);
  }

  addRow(element, { orig, value }) {
    const field = element.field, rows = find(":scope > .rows", element);
    const row = find(":scope > template", element).content.cloneNode(true).firstElementChild;
    rows.append(row);
    row.orig = orig;
    if (value === LOCKED) this.lock(row);
    else if (field.fields.length) this.fill(find("[data-group]", row), field, value);
    else this.dress(row, field, value, find(":scope > .help", element).id);
    find(":scope > .remove", row).addEventListener("click", () => {
      row.remove();
      this.number(element);
      find(":scope > .add", element).focus();
    });
    find(":scope > .up", row).addEventListener("click", ({ target }) => {
      row.previousElementSibling.before(row);
      this.moved(element, row, target);
    });
    find(":scope > .down", row).addEventListener("click", ({ target }) => {
      row.nextElementSibling.after(row);
      this.moved(element, row, target);
    });
    this.number(element);
    return row;
  }

  /* Who moves a member with the keyboard can move it on. */
  moved(element, row, button) {
    this.number(element);
    (button.disabled ? find(":scope > :is(.up, .down):enabled", row) : button).focus();
  }

  number(element) {
    const rows = find(":scope > .rows", element).children, { label } = element.field;
    [...rows].forEach((row, at) => {
      const name = `${label} ${at + 1}`, legend = find(":scope > fieldset > legend", row);
      if (legend) legend.textContent = name;
      else if (!row.locked) find("input, select, textarea", row).setAttribute("aria-label", name);
      const button = (what) => find(`:scope > .${what}`, row);
      for (const what of ["up", "down", "remove"]) button(what).setAttribute("aria-label", say(what, { member: name }));
      button("up").disabled = !at;
      button("down").disabled = at === rows.length - 1;
    });
  }

  focus(row) { find("input, select, textarea", row)?.focus(); }

  /* Reading */

  read(group, definition) {
    return Object.fromEntries(fieldsIn(group).map((element) => [element.dataset.key, this.readField(element)]));
  }

  readField(element) {
    const { field } = element;
    if (element.locked) return LOCKED;
    if (field.list) return [...find(":scope > .rows", element).children].map((row) => ({ orig: row.orig, value: this.readRow(row, field) }));
    if (field.fields.length) return this.read(element, field);
    return this.readControl(find("input, select, textarea", element));
  }

  readRow(row, field) {
    if (row.locked) return LOCKED;
    return field.fields.length ? this.read(find("[data-group]", row), field) : this.readControl(find("input, select, textarea", row));
  }

  readControl(control) {
    if (control.value === control.first) return control.said;
    return control.isBlock ? control.value.trim() : control.value.trim().replace(/\s*\n\s*/g, " ");
  }

  /* Judging */

  wrong(control, field) {
    const text = this.readControl(control);
    if (!text) return field.required ? this.missing(field) : "";
    if (control.value === control.first) return "";
    if (field.control === "id") return this.wrongReference(text, field);
    const schema = ofOne(field.schema);
    return follows(schema, text) ? "" : this.misread(text, field, schema);
  }

  /* Whoever names a draft is right, so that an id is refused only where the site has no drafts. */
  wrongReference(id, field) {
    const options = this.options(field.kinds);
    if (options.some(([each]) => each === id) || field.holds.includes(code(id))) return "";
    if (this.about.whole) return unknownWords(id, options);
    return follows(ofOne(field.schema), id) ? "" : this.misread(id, field);
  }

  misread(text, { label, holds }, schema = {}) {
    const meant = isNumber(schema) && numberMeant(text), field = label, said = text.replace(/`/g, "'");
    if (meant && follows(schema, numberIn(meant))) return say("mistaken", { field, text: said, meant });
    return say("misread", { field, text: said, holds: holds.replace(/^one of (.*)/, (_, words) => say("one-of", { words })) });
  }

  missing({ label, control, holds }) {
    return control === "id" ? say("missing-id", { field: label }) : say("missing", { field: label, holds });
  }

  mark(element, control, message) {
    const error = find(":scope > .error", element);
    error.replaceChildren(...worded(message));
    error.hidden = !message;
    if (message) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }

  /* Every mistake of a group, each with the control that it is about. */
  *mistakes(group, definition) {
    const value = this.read(group, definition);
    for (const element of fieldsIn(group)) {
      const { field } = element;
      if (element.locked) continue;
      if (field.list) yield* this.mistakesOfList(element, field);
      else if (field.fields.length) {
        if (field.required || !isEmpty(value[field.key])) yield* this.mistakes(element, field);
        else this.clear(element);
      } else yield* this.mistake(element, field);
    }
    yield* this.demanded(group, definition, value);
  }

  *mistake(element, field) {
    const control = find("input, select, textarea", element), message = this.wrong(control, field);
    this.mark(element, control, message);
    if (message) yield { control, message };
  }

  *mistakesOfList(element, field) {
    const rows = [...find(":scope > .rows", element).children].filter((row) => !row.locked);
    for (const row of rows) {
      if (field.fields.length) yield* isEmpty(this.readRow(row, field)) ? [] : this.mistakes(find("[data-group]", row), field);
      else yield* this.mistake(row, { ...field, required: false });
    }
    const isMissing = field.required && isEmpty(this.readField(element).filter((each) => !isEmpty(each.value)));
    const message = isMissing ? say("missing-list", { field: field.label }) : "";
    this.mark(element, null, message);
    if (message) yield { control: find(":scope > .add", element), message };
  }

  clear(group) {
    for (const element of fieldsIn(group)) if (!element.field.list && !element.field.fields.length && !element.locked) this.mark(element, find("input, select, textarea", element), "");
  }

  /* What the fields of a group ask of each other. */
  *demanded(group, definition, value) {
    const said = Object.fromEntries(Object.entries(value).filter(([, each]) => !isEmpty(each)));
    const broken = (definition.inner.allOf || []).filter((rule) => !follows(rule, said));
    const message = [...new Set(broken.flatMap((rule) => demandsOf(rule, definition)))].join(" ");
    const error = find(":scope > .error", group);
    if (error) this.mark(group, null, message);
    if (message) yield { control: find("input, select, textarea", group), message };
  }

  /* What is wrong with the id of a new file, marked in the part of the page that asks for it. */
  *mistakeOfId(part, control) {
    const message = this.wrongId(control.value.trim());
    this.mark(part, control, message);
    if (message) yield { control, message };
  }

  wrongId(id) {
    if (!id) return say("new-id-missing");
    if (!ID.test(id) || id.length > LONGEST_ID) return say("new-id-wrong", { id });
    return this.names[this.about.kind].some(([each]) => each === id) ? say("new-id-taken", { id }) : "";
  }

  /* The id follows from the name, until somebody writes it. */
  proposeId(id) {
    const fields = ["title", "statement"].map((key) => find(`:scope > [data-key="${key}"]`, this.group)).filter(Boolean);
    const [source] = fields.sort((one, other) => ("required" in other.dataset) - ("required" in one.dataset));
    find("input, textarea", source)?.addEventListener("input", ({ target }) => {
      if (!id.isTouched) id.value = idFrom(target.value);
    });
    id.addEventListener("input", () => { id.isTouched = true; });
  }
}

const idFrom = (text) =>
  text.normalize("NFKD").toLowerCase().replace(/[^a-z0-9 -]/g, "").trim().split(/[ -]+/).slice(0, 6).join("-");
