// Saves while one types: answers to a questionnaire, pieces of a draft. Without this script the page does the same by its buttons.
//
// Each question, or piece, stands alone and has at most one save under way. What is typed meanwhile waits in the browser (localStorage) and goes
// next, based on the number that came back; a save that got no answer is sent again with the same identity, which the server knows. What was
// acknowledged is removed here. What is refused for good is set aside (aside.js), and what fails for a moment is sent again with growing
// pauses (post.js tells the two apart); neither keeps another from being sent. Nothing is decided about two versions: the server refuses, and
// the person chooses. A text of another page is sent along, and never keeps this page.
import { addRow, applyConditions, field, firstControl, inText, isText, read, showTitle, write } from "./answers.js";
import { asideItem, asides, countOf, dropAside, keepAside, putBackButton, putBackLink, RETURN, setAside } from "./aside.js";
import { isClosed, isFault, isGone, meaning, post, reasonOf } from "./post.js";
import { drop, keep, left, lockOf, textsOf } from "./queue.js";
import { show, stateOf } from "./states.js";
import { fill, identity } from "./text.js";

const WAIT = 1000, PING = 20000, SEEN_AFTER = 2000;
const LANES = 4;
const PAUSES = [2000, 4000, 8000, 15000, 30000, 60000];
// After so many faults of the server for one text, while it stored others, that text is set aside: it is the text, and not the server.
const TRIES = 4;

const form = document.querySelector("form.answers");
// After a refusal the page shows what was not stored; there the form itself goes on.
if (form && !form.querySelector("[data-unsaved=ja], .conflict")) start();

