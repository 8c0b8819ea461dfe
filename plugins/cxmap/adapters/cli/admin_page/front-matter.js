// Front matter in which every value is a text: 1.10, 0612 and no stay as they were typed. What the form does not show, and
// what nobody changed, is kept as its author wrote it.
import { parseDocument } from "./yaml/index.js";

export const FORMAT = "cxmap-frontmatter";
const SOURCE = "written_before";
const FENCED = /^\uFEFF?---[ \t]*\r?\n(?<fields>[\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;
const AS_TEXT = { schema: "failsafe" };

function documentOf(fields) {
  const document = parseDocument(fields, AS_TEXT);
  if (document.errors.length) throw document.errors[0];
  return document;
}

export function read(text) {
  const found = FENCED.exec(text);
  if (!found || found.index) return { body: text };
  const values = documentOf(found.groups.fields).toJS() ?? {};
  return { ...values, body: text.slice(found[0].length), [SOURCE]: found.groups.fields };
}

// Nothing where nothing is written: forms hold an empty value for each field that is left out.
function written(value) {
  if (Array.isArray(value)) {
    const members = value.map(written).filter((each) => each !== undefined);
    return members.length ? members : undefined;
  }
  if (value !== null && typeof value === "object") {
    const pairs = Object.entries(value).map(([key, each]) => [key, written(each)]);
    const kept = pairs.filter(([, each]) => each !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  }
  return value === undefined || value === null || value === "" ? undefined : String(value);
}

// One text stands for a list of one.
function isSame(before, after) {
  const listed = Array.isArray(after) && typeof before === "string" ? [before] : before;
  return JSON.stringify(listed) === JSON.stringify(after);
}

export function write(content) {
  const { body = "", [SOURCE]: source = "", ...values } = content;
  const document = documentOf(source);
  const before = document.toJS() ?? {};
  for (const [key, value] of Object.entries(values)) {
    const after = written(value);
    if (isSame(written(before[key]), after)) continue;
    if (after === undefined) document.delete(key);
    else document.set(key, document.createNode(after));
  }
  const fields = document.contents ? document.toString({ lineWidth: 0 }) : "";
  return `---\n${fields}---\n${body.startsWith("\n") || !body ? body : `\n${body}`}`;
}
