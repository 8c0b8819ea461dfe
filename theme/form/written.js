/* One text with its tree, and the changes that are asked of it. */

const LOCKED = Symbol("left alone");
class Odd extends Error {}

const KIND = 0, START = 1, END = 2, MORE = 3, MEMBERS = 4, VALUE = 3;
const isText = (node) => node[KIND] === "s", isList = (node) => node[KIND] === "l", isMap = (node) => node[KIND] === "m";
const isBlock = (node) => isText(node) && "|>".includes(node[MORE] || "-");
const blanks = (count) => " ".repeat(count);

function isEmpty(value) {
  if (value === LOCKED) return false;
  if (Array.isArray(value)) return !value.length;
  return typeof value === "object" ? Object.values(value).every(isEmpty) : !value;
}

const nothing = (field) => (field.list ? [] : alone(field));
const alone = (field) => (field.fields.length ? Object.fromEntries(field.fields.map((each) => [each.key, nothing(each)])) : "");

const WORDS_OF_YAML = /^(~|null|true|false|yes|no|on|off|y|n)$/i;

/* A text as YAML reads it back, in the quotes that it had. */
function encoded(text, field, style, isInBrackets) {
  if (style === "'" && !text.includes("\n")) return `'${text.replace(/'/g, "''")}'`;
  if (style !== '"' && isPlain(text, field, isInBrackets)) return text;
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}

