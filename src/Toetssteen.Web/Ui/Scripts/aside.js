// Texts that were set aside: the server, or a machine on the way to it, refused them for good. They stay in this browser, per person,
// until that person puts them back or removes them.
// A text: { id, questionnaire, name, type, value, text, label, page, title, address, number, reason, gone, at, seen }.
import { fill, identity } from "./text.js";

const ROOT = "toetssteen-aside";
const keyOf = (owner, id) => `${ROOT}:${owner}:${id}`;

export function keepAside(owner, entry) {
  try {
    localStorage.setItem(keyOf(owner, entry.id), JSON.stringify(entry));
    return true;
  } catch {
    return false;
  }
}

// Sets a text aside; null where the browser cannot keep it. No other is lost for it: it takes the place of the same text, or of the one
// (continued) that was typed on without a break and of which it is the longer version. Only a person throws one away.
export function setAside(owner, text, continued) {
  const same = asides(owner, text.questionnaire).find(e => e.name === text.name && (e.value === text.value || (e.id === continued && text.value.startsWith(e.value))));
  const entry = { ...text, id: same?.id ?? identity(), at: Date.now(), seen: false };
  return keepAside(owner, entry) ? entry : null;
}

export function dropAside(owner, id) {
  try {
    localStorage.removeItem(keyOf(owner, id));
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}

// The texts of a person, or those of one questionnaire or draft, in the order in which they were set aside.
export function asides(owner, questionnaire) {
  const found = [];
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(keyOf(owner, ""))) continue;
      try {
        const entry = JSON.parse(localStorage.getItem(key));
        if (!questionnaire || entry.questionnaire === questionnaire) found.push(entry);
      } catch {
        // What cannot be read is left where it is.
      }
    }
  } catch {
    // A browser that keeps nothing holds nothing.
  }
  return found.sort((a, b) => a.at - b.at);
}

export const clearAsides = owner => asides(owner).forEach(entry => dropAside(owner, entry.id));

export const countOf = (many, words) => many === 1 ? words.asideOne : fill(words.asideMany, many);

// The address at which a text is put back into its field.
export const RETURN = "#terug=";

function element(name, about, ...content) {
  const made = Object.assign(document.createElement(name), about);
  made.append(...content);
  return made;
}

function action(words, label, act) {
  const button = element("button", { type: "button", className: "link-button" }, words, element("span", { className: "vh" }, `: ${label}`));
  button.addEventListener("click", () => act(button));
  return button;
}

function download(entry) {
  const link = element("a", { href: URL.createObjectURL(new Blob([entry.text], { type: "text/plain;charset=utf-8" })), download: `${entry.page} ${entry.label}.txt`.replace(/[^\p{L}\p{N} .-]/gu, "_") });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function copy(entry, item) {
  try {
    await navigator.clipboard.writeText(entry.text);
    return true;
  } catch {
    // Where a page may not copy by itself, the words are marked, and the keys for copying work.
    getSelection().selectAllChildren(item.querySelector("blockquote"));
    return false;
  }
}

// What a text is called where its field is not seen.
export const labelOf = entry => [entry.page, entry.label].filter(Boolean).join(" ");

// One text with what can be done with it. putBack: the button or link that does so, or a sentence why there is none. remove: throws it away;
// without it the text is not offered for that.
export function asideItem(entry, words, { putBack, remove }) {
  const language = document.documentElement.lang === "en" ? "en-GB" : "nl-NL";
  const when = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" }).format(entry.at);
  const label = labelOf(entry);
  const told = element("span", { className: "soft" });
  told.setAttribute("role", "status");
  const item = element("div", { className: "aside-text" },
    element("p", {}, element("strong", {}, label), " ", element("span", {}, entry.reason)),
    element("p", { className: "aside-text__place soft" }, `${entry.title}, ${when}`),
    // A long one scrolls, and takes focus for that.
    element("blockquote", { className: "aside-text__words", tabIndex: entry.text.length > 400 || entry.text.split("\n").length > 8 ? 0 : -1 }, entry.text || words.asideEmpty),
    element("p", { className: "aside-text__acts" },
      putBack,
      action(words.asideCopy, label, async () => { told.textContent = await copy(entry, item) ? words.asideCopied : words.asideSelected; }),
      action(words.asideDownload, label, () => download(entry)),
      remove ? action(words.asideRemove, label, () => { if (confirm(words.asideAsk)) remove(); }) : "",
      told));
  item.dataset.aside = entry.id;
  return item;
}

export const putBackButton = (entry, words, act) => action(act.isNew ? words.asidePutNew : words.asidePut, entry.label, act);

const isHere = address => /^\/(?!\/)/.test(address ?? "");
const linkTo = (address, text, entry) => isHere(address) ? element("a", { href: address }, text, element("span", { className: "vh" }, `: ${labelOf(entry)}`)) : "";

export const putBackLink = (entry, words) => linkTo(`${entry.address}${RETURN}${entry.id}`, words.asidePut, entry);
export const pageLink = (entry, words) => linkTo(entry.address, words.asideOpen, entry);
