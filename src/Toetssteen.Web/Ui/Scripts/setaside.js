// What this browser holds of texts that are not saved, on pages beside the one where they were typed: the page that lists them and sends what
// still waits, links to that page, and forms that ask first (sending a questionnaire, handing over a draft).
import { asideItem, asides, countOf, dropAside, pageLink, putBackLink, setAside } from "./aside.js";
import { isGone, meaning, post, reasonOf } from "./post.js";
import { drop, entries, keep, left, lockOf, textsOf, windows } from "./queue.js";
import { identity } from "./text.js";

const owner = document.body.dataset.person;

const list = document.querySelector("[data-asides]");
if (list) {
  const words = JSON.parse(list.dataset.words);
  const none = document.querySelector("[data-no-asides]");
  const waiting = document.querySelector("[data-waiting]");
  const isSaved = document.querySelector("[data-saved-now]");
  const token = document.querySelector("main input[name=__RequestVerificationToken]").value;
  const removed = async () => {
    await show();
    document.querySelector("h1").focus();
  };

  const show = async () => {
    const held = asides(owner);
    list.replaceChildren(...held.map(entry => asideItem(entry, words, {
      putBack: putBackLink(entry, words),
      remove: () => {
        dropAside(owner, entry.id);
        removed();
      },
    })));
    list.hidden = held.length === 0;
    const there = await windows();
    const unsent = entries(owner);
    waiting.hidden = unsent.length === 0;
    waiting.querySelector("[data-waiting-texts]").replaceChildren(...unsent.flatMap(found => {
      // What a window that is open has is thrown away there.
      const isOpen = there.has(lockOf(found.tab));
      return waitingTexts(found.entry).map(text => asideItem({ ...text, reason: isOpen ? words.waitsInWindow : words.waits }, words, {
        putBack: pageLink(text, words),
        remove: isOpen ? null : () => {
          throwAway(found, text.value);
          removed();
        },
      }));
    }));
    none.hidden = held.length + unsent.length > 0;
    none.textContent = none.dataset.noAsides;
  };

  const waitingTexts = entry => textsOf(entry).map((value, n, all) => ({
    label: "", title: "", ...entry.about, page: entry.page, number: entry.number, value, text: n === all.length - 1 ? entry.about?.shown ?? value : value, at: entry.at,
  }));

  // Of two texts the other one stays.
  function throwAway({ questionnaire, tab, name, entry }, value) {
    const rest = textsOf(entry).filter(text => text !== value);
    if (rest.length === 0) drop(owner, questionnaire, tab, name);
    else keep(owner, questionnaire, tab, name, { ...entry, sent: entry.sent?.value === value ? null : entry.sent, next: entry.next === value ? null : entry.next });
  }

  // Sends what windows that are gone left, for its page may be closed and never come again. What is refused for good is set aside with the
  // reason; what can still be saved on its page, or meets another version there, waits.
  async function deliver({ questionnaire, tab, name, entry }) {
    const { sent, next, number, page, about } = entry;
    if (!/^\/(?!\/)/.test(about?.saveTo ?? "")) return;
    const save = sent ?? { value: next, basedOn: number, saveId: identity() };
    if (!sent && !keep(owner, questionnaire, tab, name, { ...entry, sent: save, next: null })) return;
    const answer = await post(about.saveTo, { name, ...save }, token, false);
    const said = meaning(answer);
    if (said === "saved") {
      isSaved.hidden = false;
      drop(owner, questionnaire, tab, name);
      if (!sent || next === null) return;
      const rest = { ...entry, number: answer.reply.number, sent: null };
      keep(owner, questionnaire, tab, name, rest);
      await deliver({ questionnaire, tab, name, entry: rest });
    } else if (said === "identity") {
      // Another one for the next time.
      keep(owner, questionnaire, tab, name, { ...entry, sent: { ...save, saveId: identity() }, next: sent ? next : null });
    } else if (said === "refused") {
      const put = waitingTexts(entry).map(text => setAside(owner, { ...text, questionnaire, name, page, reason: reasonOf(answer, words), gone: isGone(answer) }));
      if (!put.includes(null)) drop(owner, questionnaire, tab, name);
    }
  }

  show().then(async () => {
    for (const found of await left(owner)) await deliver(found);
    await show();
  });
  addEventListener("storage", show);
}

for (const line of document.querySelectorAll("[data-aside-link]")) {
  left(owner, line.dataset.questionnaire).then(waiting => {
    const held = asides(owner, line.dataset.questionnaire).length + waiting.length;
    line.hidden = held === 0;
    if (held > 0) line.querySelector("a").textContent = countOf(held, JSON.parse(line.dataset.words));
  });
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
