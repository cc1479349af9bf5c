// Logging out leaves nothing of this person in the browser; what was not saved is named, and not removed unasked. What others left here stays
// theirs.
import { asides, clearAsides, labelOf } from "./aside.js";
import { clear, entries } from "./queue.js";

const { person: owner, askBeforeLeaving: question } = document.body.dataset;
const keptForms = () => Object.keys(localStorage).filter(key => key.startsWith(`form:${owner}:`));

// Each text as a line: of which page, and what it is.
function unsaved() {
  const texts = [...asides(owner), ...entries(owner).map(({ entry }) => ({ ...entry.about, page: entry.page }))];
  return [
    ...texts.map(text => [labelOf(text), text.title].filter(Boolean).join(", ")),
    ...keptForms().map(key => titleOf(key) ?? key.slice(`form:${owner}:`.length).split("#")[0]),
  ].map(line => `- ${line}`);
}

function titleOf(key) {
  try {
    return JSON.parse(localStorage.getItem(key)).title;
  } catch {
    return null;
  }
}

for (const form of document.querySelectorAll("form[data-signout]")) {
  form.addEventListener("submit", event => {
    const lines = unsaved();
    if (lines.length > 0 && !confirm([question, "", ...lines].join("\n"))) {
      event.preventDefault();
      return;
    }
    dispatchEvent(new Event("toetssteen:signout"));
    clear(owner);
    clearAsides(owner);
    keptForms().forEach(key => localStorage.removeItem(key));
  });
}

// A page on which somebody waits to be logged in again hears that it is so.
if (owner && "BroadcastChannel" in self) new BroadcastChannel("toetssteen:login").postMessage(owner);