function start() {
  const { owner, questionnaire, page, answers: saveTo, ping: pingTo, login, next: nextPage } = form.dataset;
  const words = JSON.parse(form.dataset.words);
  const elsewhere = JSON.parse(form.dataset.elsewhere);
  const most = Number(form.dataset.most);
  const token = form.querySelector("input[name=__RequestVerificationToken]").value;
  const [statusLine, othersLine] = [document.getElementById("opslag"), document.getElementById("anderen")];
  const language = document.documentElement.lang;
  const clock = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });
  const tab = identity();
  const channel = "BroadcastChannel" in self ? new BroadcastChannel(`toetssteen:${questionnaire}`) : null;
  const logins = "BroadcastChannel" in self ? new BroadcastChannel("toetssteen:login") : null;
  const frames = [...form.querySelectorAll("[data-question]")];
  // waits: until when it is not sent again, and why; trouble: why it failed last, until it succeeds. aside: what was set aside of it last, as
  // long as it is typed on without a break.
  const untroubled = { waits: null, trouble: null, faults: 0, serverFaults: 0, adopted: false, notKept: false };
  const fresh = { ...untroubled, base: "", next: null, sent: null, at: 0, due: false, conflict: null, refused: false, flying: false, aside: null, kept: true };
  const questions = new Map(frames.map(frame => [frame.dataset.question, {
    ...fresh, name: frame.dataset.question, page, frame, number: Number(frame.dataset.number), base: read(frame),
  }]));
  // hold: nobody is logged in, or somebody else; then nothing can be sent. proofs: how often the server took a text.
  let lanes = 0, hold = null, holds = 0, holdTimer = 0, proofs = 0, refusals = 0, saved = "", closed = false, deaf = false, leaving = false, order = Date.now();
  const untouched = [...statusLine.childNodes];

  const unsent = () => [...questions.values()].filter(q => q.sent || q.next !== null);
  const ofThisPage = () => unsent().filter(q => q.frame);
  const sendable = () => unsent().filter(q => !q.conflict && !q.refused).sort((a, b) => a.at - b.at);
  const say = (line, text) => { if (line.textContent !== text) line.textContent = text; };
  const tell = (q, text) => {
    const told = q.frame?.querySelector("[data-told]");
    if (!told) return;
    say(told, text ?? "");
    told.hidden = !text;
  };

  // What one reads of a piece where its field is not on the page.
  const about = q => q.about ??= {
    label: q.frame?.querySelector("legend, .field__label, label")?.textContent.trim() ?? "",
    title: document.title.replace(/ – Toetssteen$/, ""),
    address: location.pathname + location.search,
    type: q.frame?.dataset.type ?? "",
    saveTo,
  };

  function store(q) {
    if (leaving) return true;
    if (!q.sent && q.next === null) {
      drop(owner, questionnaire, tab, q.name);
      return q.kept = true;
    }
    const shown = q.frame && !isText(q.frame) ? inText(q.frame, q.next ?? q.sent.value) : about(q).shown;
    return q.kept = keep(owner, questionnaire, tab, q.name, { page: q.page, number: q.number, sent: q.sent, next: q.next, at: q.at, about: { ...about(q), shown } });
  }

  // What does not fit is told while one types, in the same number as on the server, and not sent.
  function measure(q) {
    const length = [...q.next].length;
    q.refused = isText(q.frame) && length > most;
    if (q.refused) tell(q, fill(words.tooLong, length.toLocaleString(language), most.toLocaleString(language)));
  }

  function typed(q) {
    if (q.conflict) {
      q.next = read(q.frame);
      store(q);
      return;
    }
    const value = read(q.frame);
    // Typed anew: what was set aside stays by itself.
    if (q.aside && !value.startsWith(q.aside.value)) q.aside = null;
    q.refused = q.notKept = q.adopted = false;
    tell(q, "");
    if (value === (q.sent?.value ?? q.base)) {
      q.next = null;
    } else {
      if (q.next === null && !q.sent) q.at = ++order;
      q.next = value;
      measure(q);
    }
    store(q);
    q.due = false;
    clearTimeout(q.timer);
    if (q.next !== null && !q.refused) q.timer = setTimeout(() => { q.due = true; pump(); }, WAIT);
    report();
  }

  function hurry() {
    for (const q of unsent()) q.due = true;
    pump();
  }

  function pump() {
    for (const q of sendable()) {
      if (hold || lanes >= LANES) return;
      if (!q.flying && !q.waits && (q.sent || q.due)) fly(q);
    }
  }

  async function fly(q) {
    q.flying = true;
    lanes++;
    if (!q.sent) {
      q.sent = { value: q.next, basedOn: q.number, saveId: identity() };
      q.next = null;
      store(q);
    }
    report();
    try {
      await send(q);
    } finally {
      q.flying = false;
      lanes--;
    }
    report();
    pump();
  }

  async function send(q) {
    const answer = await post(saveTo, { name: q.name, ...q.sent }, token, true);
    switch (meaning(answer)) {
      case "saved": return acknowledged(q, answer.reply);
      case "conflict": return conflicting(q, answer.reply);
      case "loggedOut": return holdAll("loggedOut");
      case "reload": return holdAll("reload");
      case "later": return later(q, answer);
      case "identity":
        // The identity was none, or was used: with another one the text is sent once more.
        if (!q.renewed) {
          q.renewed = q.sent.saveId = identity();
          store(q);
          return;
        }
    }
    const reason = reasonOf(answer, words);
    // Typed on since: what is there now may be taken. What it does not go on from is set aside.
    if (q.next !== null && !isGone(answer) && !isClosed(answer)) {
      if (textsOf(q).length > 1) putAside(q, q.sent.value, reason);
      q.sent = null;
      store(q);
      return;
    }
    refused(q, reason, isGone(answer));
    if (isClosed(answer)) close(answer.reply.detail);
  }

  function later(q, answer) {
    if (isFault(answer)) {
      if (q.serverFaults === 0) q.proofsBefore = proofs;
      if (++q.serverFaults >= TRIES && proofs > q.proofsBefore) {
        refused(q, fill(words.asideServer, answer.status));
        return;
      }
    }
    q.waits = q.trouble = answer.status === 0 ? "offline" : "server";
    saved = "";
    clearTimeout(q.retry);
    q.retry = setTimeout(() => again(q), Math.max(PAUSES[Math.min(q.faults++, PAUSES.length - 1)], answer.after));
    report();
  }

  function again(q) {
    clearTimeout(q.retry);
    q.waits = null;
    q.due = true;
    pump();
  }

  // Nobody is logged in, or somebody else: nothing can be sent until that is mended, here or in another window.
  function holdAll(why) {
    hold = why;
    saved = "";
    clearTimeout(holdTimer);
    holdTimer = setTimeout(release, PAUSES[Math.min(holds++, 3)]);
    report();
  }

  function release() {
    hold = null;
    clearTimeout(holdTimer);
    hurry();
  }

  // The line is back, or may be.
  function lineIsBack() {
    for (const q of unsent()) if (q.waits === "offline") again(q);
    if (hold) release();
    hurry();
  }

  function works() {
    holds = 0;
    hold = null;
  }

  function report() {
    const texts = unsent();
    const keeps = texts.map(q => q.kept || store(q)).every(Boolean);
    const parts = stateOf({ hold, closed, saved, texts, keeps, asides: shownAsides.size, login }, words);
    show(statusLine, parts.length > 0 ? parts : untouched, texts.some(q => !q.trouble && !q.conflict && !q.refused) && !hold);
  }

  function acknowledged(q, reply) {
    works();
    proofs++;
    channel?.postMessage({ owner, name: q.name, value: q.sent.value, number: reply.number });
    [q.number, q.base, q.sent] = [reply.number, q.sent.value, null];
    Object.assign(q, untroubled, { renewed: null, aside: null });
    store(q);
    if (q.next === null) tell(q, reply.problem);
    saved = fill(words.saved, clock.format(new Date(reply.savedAt)));
    report();
    others(reply.others ?? []);
  }

  function others(list) {
    say(othersLine, list.length === 0 ? "" : fill(words.others, list.map(o => `${o.name} (${o.page})`).join(", ")));
  }

  function putAside(q, value, reason, gone = false) {
    const text = q.frame ? inText(q.frame, value) : about(q).shown ?? value;
    const entry = setAside(owner, { ...about(q), questionnaire, name: q.name, page: q.page, value, text, number: q.number, reason, gone }, q.aside?.id);
    if (!entry) return null;
    if (q.frame) refusals++;
    shownAsides.set(entry.id, Date.now());
    showAsides();
    return entry;
  }

  // Refused for good: the text is set aside, with what was typed since, and no longer waits. In its field it stays as it is.
  function refused(q, reason, gone = false) {
    // Makes room for what takes its place.
    drop(owner, questionnaire, tab, q.name);
    const texts = textsOf(q);
    const put = texts.map(value => putAside(q, value, reason, gone));
    if (put.includes(null)) {
      Object.assign(q, untroubled, { refused: true, notKept: true });
      store(q);
      tell(q, `${reason} ${words.asideNoStore}`);
      report();
      return;
    }
    q.frame?.querySelector(".conflict")?.remove();
    Object.assign(q, { ...fresh, base: texts.at(-1), aside: put.at(-1) });
    tell(q, reason);
    report();
  }

  // The whole questionnaire or draft takes no more: what cannot be sent any longer is set aside too, and the rest is sent to be told so.
  function close(reason) {
    if (!closed) {
      closed = true;
      for (const q of unsent()) if ((q.conflict || q.refused) && !q.flying) refused(q, reason ?? words.closed);
      report();
    }
    hurry();
  }

  // The texts that were set aside here, above the form: whole until one has seen them, then as one line that leads to their page.
  const shownAsides = new Map();
  let block = null;

  function showAsides() {
    const held = asides(owner, questionnaire);
    for (const id of shownAsides.keys()) if (!held.some(e => e.id === id)) shownAsides.delete(id);
    const here = held.filter(e => shownAsides.has(e.id));
    block ??= makeBlock();
    block.hidden = held.length === 0;
    block.className = here.length > 0 ? "asides" : "asides asides--line";
    const rest = held.length - here.length;
    const [head, note, list, line] = block.children;
    head.hidden = note.hidden = list.hidden = here.length === 0;
    line.hidden = rest === 0;
    say(head, countOf(here.length, words));
    say(line.firstElementChild, here.length > 0 ? fill(words.asideMore, rest) : countOf(rest, words));
    list.replaceChildren(...here.map(entry => asideItem(entry, words, {
      putBack: putBackOf(entry),
      remove: () => {
        forget(entry);
        (block.hidden ? document.getElementById("inhoud") : block).focus();
      },
    })));
  }

  function makeBlock() {
    const made = document.createElement("section");
    const [head, note, list, line] = ["h2", "p", "div", "p"].map(name => document.createElement(name));
    head.id = "niet-opgeslagen";
    note.textContent = words.asideOnly;
    line.append(Object.assign(document.createElement("a"), { href: words.asidePage }));
    made.tabIndex = -1;
    made.setAttribute("aria-label", words.asideTitle);
    made.append(head, note, list, line);
    // Not in the columns of a workbench, but above them.
    let place = form;
    while (place.parentElement && place.parentElement.localName !== "main") place = place.parentElement;
    place.before(made);
    return made;
  }

  function forget(entry) {
    for (const q of questions.values()) if (q.aside?.id === entry.id) q.aside = null;
    dropAside(owner, entry.id);
    showAsides();
    report();
  }

  // The field of a text: its own, or the one of the same kind on its page, where a colleague merged what it belonged to.
  function fieldOf(entry) {
    const own = questions.get(entry.name);
    if (own?.frame) return own;
    const kind = name => name.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, "*");
    const alike = [...questions.values()].filter(q => q.frame && kind(q.name) === kind(entry.name) && isText(q.frame));
    return entry.address === location.pathname + location.search && kind(entry.name) !== entry.name && alike.length === 1 ? alike[0] : null;
  }

  function putBackOf(entry) {
    const q = fieldOf(entry);
    if (!q) return entry.address === location.pathname + location.search ? words.asideNoField : putBackLink(entry, words);
    // What its field belonged to is gone: the page as it is now shows what came in its place.
    const reload = () => {
      location.hash = RETURN + entry.id;
      location.reload();
    };
    return putBackButton(entry, words, entry.gone ? Object.assign(reload, { isNew: true }) : () => putBack(entry));
  }

  // Into its field where nothing else was written there since; else below what stands there, or as one of two versions.
  function putBack(entry) {
    const q = fieldOf(entry);
    if (!q) return;
    const isSame = q.name === entry.name && q.number === entry.number && !q.sent && q.next === null;
    const shown = isText(q.frame) ? field(q.frame).value.trimEnd() : "";
    const isBelow = !isSame && shown !== "" && shown !== entry.value.trimEnd();
    write(q.frame, isBelow ? `${shown}\n\n${entry.value}` : entry.value);
    if (!isSame && !isText(q.frame)) q.number = entry.number;
    if (!q.sent) q.base = null;
    typed(q);
    if (!store(q)) return;
    forget(entry);
    shape(q);
    applyConditions(frames, elsewhere);
    hurry();
    firstControl(q.frame).focus();
  }

  function conflicting(q, { theirs, by, at, number }) {
    works();
    q.next ??= q.sent.value;
    Object.assign(q, untroubled, { sent: null, conflict: { theirs, number } });
    store(q);
    if (!q.frame) return;
    const block = document.getElementById("twee-versies").content.firstElementChild.cloneNode(true);
    const head = block.querySelector(".conflict__head");
    head.id = `${q.name.replace(/\W/g, "_")}-twee-versies`;
    block.setAttribute("aria-labelledby", head.id);
    block.querySelector("[data-by]").textContent = by;
    block.querySelector("[data-at]").textContent = clock.format(new Date(at));
    block.querySelector("[data-theirs]").textContent = inText(q.frame, theirs);
    block.querySelector("[data-mine]").textContent = inText(q.frame, q.next);
    block.querySelector("[data-choose=beide]").hidden = !isText(q.frame);
    block.addEventListener("click", event => choose(q, block, event.target.closest("[data-choose]")?.dataset.choose));
    q.frame.querySelector(".conflict")?.remove();
    q.frame.prepend(block);
    tell(q, fill(words.conflict, by));
  }

  function choose(q, block, choice) {
    if (!choice) return;
    const { theirs, number } = q.conflict;
    q.conflict = q.aside = null;
    q.number = number;
    q.base = theirs;
    if (choice === "hun") {
      q.next = null;
      write(q.frame, theirs);
      q.base = read(q.frame);
    } else if (choice === "beide") {
      write(q.frame, `${q.next}\n\n${theirs}`);
      q.next = read(q.frame);
    }
    q.at = ++order;
    store(q);
    block.remove();
    tell(q, "");
    shape(q);
    firstControl(q.frame).focus();
    report();
    if (choice !== "beide") hurry();
    else typed(q);
  }

  // An answer that is newer than what the page shows: taken over where nothing is typed, and else left to the rule about conflicts.
  function newer({ name, value, number, by }) {
    const q = questions.get(name);
    if (!q?.frame || number <= q.number || q.sent || q.next !== null || q.conflict) return;
    tell(q, fill(words.newer, by));
    if (q.frame.contains(document.activeElement) && value !== q.base) return;
    write(q.frame, value);
    [q.number, q.base, q.aside] = [number, read(q.frame), null];
    shape(q);
    applyConditions(frames, elsewhere);
  }

  // Puts a ready sentence behind what is written.
  function take({ into, text }) {
    const q = questions.get(into);
    const before = field(q.frame).value.trimEnd();
    write(q.frame, before ? `${before}\n\n${text}` : text);
    typed(q);
    shape(q);
    hurry();
    field(q.frame).focus();
  }

  // Several pieces at once, each saved as if it were chosen by hand.
  function setAll({ set }) {
    for (const [name, value] of Object.entries(JSON.parse(set))) {
      const q = questions.get(name);
      if (!q?.frame) continue;
      write(q.frame, value);
      typed(q);
      shape(q);
    }
    hurry();
  }

  async function ping() {
    if (document.hidden || deaf) return;
    const seen = Object.fromEntries([...questions.values()].filter(q => q.frame).map(q => [q.name, q.number]));
    const { status, reply } = await post(pingTo, { page, seen }, token, false);
    if (status === 401 && reply && !hold) holdAll("loggedOut");
    // Not there for this person any more: each save is told so itself.
    deaf = status === 403 || status === 404;
    if (status !== 200 || !Array.isArray(reply?.newer)) return;
    const wasHeld = hold !== null;
    works();
    others(reply.others);
    reply.newer.forEach(newer);
    if (!reply.isOpen) close();
    else if (wasHeld || unsent().some(q => q.waits === "offline")) lineIsBack();
    if (wasHeld) report();
  }

  function shape(q) {
    const text = q.frame && field(q.frame);
    if (text?.localName !== "textarea") return;
    if (!CSS.supports("field-sizing", "content")) {
      text.style.blockSize = "auto";
      text.style.blockSize = `${text.scrollHeight + 4}px`;
    }
    const count = q.frame.querySelector("[data-count]");
    const many = text.value.trim() ? text.value.trim().split(/\s+/).length : 0;
    count.hidden = many === 0;
    count.textContent = many === 1 ? words.word : fill(words.words, many.toLocaleString(language));
  }

  // What a window that is gone left unsent goes on here: on its page it stands in its field again.
  async function adopt() {
    navigator.locks?.request(lockOf(tab), () => new Promise(() => {}));
    const found = (await left(owner, questionnaire)).filter(e => e.tab !== tab);
    for (const { tab: gone, name, entry } of found) {
      const q = questions.get(name) ?? { ...fresh, name, frame: null };
      questions.set(name, q);
      // Typed in the meantime, or left by two windows: what is older waits for its turn, as a page of its own.
      if (q.sent || q.next != null) continue;
      Object.assign(q, { page: entry.page, number: entry.number, sent: entry.sent, next: entry.next, at: entry.at, about: q.frame ? undefined : entry.about, due: true, adopted: true });
      if (store(q)) drop(owner, questionnaire, gone, name);
      if (q.frame) {
        write(q.frame, q.next ?? q.sent.value);
        if (!q.sent) measure(q);
        shape(q);
      }
    }
    if (found.length > 0) {
      applyConditions(frames, elsewhere);
      report();
      hurry();
    }
  }

  // Sends all and waits for what is of this page, but not for ever; what is left then stays in the browser. Whether all of this page was saved.
  async function settle() {
    const before = refusals;
    if (document.activeElement) flush(document.activeElement);
    hurry();
    for (let n = 0; n < 200 && !hold && sendable().some(q => q.frame && !q.waits); n++) await new Promise(done => setTimeout(done, 50));
    return ofThisPage().length === 0 && refusals === before;
  }

  function flush(element) {
    const frame = element.closest?.("[data-question]");
    const q = frame && questions.get(frame.dataset.question);
    if (q && !q.conflict && read(frame) !== (q.next ?? q.sent?.value ?? q.base)) typed(q);
  }

  form.classList.add("answers--live");
  form.addEventListener("input", event => {
    const frame = event.target.closest("[data-question]");
    if (!frame) return;
    const q = questions.get(frame.dataset.question);
    if (event.target.matches("select[data-document]")) showTitle(event.target.closest(".places__row"));
    typed(q);
    shape(q);
    applyConditions(frames, elsewhere);
  });
  form.addEventListener("change", event => { flush(event.target); hurry(); });
  form.addEventListener("focusout", () => { if (unsent().length > 0) hurry(); });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const act = event.submitter?.value ?? "";
    if (event.submitter?.dataset.into) {
      take(event.submitter.dataset);
      return;
    }
    if (event.submitter?.dataset.set) {
      setAll(event.submitter.dataset);
      return;
    }
    const several = act.startsWith("meer:") && event.submitter.closest("[data-several]");
    if (several) {
      const one = several.querySelector("[data-one][hidden]");
      if (one) {
        one.hidden = false;
        firstControl(one).focus();
      }
      return;
    }
    if (act.startsWith("meer:")) {
      addRow(event.submitter.closest("[data-question]")).querySelector("select, [data-title]").focus();
      return;
    }
    if (await settle()) {
      if (act === "verder") location.assign(nextPage);
    } else {
      const q = ofThisPage().find(x => x.conflict || x.refused);
      if (q) (q.frame.querySelector(".conflict button") ?? firstControl(q.frame)).focus();
      else if (ofThisPage().length === 0) block?.focus();
    }
  });
  document.addEventListener("click", async event => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.target || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || ofThisPage().length === 0) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    event.preventDefault();
    await settle();
    location.assign(link.href);
  });
  addEventListener("beforeunload", event => { if (!leaving && ofThisPage().length > 0) event.preventDefault(); });
  addEventListener("toetssteen:signout", () => { leaving = true; });
  addEventListener("online", lineIsBack);
  addEventListener("focus", () => { if (hold) ping(); });
  addEventListener("pagehide", () => {
    for (const entry of asides(owner, questionnaire)) {
      if (!leaving && !entry.seen && shownAsides.get(entry.id) < Date.now() - SEEN_AFTER) keepAside(owner, { ...entry, seen: true });
    }
  });
  addEventListener("storage", event => { if (event.key === null || event.key.startsWith("toetssteen-aside")) showAsides(); });
  logins?.addEventListener("message", ({ data }) => { if (data === owner && hold) release(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) hurry(); else ping(); });
  channel?.addEventListener("message", ({ data }) => { if (data.owner === owner) newer({ ...data, by: words.you }); });

  frames.forEach(frame => shape(questions.get(frame.dataset.question)));
  form.querySelectorAll(".places__row").forEach(showTitle);
  applyConditions(frames, elsewhere);
  const returned = location.hash.startsWith(RETURN) ? location.hash.slice(RETURN.length) : null;
  for (const entry of asides(owner, questionnaire)) if (!entry.seen || entry.id === returned) shownAsides.set(entry.id, Date.now());
  if (asides(owner, questionnaire).length > 0) showAsides();
  adopt().then(() => {
    const entry = asides(owner, questionnaire).find(e => e.id === returned);
    if (entry) putBack(entry);
  });
  setInterval(ping, PING);
}
