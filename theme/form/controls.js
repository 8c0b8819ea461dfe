/* Elements of the page, its sentences, and what is said of mistakes. */

let ids = 0;
const find = (selector, within = document) => within.querySelector(selector);
const byId = (id) => document.getElementById(id);
const code = (text) => "`" + text + "`";

/* A sentence of the page, with what is filled in. */
const say = (word, filled = {}) =>
  find(`[data-word="${word}"]`, byId("words").content).textContent.replace(/\{(\w+)\}/g, (_, name) => filled[name]);

/* A sentence in which what stands between backticks is code. */
const worded = (sentence) => sentence.split("`").map((part, at) => (at % 2 ? made("code", part) : part));

function made(tag, words = "", more = {}) {
  const element = Object.assign(document.createElement(tag), more);
  element.textContent = words;
  return element;
}

const fieldsIn = (group) => [...group.querySelectorAll(".field")].filter((field) => field.parentElement.closest("[data-group]") === group);

function isRight(found) {
  const box = byId("errors"), list = find("ul", box);
  list.replaceChildren(...found.map(({ control, message }) => {
    const link = made("a", "", { href: `#${control.id ||= `control-${++ids}`}` });
    link.append(...worded(message));
    link.addEventListener("click", (event) => { event.preventDefault(); control.focus(); });
    const line = made("li");
    line.append(link);
    return line;
  }));
  box.hidden = !found.length;
  if (found.length) box.focus();
  return !found.length;
}
