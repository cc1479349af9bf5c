// Says on the task list that this browser still holds text of a questionnaire, and on which pages.
import { entries } from "./queue.js";

const told = document.querySelector("[data-unsent]");
const about = told?.closest("[data-questionnaire]");
if (about) {
  const pages = [...new Set(entries(about.dataset.owner, about.dataset.questionnaire).map(e => e.entry.page))].sort();
  told.hidden = pages.length === 0;
  told.textContent = pages.length === 0 ? "" : told.dataset.words.replace("{0}", pages.join(", "));
}
