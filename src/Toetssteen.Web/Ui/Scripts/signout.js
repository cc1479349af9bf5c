// Logging out leaves nothing of this person in the browser; what was not saved is not removed unasked. What others left here stays theirs.
import { asides, clearAsides } from "./aside.js";
import { clear, entries } from "./queue.js";

const { person: owner, askBeforeLeaving: question } = document.body.dataset;
const keptForms = () => Object.keys(localStorage).filter(key => key.startsWith(`form:${owner}:`));

for (const form of document.querySelectorAll("form[data-signout]")) {
  form.addEventListener("submit", event => {
    if (entries(owner).length + asides(owner).length + keptForms().length > 0 && !confirm(question)) {
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
