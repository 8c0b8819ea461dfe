/* Texts as YAML has them, read and written. */

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