function isPlain(text, field, isInBrackets) {
  if (!text || text !== text.trim() || /[\n\t]/.test(text)) return false;
  if (/^([!&*|>%@`"'#,[\]{}=~]|[-?:]( |$)|---|\.\.\.)/.test(text) || /: |:$| #/.test(text)) return false;
  if (isInBrackets && /[,[\]{}:?]/.test(text)) return false;
  return !(["line", "text"].includes(field.control) && WORDS_OF_YAML.test(text));
}

/* One text with its tree, and the changes that are asked of it. */
class Written {
  constructor(text, tree) {
    this.text = text;
    this.tree = tree;
    this.edits = [];
  }

  lineStart(at) { return this.text.lastIndexOf("\n", at - 1) + 1; }

  lineEnd(at) {
    const end = this.text.indexOf("\n", at);
    return end < 0 ? this.text.length : end;
  }

  column(at) { return at - this.lineStart(at); }

  /* Reading */

  said(node) {
    const raw = this.text.slice(node[START], node[END]);
    if (isBlock(node)) return this.saidInBlock(node);
    if (node[MORE] === "'") return folded(raw.slice(1, -1)).replace(/''/g, "'");
    if (node[MORE] === '"') return unescaped(raw.slice(1, -1));
    return folded(raw);
  }

  saidInBlock(node) {
    const [first, ...lines] = this.text.slice(node[START], this.endOf(node)).split("\n");
    if (/\d/.test(first.replace(/#.*/, ""))) throw new Odd();
    const indent = this.indentOf(lines);
    if (lines.some((line) => line.trim() && line.slice(0, indent).trim())) throw new Odd();
    const texts = lines.map((line) => line.slice(indent));
    if (node[MORE] === "|") return texts.join("\n");
    if (texts.some((line) => line.startsWith(" "))) throw new Odd();
    return folded(texts.join("\n"));
  }

  indentOf(lines) {
    const first = lines.find((line) => line.trim());
    if (first === undefined) throw new Odd();
    return first.search(/\S/);
  }

  shown(node, field) {
    if (!field.list) return this.shownAlone(node, field);
    if (isMap(node)) throw new Odd();
    if (isText(node)) return this.isBare(node) ? [] : [{ orig: "alone", value: this.shownAlone(node, field) }];
    return node[MEMBERS].flatMap((member, orig) => {
      if (this.isBare(member)) return [];
      return [{ orig, value: this.shownOrLocked(() => this.shownAlone(member, field)) }];
    });
  }

  shownAlone(node, field) {
    if (!field.fields.length) {
      if (!isText(node)) throw new Odd();
      return this.said(node);
    }
    const value = alone(field);
    if (isText(node)) {
      if (this.isBare(node)) return value;
      if (!field.bare) throw new Odd();
      return { ...value, [field.bare]: this.said(node) };
    }
    if (!isMap(node)) throw new Odd();
    for (const each of field.fields) {
      const entry = this.entry(node, each.key);
      if (entry) value[each.key] = this.shownOrLocked(() => this.shown(entry[VALUE], each));
    }
    return value;
  }

  shownOrLocked(ask) {
    try {
      return ask();
    } catch (problem) {
      if (problem instanceof Odd) return LOCKED;
      throw problem;
    }
  }

  entry(node, key) { return node[MEMBERS].find((each) => each[0] === key); }

  /* Whether nothing is written there. */
  isBare(node) { return isText(node) && node[START] === node[END]; }

  endOf(node) {
    if (isBlock(node)) return node[START] + this.text.slice(node[START], node[END]).trimEnd().length;
    if (isText(node) || node[MORE]) return node[END];
    const last = node[MEMBERS].at(-1);
    return isMap(node) ? this.endOfEntry(last) : Math.max(this.endOf(last), last[START]);
  }

  endOfEntry(entry) { return Math.max(this.colon(entry) + 1, this.endOf(entry[VALUE])); }

  colon(entry) { return this.text.indexOf(":", entry[END]); }

  /* Changing: each function puts down what must become of the text. */

  edit(from, to, text) { this.edits.push([from, to, text]); }

  change(node, field, value, isInBrackets = false) {
    if (value === LOCKED) return;
    if (field.list) this.changeList(node, field, value, isInBrackets);
    else this.changeAlone(node, field, value, isInBrackets);
  }

  changeAlone(node, field, value, isInBrackets) {
    if (value === LOCKED) return;
    if (!field.fields.length) return this.changeText(node, field, value, isInBrackets);
    if (isMap(node)) return node[MORE] ? this.changeBraces(node, field, value) : this.changeMap(node, field, value);
    const [bare, ...more] = field.fields.filter((each) => !isEmpty(value[each.key]));
    if (bare && !more.length && bare.key === field.bare) return this.changeText(node, bare, value[bare.key], isInBrackets);
    this.edit(node[START], node[END], inBrackets(value, field));
  }

  changeText(node, field, value, isInBrackets) {
    if (value === this.said(node)) return;
    if (isBlock(node)) return this.changeBlock(node, value);
    const text = encoded(value, field, node[MORE], isInBrackets);
    this.edit(node[START], node[END], /[:-]/.test(this.text[node[START] - 1]) ? ` ${text}` : text);
  }

  changeBlock(node, value) {
    const end = this.endOf(node), from = this.lineEnd(node[START]) + 1;
    const indent = this.indentOf(this.text.slice(from, end).split("\n"));
    const lines = value.split("\n").flatMap((line, at) => (at && node[MORE] === ">" ? ["", line] : [line]));
    this.edit(from, end, lines.map((line) => (line ? blanks(indent) + line : "")).join("\n"));
  }

  changeMap(node, field, value) {
    const indent = this.column(node[MEMBERS][0][START]);
    const [gone, added] = this.entries(node, field, value);
    for (const each of field.fields) {
      if (!added.includes(each)) continue;
      const before = field.fields.slice(0, field.fields.indexOf(each)).reverse();
      const kept = (other) => this.entry(node, other.key) && !gone.has(this.entry(node, other.key));
      const last = before.find(kept);
      const lines = linesOf(each, value[each.key], indent).join("\n");
      if (last) {
        const at = this.lineEnd(this.endOfEntry(this.entry(node, last.key)));
        this.edit(at, at, `\n${lines}`);
      } else {
        this.edit(node[MEMBERS][0][START], node[MEMBERS][0][START], `${lines.trimStart()}\n${blanks(indent)}`);
      }
    }
    gone.forEach((entry) => this.removeEntry(node, entry));
  }

  /* The entries that go and the fields that come; those that stay are changed. */
  entries(node, field, value, isInBrackets = false) {
    const gone = new Set(), added = [];
    for (const each of field.fields) {
      const entry = this.entry(node, each.key), now = value[each.key];
      if (now === LOCKED) continue;
      if (!entry) {
        if (!isEmpty(now)) added.push(each);
      } else if (!isEmpty(now)) {
        this.changeEntry(entry, each, now, isInBrackets);
      } else if (!this.isBare(entry[VALUE]) && !isEmpty(this.shown(entry[VALUE], each))) {
        if (this.holdsMore(entry[VALUE], each)) throw new Odd();
        gone.add(entry);
      }
    }
    return [gone, added];
  }

  /* Whether there are keys or members of which the form knows nothing. */
  holdsMore(node, field) {
    if (isList(node)) return node[MEMBERS].some((member) => this.holdsMore(member, field));
    if (!isMap(node)) return false;
    return node[MEMBERS].some(([key, , , value]) => {
      const inner = field.fields.find((each) => each.key === key);
      return !inner || this.holdsMore(value, inner);
    });
  }

  changeEntry(entry, field, value, isInBrackets) {
    const node = entry[VALUE];
    if (!this.isBare(node) || (!field.list && !field.fields.length)) return this.change(node, field, value, isInBrackets);
    // A key with nothing behind it.
    this.edit(this.colon(entry) + 1, this.colon(entry) + 1, ` ${inBrackets(value, field, field.list)}`);
  }

  removeEntry(node, entry) {
    const from = this.lineStart(entry[START]), to = this.lineEnd(this.endOfEntry(entry)) + 1;
    if (!this.text.slice(from, entry[START]).trim()) return this.edit(from, to, "");
    // The first of a member of a list stands behind its hyphen.
    const next = node[MEMBERS][node[MEMBERS].indexOf(entry) + 1];
    if (!next || this.text.slice(to, next[START]).trim()) throw new Odd();
    this.edit(entry[START], next[START], "");
  }

  changeBraces(node, field, value) {
    const inner = new Written(this.text, node);
    const [gone, added] = inner.entries(node, field, value, true);
    const texts = added.map((each) => `${each.key}: ${inBrackets(value[each.key], each, each.list)}`);
    const kept = node[MEMBERS].filter((entry) => !gone.has(entry)).map((entry) => [entry[START], this.endOfEntry(entry)]);
    if (gone.size) this.writeBracketsAnew(node, inner, [...kept, ...texts]);
    else this.addInBrackets(node, inner, kept, texts);
  }

  addInBrackets(node, inner, kept, added) {
    this.edits.push(...inner.edits);
    if (!added.length) return;
    const at = kept.length ? kept.at(-1)[1] : node[START] + 1;
    this.edit(at, at, (kept.length ? ", " : "") + added.join(", "));
  }

  /* The parts are places of the text, or texts that are new. */
  writeBracketsAnew(node, inner, parts) {
    const all = this.text.slice(node[START], node[END]);
    if (all.includes("#")) throw new Odd();
    const texts = parts.map((part) => (typeof part === "string" ? part : inner.patched(...part)));
    const pad = /^.[ ]/.test(all) ? " " : "";
    this.edit(node[START], node[END], all[0] + pad + texts.join(", ") + pad + all.at(-1));
  }

  changeList(node, field, value, isInBrackets) {
    const ones = value.filter((each) => !isEmpty(each.value));
    if (isText(node)) {
      if (ones.length === 1 && ones[0].orig === "alone") return this.changeAlone(node, field, ones[0].value, isInBrackets);
      return this.edit(node[START], node[END], inBrackets(ones, field, true));
    }
    const kept = ones.filter((each) => each.orig !== null);
    const gone = node[MEMBERS].filter((member, at) => !this.isBare(member) && !kept.some((each) => each.orig === at));
    if (gone.some((member) => this.holdsMore(member, field))) throw new Odd();
    const inner = new Written(this.text, node);
    kept.forEach((each) => inner.changeAlone(node[MEMBERS][each.orig], field, each.value, Boolean(node[MORE])));
    if (node[MORE]) this.changeListInBrackets(node, field, inner, ones, gone);
    else if (isInOrder(ones)) this.changeListInLines(node, field, inner, ones, gone);
    else this.reorderLines(node, field, inner, ones, gone);
  }

  changeListInBrackets(node, field, inner, ones, gone) {
    const place = (member) => [member[START], this.endOf(member)];
    const part = ({ orig, value }) => (orig === null ? inBrackets(value, { ...field, list: false }) : place(node[MEMBERS][orig]));
    const parts = ones.map(part);
    if (gone.length || !isInOrder(ones)) this.writeBracketsAnew(node, inner, parts);
    else this.addInBrackets(node, inner, parts.filter(Array.isArray), parts.filter((each) => typeof each === "string"));
  }

  changeListInLines(node, field, inner, ones, gone) {
    this.edits.push(...inner.edits);
    const first = this.dash(node[MEMBERS][0]), indent = this.column(first);
    const kept = ones.filter((each) => each.orig !== null), added = ones.slice(kept.length);
    const lines = added.map((each) => memberLines(field, each.value, indent).join("\n")).join("\n");
    if (lines && kept.length) {
      const at = this.lineEnd(this.endOf(node[MEMBERS][kept.at(-1).orig]));
      this.edit(at, at, `\n${lines}`);
    } else if (lines) {
      this.edit(this.lineStart(first), this.lineStart(first), `${lines}\n`);
    }
    gone.forEach((member) => this.removeMember(member));
  }

  removeMember(member) { this.edit(this.lineStart(this.dash(member)), this.lineEnd(this.endOf(member)) + 1, ""); }

  /* Each member moves with the comments above it; blank lines between members stay where they are. */
  reorderLines(node, field, inner, ones, gone) {
    const from = this.startOfLines(node), indent = this.column(this.dash(node[MEMBERS][0]));
    const stay = node[MEMBERS].filter((_, at) => ones.some((each) => each.orig === at));
    const to = this.lineEnd(this.endOf(stay.at(-1))) + 1, parts = new Map(), gaps = [];
    for (const member of gone) (this.dash(member) < to ? inner : this).removeMember(member);
    let begin = from;
    for (const member of stay) {
      this.dash(member); // Each must begin a line of its own.
      const end = this.lineEnd(this.endOf(member)) + 1, [gap] = /^(?:[ \t]*\n)*/.exec(this.text.slice(begin, end));
      gaps.push(gap);
      parts.set(member, inner.patched(begin + gap.length, end));
      begin = end;
    }
    const lines = ({ orig, value }) => (orig === null ? `${memberLines(field, value, indent).join("\n")}\n` : parts.get(node[MEMBERS][orig]));
    this.edit(from, to, ones.map((each, at) => (gaps[at] || "") + lines(each)).join(""));
  }

  /* Where the lines of a list begin, with the comments above its first member. */
  startOfLines(node) {
    let from = this.lineStart(this.dash(node[MEMBERS][0]));
    while (/^\s*(#|$)/.test(this.text.slice(this.lineStart(from - 1), from - 1))) from = this.lineStart(from - 1);
    return from;
  }

  /* The hyphen of a member; it must begin its line. */
  dash(member) {
    const at = this.text.lastIndexOf("-", member[START] - 1);
    if (this.text.slice(this.lineStart(at), at).trim() || this.text.slice(at + 1, member[START]).trim()) throw new Odd();
    return at;
  }

  /* A stretch of the text with the changes in it. */
  patched(from = 0, to = this.text.length) {
    let at = from, text = "";
    for (const [start, end, instead] of this.ordered()) {
      if (end < from || start > to || (start < end && (end === from || start === to))) continue;
      if (start < at || end > to) throw new Odd();
      text += this.text.slice(at, start) + instead;
      at = end;
    }
    return text + this.text.slice(at, to);
  }

  ordered() {
    return this.edits.map((each, place) => [...each, place])
      .sort((one, other) => one[0] - other[0] || (one[1] > one[0]) - (other[1] > other[0]) || one[3] - other[3]);
  }
}
