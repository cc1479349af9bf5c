// Saves while one types: answers to a questionnaire, pieces of a draft. Without this script the page does the same by its buttons.
//
// Each question, or piece, has at most one save under way. What is typed meanwhile waits in the browser (localStorage) and goes next, based on the
// number that came back; a save that got no answer is sent again with the same identity, which the server knows. What was acknowledged is
// removed here. Nothing is decided about two versions: the server refuses, and the person chooses.
import { addRow, applyConditions, field, firstControl, inText, isText, read, showTitle, write } from "./answers.js";
import { drop, entries, keep } from "./queue.js";

const WAIT = 1000, PING = 20000, RETRY = [2000, 4000, 8000, 15000], PATIENCE = 20000, KEEPALIVE = 60000;

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
  const tab = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  const channel = "BroadcastChannel" in self ? new BroadcastChannel(`toetssteen:${questionnaire}`) : null;
  const frames = [...form.querySelectorAll("[data-question]")];
  const questions = new Map(frames.map(frame => [frame.dataset.question, {
    name: frame.dataset.question, page, frame, number: Number(frame.dataset.number), base: read(frame), next: null, sent: null, at: 0, due: false, conflict: null, refused: false,
  }]));
  let busy = false, failures = 0, stopped = null, retry = 0, leaving = false, order = Date.now();

  const unsent = () => [...questions.values()].filter(q => q.sent || q.next !== null);
  const sendable = () => unsent().filter(q => !q.conflict && !q.refused).sort((a, b) => a.at - b.at);
  const say = (line, text) => { if (line.textContent !== text) line.textContent = text; };
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n]);
  const tell = (q, text) => {
    const told = q.frame?.querySelector("[data-told]");
    if (!told) return;
    say(told, text ?? "");
    told.hidden = !text;
  };

  function store(q) {
    if (leaving) return true;
    if (!q.sent && q.next === null) {
      drop(owner, questionnaire, tab, q.name);
      return true;
    }
    return keep(owner, questionnaire, tab, q.name, { page: q.page, number: q.number, sent: q.sent, next: q.next, at: q.at });
  }

  function typed(q) {
    if (q.conflict) {
      q.next = read(q.frame);
      store(q);
      return;
    }
    const value = read(q.frame);
    q.refused = false;
    tell(q, "");
    if (value === (q.sent?.value ?? q.base)) {
      q.next = null;
    } else {
      if (q.next === null && !q.sent) q.at = ++order;
      q.next = value;
      if (isText(q.frame) && [...value].length > most) {
        q.refused = true;
        tell(q, fill(words.tooLong, [...value].length.toLocaleString(language), most.toLocaleString(language)));
      }
    }
    store(q);
    q.due = false;
    clearTimeout(q.timer);
    if (q.next !== null && !q.refused) q.timer = setTimeout(() => { q.due = true; pump(); }, WAIT);
  }

  function hurry() {
    for (const q of unsent()) q.due = true;
    pump();
  }

  async function pump() {
    if (busy || stopped === "closed" || stopped === "gone" || stopped === "reload") return;
    busy = true;
    try {
      for (let q; (q = sendable().find(x => x.sent || x.due)); ) {
        if (!q.sent) {
          q.sent = { value: q.next, basedOn: q.number, saveId: crypto.randomUUID?.() ?? uuid() };
          q.next = null;
          store(q);
        }
        if (!await send(q)) break;
      }
    } finally {
      busy = false;
    }
  }

  async function send(q) {
    const response = await post(saveTo, { name: q.name, ...q.sent });
    if (!response) return later(words.offline, "offline");
    if (response.status === 401) return later(null, "loggedOut");
    if (response.status >= 500) return later(words.offline, "offline");
    if (response.ok) {
      const reply = await response.json();
      acknowledged(q, reply);
      return true;
    }
    if (response.status === 409) {
      conflicting(q, await response.json());
      return true;
    }
    if (response.status === 413 || response.status === 422) {
      const problem = await response.json().catch(() => null);
      q.next ??= q.sent.value;
      q.sent = null;
      q.refused = true;
      store(q);
      tell(q, problem?.detail ?? fill(words.tooLong, q.next.length, most));
      return true;
    }
    stopped = response.status === 410 ? "closed" : response.status === 400 ? "reload" : "gone";
    say(statusLine, words[stopped]);
    return false;
  }

  // A response, or nothing where there was none.
  async function post(address, body) {
    const text = JSON.stringify(body);
    try {
      return await fetch(address, {
        method: "POST", body: text, redirect: "error", keepalive: text.length < KEEPALIVE, signal: AbortSignal.timeout(PATIENCE),
        headers: { "Content-Type": "application/json", Accept: "application/json", RequestVerificationToken: token },
      });
    } catch {
      return null;
    }
  }

  function later(text, why) {
    stopped = why;
    if (why === "loggedOut") {
      if (!statusLine.querySelector("a")) {
        const link = Object.assign(document.createElement("a"), { href: login, target: "_blank", textContent: words.logIn });
        statusLine.replaceChildren(`${words.loggedOut} `, link);
      }
    } else {
      say(statusLine, unsent().every(store) ? text : words.noStore);
    }
    clearTimeout(retry);
    retry = setTimeout(hurry, RETRY[Math.min(failures++, RETRY.length - 1)]);
    return false;
  }

  function back() {
    failures = 0;
    stopped = null;
    clearTimeout(retry);
  }

  function acknowledged(q, reply) {
    back();
    channel?.postMessage({ owner, name: q.name, value: q.sent.value, number: reply.number });
    [q.number, q.base, q.sent] = [reply.number, q.sent.value, null];
    store(q);
    if (q.next === null) tell(q, reply.problem);
    say(statusLine, fill(words.saved, clock.format(new Date(reply.savedAt))));
    others(reply.others);
  }

  function others(list) {
    say(othersLine, list.length === 0 ? "" : fill(words.others, list.map(o => `${o.name} (${o.page})`).join(", ")));
  }

  function conflicting(q, { theirs, by, at, number }) {
    back();
    q.next ??= q.sent.value;
    q.sent = null;
    q.conflict = { theirs, number };
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
    q.conflict = null;
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
    [q.number, q.base] = [number, read(q.frame)];
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
    if (document.hidden || stopped === "closed" || stopped === "gone" || stopped === "reload") return;
    const response = await post(pingTo, { page, seen: Object.fromEntries([...questions.values()].filter(q => q.frame).map(q => [q.name, q.number])) });
    if (response?.status === 401 && unsent().length === 0) later(null, "loggedOut");
    if (!response?.ok) return;
    const reply = await response.json();
    others(reply.others);
    reply.newer.forEach(newer);
    if (!reply.isOpen) {
      stopped = "closed";
      say(statusLine, words.closed);
    } else if (stopped) {
      if (stopped === "loggedOut" && unsent().length === 0) say(statusLine, "");
      back();
      hurry();
    }
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
    navigator.locks?.request(`toetssteen:${tab}`, () => new Promise(() => {}));
    const alive = new Set((await navigator.locks?.query())?.held.map(lock => lock.name) ?? []);
    const left = entries(owner, questionnaire).filter(e => e.tab !== tab && !alive.has(`toetssteen:${e.tab}`));
    for (const { tab: gone, name, entry } of left) {
      const q = questions.get(name) ?? { name, frame: null, base: "", conflict: null, refused: false };
      questions.set(name, q);
      // Typed in the meantime, or left by two windows: what is older waits for its turn, as a page of its own.
      if (q.sent || q.next != null) continue;
      Object.assign(q, { page: entry.page, number: entry.number, sent: entry.sent, next: entry.next, at: entry.at, due: true });
      if (store(q)) drop(owner, questionnaire, gone, name);
      if (q.frame) {
        write(q.frame, q.next ?? q.sent.value);
        shape(q);
      }
    }
    if (left.length > 0) {
      say(statusLine, words.restored);
      applyConditions(frames, elsewhere);
      hurry();
    }
  }

  // Sends all and waits for it, but not for ever; what is left then stays in the browser.
  async function settle() {
    if (document.activeElement) flush(document.activeElement);
    hurry();
    for (let n = 0; n < 200 && sendable().length > 0 && !stopped; n++) await new Promise(done => setTimeout(done, 50));
    return unsent().length === 0;
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
      const q = unsent().find(x => x.frame && (x.conflict || x.refused));
      if (q) (q.frame.querySelector(".conflict button") ?? firstControl(q.frame)).focus();
    }
  });
  document.addEventListener("click", async event => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.target || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || unsent().length === 0) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    event.preventDefault();
    await settle();
    location.assign(link.href);
  });
  addEventListener("beforeunload", event => { if (!leaving && unsent().length > 0) event.preventDefault(); });
  addEventListener("toetssteen:signout", () => { leaving = true; });
  addEventListener("online", hurry);
  addEventListener("focus", () => { if (stopped) ping(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) hurry(); else ping(); });
  channel?.addEventListener("message", ({ data }) => { if (data.owner === owner) newer({ ...data, by: words.you }); });

  frames.forEach(frame => shape(questions.get(frame.dataset.question)));
  form.querySelectorAll(".places__row").forEach(showTitle);
  applyConditions(frames, elsewhere);
  adopt();
  setInterval(ping, PING);
}

function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 15 | 64;
  bytes[8] = bytes[8] & 63 | 128;
  return [...bytes].map((b, n) => ([4, 6, 8, 10].includes(n) ? "-" : "") + b.toString(16).padStart(2, "0")).join("");
}
