/* How a text gets to the host of the files. */

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
const LONGEST_ADDRESS = 7000;

function copying(text, label) {
  const box = made("textarea", "", { rows: 10, readOnly: true, id: `text-${++texts}`, className: "text", spellcheck: false });
  box.value = text;
  const button = made("button", say("copy"), { type: "button" }), answer = made("span", "", { className: "answer" });
  answer.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      answer.textContent = say("copied");
      pending.keep();
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

/* Texts of files as one patch, and where it is applied: git leaves out in silence what does not start from there. */
function patchOf(files) {
  const { root } = document.body.dataset;
  return files.map(({ path, before, text, entry }) => (entry ? patch(root + path, stored(entry, before), stored(entry, text)) : patch(root + path, null, text))).join("");
}

function offeredPatch(before, words, name, files) {
  const line = made("p", `${before} `), file = `${name}.patch`;
  line.append(download(words, file, patchOf(files)), " ", say("apply"), " ", made("code", say("command", { file })));
  return line;
}

function handOverNew(place, about, path, text) {
  const name = nameOfFile(path), [steps, others] = guided(place), address = about.new && addressOfNew(about.new, name, text);
  if (address) step(steps, hostLink(say("open-filled", { name }), address, { className: "open-new filled" }));
  else step(steps, ...(about.new ? [hostLink(say("open-empty", { name }), about.new[0], { className: "open-new" })] : [say("make"), " ", made("code", path)]));
  const box = copying(text, say("text-of", { path }));
  if (address) place.append(...box);
  else step(steps, made("p", say("copy-into")), ...box);
  step(steps, say("propose"));
  others.append(say("or-file"), " ", download(say("download"), name, text));
  place.append(offeredPatch(say("or-new-patch"), say("download-patch"), name, [{ path, text }]));
}

/* The address of the host's page for a new file with this text in it; none where that would be too long. */
function addressOfNew([address, nameKey, textKey], name, text) {
  const filled = `${address}${address.includes("?") ? "&" : "?"}${new URLSearchParams({ [nameKey]: name, [textKey]: text })}`;
  return filled.length <= LONGEST_ADDRESS ? filled : "";
}

function handOverChange(place, changes, change) {
  const { entry, before, text, isSure } = change, { path } = entry, name = nameOfFile(path), [steps, others] = guided(place);
  changes.append(...differences(before, text).flatMap((each) => shownDifference(path, each)));
  const whole = () => {
    step(steps, made("p", say("copy-new")), ...copying(text, say("new-text-of", { path })));
    step(steps, say("paste-over"));
    others.append(say("or-file"), " ", download(say("download"), name, stored(entry, text)));
  };
  step(steps, editorOf(entry), ...(isSure ? [] : [". ", say("copy-all")]));
  place.append(offeredPatch(say("or-patch"), say("download-patch"), name, [{ ...change, path }]));
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

function note(sentence) {
  const line = made("p");
  line.append(...worded(sentence));
  return line;
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
