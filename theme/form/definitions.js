/* Fields as the page has them, and what they ask of each other. */

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

const LONGEST_ID = 80;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/* The sentences about a rule between fields: those that name all fields of it, each by its label. */
function demandsOf(rule, { demands, fields }) {
  const keys = (each) => (each && typeof each === "object" ? [...(Array.isArray(each.required) ? each.required : []), ...Object.values(each).flatMap(keys)] : []);
  const all = demands.split("\n").filter((each) => each && !/^A text alone|is read as/.test(each));
  const named = all.filter((each) => keys(rule.if || rule).every((key) => each.includes(code(key))));
  const label = (key) => fields.find((each) => each.key === key)?.label;
  return (named.length ? named : all).map((each) => each.replace(/`(\w+)`/g, (word, key) => (label(key) ? `“${label(key)}”` : word)));
}
