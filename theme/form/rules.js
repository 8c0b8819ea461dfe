/* The rules of the schema. */

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
