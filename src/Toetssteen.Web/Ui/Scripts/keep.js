// Keeps what is typed in a form (data-keep) in this browser until it was saved: a closed laptop, a lost line or an ended session loses
// nothing. Kept per person and whole address, for a week; gone after a save, and at logging out. Only what a person typed or chose is kept
// and comes back: what the page itself says (hidden fields, the proof that a form is ours) is always that of the page.
import { identity, mend } from "./text.js";

const { person, saved, kept: words, throwAway, meanwhile, putBack, gone } = document.body.dataset;
const week = 7 * 24 * 60 * 60 * 1000;
// The number of a form that was sent: the page that comes after it was saved says it again (KeptForms.cs).
const NUMBER = "__kept";

const read = (at) => {
  try {
    return JSON.parse(localStorage.getItem(at));
  } catch {
    return null;
  }
};

for (const at of Object.keys(localStorage)) {
  if (!at.startsWith("form:")) continue;
  const kept = read(at);
  const isSaved = saved && kept?.number === saved;
  if (isSaved && kept.beside?.length > 0) localStorage.setItem(at, JSON.stringify({ ...kept, number: null, values: null }));
  else if (isSaved || !(kept?.at > Date.now() - week)) localStorage.removeItem(at);
}

const NOT_TYPED = ["hidden", "file", "password", "submit", "button", "image", "reset"];
const isTyped = (control) => control.name && !control.name.startsWith("__") && !control.matches("fieldset, output, object") && !NOT_TYPED.includes(control.type);
const controlsOf = (form) => [...form.elements].filter(isTyped);
const isBox = (control) => control.type === "checkbox" || control.type === "radio";
const chosen = (control) => control.localName === "select" ? [...control.selectedOptions].map((o) => o.value) : isBox(control) && !control.checked ? [] : [control.value];
const valuesOf = (form) => controlsOf(form).filter((c) => !c.disabled).flatMap((c) => chosen(c).map((value) => [c.name, mend(value)]));

// What the fields are called, by which a form is known among others of its page; not its place, which changes.
const signatureOf = (form) => [form.id, form.getAttribute("action") ?? "", ...new Set(controlsOf(form).map((c) => c.name))].join("|");

const labelOf = (control) => (isBox(control) && control.closest("fieldset")?.querySelector("legend") || control.labels?.[0])?.textContent.trim() ?? control.name;

// Fills the form; gives the fields in which something was chosen that cannot be chosen any more.
function fill(form, values) {
  const names = new Map();
  const lost = [];
  for (const [name, value] of values) names.set(name, [...(names.get(name) ?? []), value]);
  for (const [name, mine] of names) {
    const controls = controlsOf(form).filter((c) => c.name === name);
    const boxes = controls.filter(isBox);
    const offered = boxes.length > 0 ? boxes.map((c) => c.value) : controls[0]?.localName === "select" ? [...controls[0].options].map((o) => o.value) : null;
    if (offered && mine.some((value) => !offered.includes(value))) lost.push(labelOf(controls[0]));
  }
  const place = new Map();
  for (const control of controlsOf(form)) {
    const mine = names.get(control.name) ?? [];
    if (isBox(control)) {
      control.checked = mine.includes(control.value);
    } else if (control.localName === "select") {
      // Where the option is gone nothing is chosen, rather than another.
      if (mine.length > 0) for (const option of control.options) option.selected = mine.includes(option.value);
      if (mine.length > 0 && !control.multiple && !mine.includes(control.value)) control.selectedIndex = [...control.options].findIndex((o) => o.value === "");
    } else {
      // Of several fields with one name each has its own text.
      const n = place.get(control.name) ?? 0;
      place.set(control.name, n + 1);
      if (mine.length > n) control.value = mine[n];
    }
  }
  form.dispatchEvent(new Event("change"));
  return lost;
}

function note(form, sentence, ...acts) {
  const made = document.createElement("div");
  made.className = "utrecht-alert utrecht-alert--info";
  made.setAttribute("role", "status");
  const content = made.appendChild(document.createElement("div"));
  content.className = "utrecht-alert__content";
  content.appendChild(document.createElement("p")).textContent = sentence;
  for (const [label, act] of acts) {
    const button = content.appendChild(document.createElement("button"));
    button.type = "button";
    button.className = "nl-button nl-button--plain";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      made.remove();
      document.getElementById("inhoud")?.focus();
    });
  }
  form.prepend(made);
  return content;
}

// What the page was made of: after a save it is another.
const versionOf = (form) => (form.elements.Seen ?? form.elements.Version)?.value;

// What was typed, to be read beside the form.
function typedIn(values, form) {
  const list = document.createElement("dl");
  list.className = "kept";
  for (const [name, value] of values) {
    if (value === "" || [...form.elements].some((c) => c.name === name && isBox(c))) continue;
    const control = controlsOf(form).find((c) => c.name === name);
    list.append(Object.assign(document.createElement("dt"), { textContent: control ? labelOf(control) : name }), Object.assign(document.createElement("dd"), { textContent: value }));
  }
  return list;
}

function guard(form, key) {
  const fresh = valuesOf(form);
  const before = read(key);
  // What was typed before somebody saved another version: it stays, whatever is typed since, until a person puts it in or throws it away.
  const beside = [...before?.beside ?? []];
  let isTouched = false, number = null;
  const keep = () => {
    const title = document.title.replace(/ – Toetssteen$/, "");
    const values = isTouched ? valuesOf(form) : null;
    try {
      if (!isTouched && beside.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ at: Date.now(), number, version: versionOf(form), title, values, beside }));
    } catch {
      // No room, or not allowed: typing goes on as without this module.
    }
  };
  const forget = () => {
    isTouched = false;
    keep();
  };
  const restore = (values) => {
    isTouched = true;
    const lost = fill(form, values);
    const sentence = [words, ...lost.map((field) => gone.replace("{0}", field))].join(" ");
    note(form, sentence, [throwAway, () => {
      forget();
      fill(form, fresh);
    }]);
  };
  // After an error the page itself has everything that was typed.
  if (before && !document.getElementById("fouten")) {
    if (JSON.stringify(before.values) === JSON.stringify(fresh)) forget();
    // Somebody saved this since, perhaps this person: what is stored stands in the form, and what was typed beside it.
    else if (before.values && before.version !== versionOf(form)) beside.push(before.values);
    else if (before.values) restore(before.values);
    for (const values of [...beside]) {
      const done = (act) => () => {
        beside.splice(beside.indexOf(values), 1);
        act?.();
        keep();
      };
      note(form, meanwhile, [putBack, done(() => restore(values))], [throwAway, done()]).querySelector("p").after(typedIn(values, form));
    }
  }
  form.addEventListener("input", () => {
    isTouched = true;
    number = null;
    keep();
  });
  form.addEventListener("submit", event => {
    // The unseen button of Enter, which sends nothing.
    if (event.submitter?.formMethod === "dialog") return;
    isTouched = true;
    number = identity();
    const sent = form.elements[NUMBER] ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: NUMBER }));
    sent.value = number;
    keep();
  });
}

if (person) {
  const alike = new Map();
  for (const form of document.querySelectorAll("form[data-keep]")) {
    const signature = signatureOf(form);
    const nth = alike.get(signature) ?? 0;
    alike.set(signature, nth + 1);
    guard(form, `form:${person}:${location.pathname}${location.search}#${signature}${nth ? `#${nth}` : ""}`);
  }
}
