// What this browser holds of texts that are not saved, on pages beside the one where they were typed: the page that lists them, links to that
// page, and forms that ask first (sending a questionnaire, handing over a draft).
import { asideItem, asides, countOf, putBackLink } from "./aside.js";
import { entries } from "./queue.js";

const owner = document.body.dataset.person;

const list = document.querySelector("[data-asides]");
if (list) {
  const words = JSON.parse(list.dataset.words);
  const none = document.querySelector("[data-no-asides]");
  const waiting = document.querySelector("[data-waiting]");
  const show = () => {
    const held = asides(owner);
    list.replaceChildren(...held.map(entry => asideItem(owner, entry, words, {
      putBack: putBackLink(entry, words),
      removed: () => {
        show();
        document.querySelector("h1").focus();
      },
    })));
    list.hidden = held.length === 0;
    const unsent = entries(owner).filter(e => e.entry.about);
    waiting.hidden = unsent.length === 0;
    waiting.querySelector("ul").replaceChildren(...unsent.map(({ entry }) => {
      const line = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: entry.about.address, textContent: `${entry.page} ${entry.about.label}` });
      line.append(link, ` ${entry.about.title}`);
      return line;
    }));
    none.hidden = held.length + unsent.length > 0;
    none.textContent = none.dataset.noAsides;
  };
  show();
  addEventListener("storage", show);
}

for (const line of document.querySelectorAll("[data-aside-link]")) {
  const held = asides(owner, line.dataset.questionnaire);
  line.hidden = held.length === 0;
  if (held.length > 0) line.querySelector("a").textContent = countOf(held.length, JSON.parse(line.dataset.words));
}

// Pressing the button a second time, knowing it, sends.
for (const form of document.querySelectorAll("form[data-asks]")) {
  form.addEventListener("submit", event => {
    // The unseen button of Enter, which sends nothing.
    if (event.submitter?.formMethod === "dialog") return;
    const of = form.dataset.questionnaire;
    const held = asides(owner, of).length + new Set(entries(owner, of).map(e => e.name)).size;
    if (held > 0 && !confirm(form.dataset.asks.replace("{0}", held))) event.preventDefault();
  });
}
