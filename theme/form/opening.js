/* The page asks for what it needs, and opens its form. */

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
  const [, name, place] = names[kind].find(([each]) => each === id);
  byId("back").href = `../../${place}`;
  entitle(say("change", { name }));
  page.open(entry);
}

function entitle(words) { byId("top").textContent = document.title = words; }

function showUnknown(id) {
  byId("state").hidden = true;
  byId("unknown").hidden = false;
  byId("unknown-id").textContent = id;
}

addEventListener("DOMContentLoaded", begin);
