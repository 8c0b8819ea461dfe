/* Forms that change the text of a file and nothing else of it. The first part knows texts and places, the second the
   page. What a page knows of a file was true when the site was built; a hash says whether it still is. */
(() => {
  "use strict";

  /* ---- Texts and places ---- */

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

  /* Whether the members of a list that were there stand as they stood, and all new ones behind them. */
  function isInOrder(ones) {
    const places = ones.map(({ orig }) => orig ?? Infinity);
    return places.every((place, at) => !at || places[at - 1] <= place);
  }

  /* Lines that follow each other are one, and an empty line parts two. */
  function folded(raw) {
    const lines = raw.split("\n");
    if (lines.length === 1) return raw;
    let text = lines[0].trimEnd(), breaks = 0;
    lines.slice(1).forEach((line, at) => {
      const said = at === lines.length - 2 ? line.trimStart() : line.trim();
      if (!said && at < lines.length - 2) {
        breaks += 1;
        return;
      }
      text += (breaks ? "\n".repeat(breaks) : " ") + said;
      breaks = 0;
    });
    return text;
  }

  const ESCAPES = { n: "\n", t: "\t", r: "\r", 0: "\0", '"': '"', "\\": "\\", "/": "/", " ": " ", _: "\u00a0" };

  function unescaped(raw) {
    if (/\\\n/.test(raw)) throw new Odd();
    return folded(raw).replace(/\\(x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|.)/gi, (_, code) => {
      if (code.length > 1) return String.fromCodePoint(parseInt(code.slice(1), 16));
      if (!(code in ESCAPES)) throw new Odd();
      return ESCAPES[code];
    });
  }

  /* A value within brackets, or on one line. */
  function inBrackets(value, field, isList = false) {
    if (isList) return `[${value.map((each) => inBrackets(each.value, { ...field, list: false }, false)).join(", ")}]`;
    if (!field.fields.length) return encoded(value, field, "", true);
    const said = field.fields.filter((each) => !isEmpty(value[each.key]));
    return `{${said.map((each) => `${each.key}: ${inBrackets(value[each.key], each, each.list)}`).join(", ")}}`;
  }

  /* A field on lines of its own. */
  function linesOf(field, value, indent) {
    const head = `${blanks(indent)}${field.key}:`;
    if (field.list) {
      const ones = value.filter((each) => !isEmpty(each.value));
      if (!field.fields.length && field.control !== "text") return [`${head} ${inBrackets(ones, field, true)}`];
      return [head, ...ones.flatMap((each) => memberLines(field, each.value, indent + 2))];
    }
    if (field.fields.length) return [head, ...groupLines(field, value, indent + 2)];
    return [`${head} ${encoded(value, field, "", false)}`];
  }

  const groupLines = (group, value, indent) =>
    group.fields.filter((each) => !isEmpty(value[each.key])).flatMap((each) => linesOf(each, value[each.key], indent));

  function memberLines(field, value, indent) {
    if (!field.fields.length) return [`${blanks(indent)}- ${encoded(value, field, "", false)}`];
    const [first, ...others] = groupLines(field, value, indent + 2);
    return [`${blanks(indent)}- ${first.trimStart()}`, ...others];
  }

  function changed(text, tree, group, value) {
    const written = new Written(text, tree);
    written.changeMap(tree, group, value);
    return written.patched();
  }

  function newText(group, value, body) {
    return ["---", ...groupLines(group, value, 0), "---", ...(body ? ["", body] : []), ""].join("\n");
  }

  /* The lines in which two texts differ: where each stretch begins, from 0, and its lines before and after. */
  function differences(before, after) {
    const whole = before.split("\n"), wholeNow = after.split("\n");
    const least = Math.min(whole.length, wholeNow.length);
    let start = 0, end = 0;
    while (start < least && whole[start] === wholeNow[start]) start += 1;
    while (end < least - start && whole.at(-1 - end) === wholeNow.at(-1 - end)) end += 1;
    const old = whole.slice(start, whole.length - end), now = wholeNow.slice(start, wholeNow.length - end);
    const rows = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
    for (let i = old.length - 1; i >= 0; i -= 1) {
      for (let j = now.length - 1; j >= 0; j -= 1) {
        rows[i][j] = old[i] === now[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
      }
    }
    const found = [];
    let i = 0, j = 0, open = null;
    while (i < old.length || j < now.length) {
      if (i < old.length && j < now.length && old[i] === now[j]) {
        open = null;
        i += 1;
        j += 1;
        continue;
      }
      if (!open) found.push(open = { at: start + i, gone: [], come: [] });
      if (j >= now.length || (i < old.length && rows[i + 1][j] >= rows[i][j + 1])) open.gone.push(old[i++]);
      else open.come.push(now[j++]);
    }
    return found;
  }

  /* As `git apply` takes it; a new file has no text before. */
  function patchOf(path, before, after) {
    const lines = (text) => (text ? text.replace(/\n$/, "").split("\n") : []);
    const said = (sign, line, isLast, text) => `${sign}${line}\n${isLast && !text.endsWith("\n") ? "\\ No newline at end of file\n" : ""}`;
    if (before === null) {
      const all = lines(after);
      const head = `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,${all.length} @@\n`;
      return head + all.map((line, at) => said("+", line, at === all.length - 1, after)).join("");
    }
    const old = lines(before), AROUND = 3;
    let patch = `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n`, moved = 0;
    const stretches = differences(before, after).reduce((all, each) => {
      const last = all.at(-1)?.at(-1);
      if (last && each.at - (last.at + last.gone.length) <= 2 * AROUND) all.at(-1).push(each);
      else all.push([each]);
      return all;
    }, []);
    for (const stretch of stretches) {
      const from = Math.max(stretch[0].at - AROUND, 0), last = stretch.at(-1);
      const to = Math.min(last.at + last.gone.length + AROUND, old.length);
      let at = from, text = "", size = 0;
      const same = (end) => { for (; at < end; at += 1, size += 1) text += said(" ", old[at], at === old.length - 1, before); };
      for (const { at: begin, gone, come } of stretch) {
        same(begin);
        for (const line of gone) text += said("-", line, ++at === old.length, before);
        for (const line of come) { text += said("+", line, false, "\n"); size += 1; }
      }
      same(to);
      patch += `@@ -${from + 1},${to - from} +${from + 1 + moved},${size} @@\n${text}`;
      moved += size - (to - from);
    }
    return patch;
  }

  /* ---- SHA-256, which browsers offer to pages that come over https alone ---- */

  function sha256(text) {
    const primes = [], powers = [];
    const part = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
    for (let each = 2; primes.length < 64; each += 1) {
      if (primes.some((prime) => each % prime === 0)) continue;
      primes.push(each);
      powers.push(part(Math.cbrt(each)));
    }
    const hash = primes.slice(0, 8).map((prime) => part(Math.sqrt(prime)));
    const bytes = new TextEncoder().encode(text);
    const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
    padded.set(bytes);
    padded[bytes.length] = 128;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(padded.length - 4, bytes.length << 3);
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    for (let block = 0; block < padded.length; block += 64) {
      const words = [];
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i += 1) {
        if (i < 16) words[i] = view.getInt32(block + 4 * i);
        else {
          const x = words[i - 15], y = words[i - 2];
          words[i] = (words[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + words[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
        }
        const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + powers[i] + words[i]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, at) => { hash[at] = (hash[at] + word) | 0; });
    }
    return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  const plainly = (text) => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").replace(/\n+$/, "");

  /* ---- The rules of the schema ---- */

  function follows(schema, value) {
    if (schema === true) return true;
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
    const has = (key) => isGroup && key in value;
    const rules = {
      enum: (words) => words.map(String).includes(value),
      const: (word) => String(word) === value,
      pattern: (pattern) => typeof value !== "string" || new RegExp(pattern, "u").test(value),
      maxLength: (most) => typeof value !== "string" || value.length <= most,
      format: (name) => name !== "date" || isDay(value),
      required: (keys) => keys.every(has),
      anyOf: (ways) => ways.some((way) => follows(way, value)),
      oneOf: (ways) => ways.filter((way) => follows(way, value)).length === 1,
      allOf: (all) => all.every((each) => follows(each, value)),
      not: (other) => !follows(other, value),
      properties: (known) => !isGroup || Object.entries(known).every(([key, each]) => !has(key) || follows(each, value[key])),
      type: (types) => {
        const names = [].concat(types);
        return Array.isArray(value) ? names.includes("array") : isGroup ? names.includes("object") : names.some((name) => !["array", "object"].includes(name));
      },
    };
    if (schema.if) {
      const then = follows(schema.if, value) ? schema.then : schema.else;
      if (then && !follows(then, value)) return false;
    }
    return Object.entries(schema).every(([rule, said]) => !(rule in rules) || rules[rule](said));
  }

  function isDay(text) {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }

  /* The schema of one value, without the list that it may stand in. */
  function ofOne(schema) {
    const listed = (schema.anyOf || []).find((way) => way.type === "array") || (schema.type === "array" ? schema : null);
    return listed ? listed.items : schema;
  }

  function ofGroup(schema, all) {
    const one = ofOne(schema), named = one.$ref || (one.anyOf || []).map((way) => way.$ref).find(Boolean);
    return all.$defs[named.split("/").pop()];
  }

  /* ---- The page ---- */

  const find = (selector, within = document) => within.querySelector(selector);
  const byId = (id) => document.getElementById(id);
  const code = (text) => "`" + text + "`";

  /* A sentence of the page, with what is filled in. */
  const say = (word, filled = {}) =>
    find(`[data-word="${word}"]`, byId("words").content).textContent.replace(/\{(\w+)\}/g, (_, name) => filled[name]);

  function made(tag, words = "", more = {}) {
    const element = Object.assign(document.createElement(tag), more);
    element.textContent = words;
    return element;
  }

  const fieldsIn = (group) => [...group.querySelectorAll(".field")].filter((field) => field.parentElement.closest("[data-group]") === group);

  /* What a form can hold, read from its own controls, in the order of the model. */
  function fieldOf(element, schema, all) {
    const { key, control, label, holds, kinds = "", bare = "" } = element.dataset;
    const list = "list" in element.dataset;
    const group = list ? find("template", element).content.querySelector("[data-group]") : control === "group" ? element : null;
    const inner = group ? ofGroup(schema, all) : null;
    return {
      key, control, label, holds, kinds, bare, list, schema,
      required: "required" in element.dataset, inner,
      demands: group?.dataset.demands || "", fields: group ? groupFields(group, inner, all) : [],
    };
  }

  function groupFields(group, schema, all) {
    const order = Object.keys(schema.properties);
    return fieldsIn(group).map((field) => fieldOf(field, schema.properties[field.dataset.key], all))
      .sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key));
  }

  let ids = 0;
  const LONGEST_ADDRESS = 7000, LONGEST_ID = 80;
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

  /* The sentences about a rule between fields: those that name all fields of it, each by its label. */
  function demandsOf(rule, { demands, fields }) {
    const keys = (each) => (each && typeof each === "object" ? [...(Array.isArray(each.required) ? each.required : []), ...Object.values(each).flatMap(keys)] : []);
    const all = demands.split("\n").filter((each) => each && !/^A text alone|is read as/.test(each));
    const named = all.filter((each) => keys(rule.if || rule).every((key) => each.includes(code(key))));
    const label = (key) => fields.find((each) => each.key === key)?.label;
    return (named.length ? named : all).map((each) => each.replace(/`(\w+)`/g, (word, key) => (label(key) ? `“${label(key)}”` : word)));
  }

  const lists = new Map();

  /* The controls of a group, filled in, read and judged. */
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
      find(":scope > .name", element).textContent = found ? found[1] : id ? say("nameless") : "";
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
      if (control.value === control.first || follows(ofOne(field.schema), text)) return "";
      const holds = field.holds.replace(/^one of (.*)/, (_, words) => say("one-of", { words }));
      return say("misread", { field: field.label, text, holds });
    }

    missing({ label, control, holds }) {
      return control === "id" ? say("missing-id", { field: label }) : say("missing", { field: label, holds: holds.replace(/`/g, "") });
    }

    mark(element, control, message) {
      const error = find(":scope > .error", element);
      error.textContent = message;
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

  function isRight(found) {
    const box = byId("errors"), list = find("ul", box);
    list.replaceChildren(...found.map(({ control, message }) => {
      const link = made("a", message, { href: `#${control.id ||= `control-${++ids}`}` });
      link.addEventListener("click", (event) => { event.preventDefault(); control.focus(); });
      const line = made("li");
      line.append(link);
      return line;
    }));
    box.hidden = !found.length;
    if (found.length) box.focus();
    return !found.length;
  }

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
        changes.append(made("p", say("new-file", { path })));
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

  /* ---- Handing over ---- */

  function step(steps, ...parts) {
    const line = made("li");
    line.append(...parts);
    steps.append(line);
    return line;
  }

  /* Steps in their order, and below them other ways. */
  function guided(place) {
    const steps = made("ol"), others = made("p");
    place.append(steps, others);
    return [steps, others];
  }

  let texts = 0;

  function copying(text, label) {
    const box = made("textarea", "", { rows: 10, readOnly: true, id: `text-${++texts}`, className: "text", spellcheck: false });
    box.value = text;
    const button = made("button", say("copy"), { type: "button" }), answer = made("span", "", { className: "answer" });
    answer.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        answer.textContent = say("copied");
      } catch {
        box.select();
        answer.textContent = say("marked");
      }
    });
    return [made("label", label, { htmlFor: box.id }), box, button, answer];
  }

  function download(words, name, text) {
    const link = made("a", words, { className: "button", download: name });
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    return link;
  }

  const hostLink = (words, href, more = {}) => made("a", words, { href, target: "_blank", rel: "noopener", ...more });
  const editorOf = ({ edit, path }) => (edit ? hostLink(say("open", { path }), edit) : made("code", path));
  const nameOfFile = (path) => path.split("/").pop();

  /* A text as it lies in its file. */
  const stored = (entry, text) => (entry.bom ? "\ufeff" : "") + text.replace(/\n/g, entry.ends);

  function handOverNew(place, about, path, text) {
    const name = nameOfFile(path), [steps, others] = guided(place), address = about.new && addressOfNew(about.new, name, text);
    if (address) step(steps, hostLink(say("open-filled", { name }), address, { className: "open-new" }));
    else step(steps, ...(about.new ? [hostLink(say("open-empty", { name }), about.new[0], { className: "open-new" })] : [say("make"), " ", made("code", path)]));
    const box = copying(text, say("text-of", { path }));
    if (address) place.append(...box);
    else step(steps, made("p", say("copy-into")), ...box);
    step(steps, say("propose"));
    others.append(say("or-file"), " ", download(say("download"), name, text), " ", download(say("download-patch"), `${name}.patch`, patchOf(path, null, text)));
  }

  /* The address of the host's page for a new file with this text in it; none where that would be too long. */
  function addressOfNew([address, nameKey, textKey], name, text) {
    const filled = `${address}${address.includes("?") ? "&" : "?"}${new URLSearchParams({ [nameKey]: name, [textKey]: text })}`;
    return filled.length <= LONGEST_ADDRESS ? filled : "";
  }

  function handOverChange(place, changes, { entry, before, text, isSure }) {
    const { path } = entry, name = nameOfFile(path), [steps, others] = guided(place);
    changes.append(...differences(before, text).flatMap((each) => shownDifference(path, each)));
    const whole = () => {
      step(steps, made("p", say("copy-new")), ...copying(text, say("new-text-of", { path })));
      step(steps, say("paste-over"));
      others.append(" ", download(say("download"), name, stored(entry, text)));
    };
    step(steps, editorOf(entry), ...(isSure ? [] : [". ", say("copy-all")]));
    others.append(say("or-patch"), " ", download(say("download-patch"), `${name}.patch`, patchOf(path, stored(entry, before), stored(entry, text))));
    if (isSure) whole();
    else step(steps, ...makingSure(entry, whole));
  }

  function shownDifference(path, { at, gone, come }) {
    const lines = made("pre", "", { tabIndex: 0 }), where = { path, number: at + 1 };
    lines.setAttribute("aria-label", say("line", where));
    lines.setAttribute("role", "region");
    gone.forEach((line) => lines.append(made("del", line), "\n"));
    come.forEach((line) => lines.append(made("ins", line), "\n"));
    return [made("p", say("before-and-after", where)), lines];
  }

  /* The file as it is now, so that no change of somebody else's is overwritten. */
  function makingSure(entry, then) {
    const box = made("textarea", "", { rows: 4, id: `now-${++texts}`, className: "now", spellcheck: false });
    const answer = made("p", "", { className: "error now-answer" });
    answer.setAttribute("role", "status");
    let isDone = false;
    box.addEventListener("input", () => {
      const isSame = sha256(plainly(box.value)) === entry.sha;
      answer.textContent = isSame || !box.value ? "" : `${say("not-the-same")} ${say("change-by-hand")}`;
      if (isSame && !isDone) {
        isDone = true;
        then();
      }
    });
    return [made("label", say("paste-now"), { htmlFor: box.id }), box, answer];
  }

  /* The text of a file that the site does not publish. */
  function bringing(entry, box, error, then) {
    const bare = plainly(box.value), isSame = sha256(bare) === entry.sha;
    error.hidden = isSame;
    error.textContent = isSame ? "" : `${say("not-the-same")} ${say("nothing-taken")}`;
    if (isSame) then(bare + "\n".repeat(entry.tail));
  }

  function openResult() {
    const changes = byId("changes"), steps = byId("steps");
    changes.replaceChildren();
    steps.replaceChildren();
    byId("result").hidden = false;
    byId("result-title").focus();
    requestAnimationFrame(() => byId("result-title").scrollIntoView());
    return [changes, steps];
  }

  /* ---- Several files at once ---- */

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
      if (!this.names[this.about.kind].some(([each]) => each === id)) return say("unknown", { id });
      if (this.about.kind === "metric") return "";
      if (!this.entry?.tree) return say("closed", { id });
      return this.text ? "" : say("text-missing", this.entry);
    }

    /* The file with what is written here and `more`, lists by field; nothing where it has all of it already. */
    file(known, more) {
      const { fields, value } = stubs(this.about, known);
      if (!this.picked) {
        const own = this.read(this.group, this.root), all = stubs(this.about, [...this.root.fields, ...known]).fields;
        const said = { ...Object.fromEntries(all.map((field) => [field.key, nothing({ list: false, ...field })])), status: "draft", ...own };
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
      byId("form").addEventListener("submit", (event) => {
        event.preventDefault();
        byId("result").hidden = true;
        if (isRight([...this.wrongs()])) this.handOver();
      });
    }

    *wrongs() {
      for (const name of ["promise", "metric"]) yield* this[name].wrongs();
      // Of the level only its own two fields are asked, as the metric stands above.
      const { at_least: least, at_most: most } = this.expects.read(this.expects.group, this.expects.root);
      for (const field of fieldsIn(this.expects.group)) yield* this.expects.mistake(field, field.field);
      const message = Boolean(least) === Boolean(most) ? say("one-level") : "";
      const control = find("input", this.expects.group);
      find(":scope > .error", this.expects.group).hidden = !message;
      find(":scope > .error", this.expects.group).textContent = message;
      if (message) yield { control, message };
      for (const name of ["capability", "touchpoint"]) yield* this[name].wrongs();
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
      const patch = files.map(({ path, before, text, entry }) => (entry ? patchOf(path, stored(entry, before), stored(entry, text)) : patchOf(path, null, text))).join("");
      const all = made("p", `${say("several", { count: files.length })} `), list = made("ol");
      all.append(download(say("download-all"), `${this.promise.key}.patch`, patch));
      changes.append(all, made("p", say("in-order")));
      steps.append(list);
      for (const file of files) {
        const inner = made("div"), shown = made("div");
        step(list, made("strong", file.path), shown, inner);
        if (file.entry) handOverChange(inner, shown, file);
        else handOverNew(inner, file.about, file.path, file.text);
      }
    }
  }

  async function json(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    return answer.json();
  }

  async function entryOf(about, names, id) {
    const at = names[about.kind].findIndex(([each]) => each === id);
    return at < 0 ? undefined : (await json(`../${about.kind}/files-${Math.floor(at / about.part)}.json`))[id];
  }

  async function begin() {
    const kind = document.body.dataset.kind, id = new URLSearchParams(location.search).get("id");
    byId("by-hand").hidden = true;
    byId("state").hidden = false;
    const kinds = kind ? [kind] : ["promise", "metric", "capability", "touchpoint"];
    let names, abouts, entry;
    try {
      [names, ...abouts] = await Promise.all(["../names.json", ...kinds.map((each) => `../${each}/form.json`)].map(json));
      if (kind && id) entry = await entryOf(abouts[0], names, id);
    } catch (problem) {
      byId("by-hand").hidden = false;
      byId("state").textContent = say("not-loaded");
      throw problem;
    }
    if (!kind) return new Together(Object.fromEntries(abouts.map((about) => [about.kind, about])), names);
    const page = new Page(abouts[0], names);
    if (!id) {
      entitle(say("new", { kind: abouts[0].words }));
      return page.begin();
    }
    if (!entry) return showUnknown(id);
    entitle(say("change", { name: names[kind].find(([each]) => each === id)[1] }));
    page.open(entry);
  }

  function entitle(words) { byId("top").textContent = document.title = words; }

  function showUnknown(id) {
    byId("state").hidden = true;
    byId("unknown").hidden = false;
    byId("unknown-id").textContent = id;
  }

  addEventListener("DOMContentLoaded", begin);
})();
