// What the bar of a page says of its texts: what is so at this moment, the worst first.
import { countOf } from "./aside.js";

const link = (href, textContent, about) => Object.assign(document.createElement("a"), { href, textContent }, about);

// hold: why nothing can be sent. texts: all that are not stored. keeps: whether this browser can keep them. asides: how many were set aside
// here.
export function stateOf({ hold, closed, saved, texts, keeps, asides, login }, words) {
  if (hold === "loggedOut") return [words.loggedOut, link(login, words.logIn, { target: "_blank" })];
  const onTheWay = texts.filter(q => !q.conflict && !q.refused);
  const failing = onTheWay.filter(q => q.trouble);
  const [here, elsewhere] = [texts.filter(q => q.conflict && q.frame), texts.filter(q => q.conflict && !q.frame)];
  const isNew = failing.length < onTheWay.length || texts.some(q => q.refused && q.frame) || here.length > 0;
  const why = hold === "reload" ? (keeps ? words.reload : words.reloadNoStore)
    : closed ? words.closed
    : failing.some(q => q.trouble === "offline") ? (keeps ? words.offline : words.noStore)
    : failing.length > 0 ? (keeps ? words.server : words.serverNoStore)
    : onTheWay.some(q => q.adopted && q.frame) ? words.restored
    : onTheWay.some(q => q.adopted) ? words.restoredElsewhere
    : onTheWay.some(q => q.flying) ? words.saving
    : isNew ? words.unsaved : "";
  return [
    isNew ? "" : saved,
    why,
    texts.some(q => q.notKept) ? words.notKept : "",
    here.length > 0 ? words.conflictHere : "",
    ...elsewhere.length > 0 ? [words.conflictElsewhere, ...placesOf(elsewhere)] : [],
    asides > 0 ? `${countOf(asides, words)}.` : "",
  ].filter(Boolean);
}

// Each page once.
function placesOf(texts) {
  const places = new Map(texts.map(q => [q.about?.address ?? "", q]));
  return [...places].map(([address, q]) => address ? link(address, q.about.title || q.page) : q.page);
}

// While a text is on its way nothing is read aloud: what comes of it is.
export function show(line, parts, isBusy) {
  line.ariaBusy = String(isBusy);
  const content = parts.flatMap((part, n) => n > 0 ? [" ", part] : [part]);
  if (line.textContent !== content.map(part => part.textContent ?? part).join("")) line.replaceChildren(...content);
}
