/* The meaning of what is written elsewhere in another way: numbers, and the names of entities. */

/* `95,3 %` is 95.3; a comma before three digits may stand for thousands, and is left alone. */
function numberMeant(text) {
  const [, whole, point, rest = "", unit] = /^([+-]?\d+)(?:([.,])(\d+))?( ?%)?$/.exec(text) || [];
  if (!whole || (point === "," && rest.length === 3)) return "";
  const number = rest ? `${whole}.${rest}` : whole;
  return say("number-meant", { number, point: point === "," ? say("with-point") : "", unit: unit ? say("without-unit") : "" });
}

const isNumber = ({ type }) => [].concat(type).some((each) => ["number", "integer"].includes(each));
const numberIn = (sentence) => /`(.*?)`/.exec(sentence)?.[1];

/* Pairs of letters that two texts share, from 0 to 1; a word that begins so is as near as can be. */
function likeness(one, other) {
  if (other.split(/[ -]/).some((word) => word.startsWith(one))) return 1;
  const pairs = (text) => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const [some, others] = [pairs(one), pairs(other)];
  return (2 * some.filter((pair) => others.includes(pair)).length) / (some.length + others.length || 1);
}

/* The name of the entity that somebody may have meant; nothing where none is near. */
function nearestName(text, options) {
  const wanted = text.toLowerCase(), near = ([id, name]) => Math.max(likeness(wanted, name.toLowerCase()), likeness(wanted, id));
  const [best] = options.map((each) => [near(each), each[1]]).sort((one, other) => other[0] - one[0]);
  return best && best[0] > 0.5 ? best[1] : "";
}

function unknownWords(id, options) {
  const name = nearestName(id, options);
  return name ? say("unknown-near", { id, name }) : say("unknown", { id });
}
