// Logging out leaves nothing of this person in the browser; what was not sent is not thrown away unasked.
import { clear, entries } from "./queue.js";

const form = document.querySelector("form[data-signout]");
form?.addEventListener("submit", event => {
  const owner = form.dataset.signout;
  if (entries(owner).length > 0 && !confirm(form.dataset.words)) {
    event.preventDefault();
    return;
  }
  dispatchEvent(new Event("toetssteen:signout"));
  clear(owner);
});
