// Keeps what is typed in a form (data-keep) in this browser until it was saved: a closed laptop, a lost line or an ended session loses
// nothing. Kept per person and address, for a week; gone after a save, and at logging out (the server asks for that).
const { person, kept: words, throwAway } = document.body.dataset;
const prefix = `form:${person}:`;
const week = 7 * 24 * 60 * 60 * 1000;
const sentKey = "form-sent";

const read = (at) => {
  try {
    return JSON.parse(localStorage.getItem(at));
  } catch {
    return null;
  }
};
const isTyped = (name) => !name.startsWith("__");
const valuesOf = (form) => [...new FormData(form)].filter(([name, value]) => isTyped(name) && typeof value === "string");

for (const at of Object.keys(localStorage))
  if (at.startsWith("form:") && !(read(at)?.at > Date.now() - week)) localStorage.removeItem(at);

// A form that was sent and led on to another page was saved.
const sent = sessionStorage.getItem(sentKey);
sessionStorage.removeItem(sentKey);
if (sent && performance.getEntriesByType("navigation")[0]?.redirectCount > 0 && !location.pathname.endsWith("/inloggen")) localStorage.removeItem(sent);

function fill(form, values) {
  for (const control of form.elements) {
    if (!control.name || !isTyped(control.name) || control.type === "file") continue;
    const mine = values.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "checkbox" || control.type === "radio") control.checked = mine.includes(control.value);
    else if (mine.length > 0) control.value = mine[0];
  }
  form.dispatchEvent(new Event("change"));
}

function tell(form, throwItAway) {
  const note = document.createElement("div");
  note.className = "utrecht-alert utrecht-alert--info";
  note.setAttribute("role", "status");
  const content = note.appendChild(document.createElement("div"));
  content.className = "utrecht-alert__content";
  content.appendChild(document.createElement("p")).textContent = words;
  const button = content.appendChild(document.createElement("button"));
  button.type = "button";
  button.className = "nl-button nl-button--plain";
  button.textContent = throwAway;
  button.addEventListener("click", () => {
    throwItAway();
    note.remove();
    document.getElementById("inhoud")?.focus();
  });
  form.prepend(note);
}

// What the page was made of: after a save it is another.
const versionOf = (form) => (form.elements.Seen ?? form.elements.Version)?.value;

function guard(form, key) {
  const fresh = valuesOf(form);
  const before = read(key);
  // After an error the page itself has everything that was typed.
  if (before && !document.getElementById("fouten")) {
    const isSaved = before.sent && before.version !== undefined && before.version !== versionOf(form);
    if (isSaved || JSON.stringify(before.values) === JSON.stringify(fresh)) localStorage.removeItem(key);
    else {
      // With the version it was typed over, so that a colleague's change since then is noticed.
      fill(form, before.values);
      tell(form, () => {
        localStorage.removeItem(key);
        fill(form, fresh);
      });
    }
  }
  const keep = (isSent) => {
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), sent: isSent, version: versionOf(form), values: valuesOf(form) }));
    } catch {
      // No room, or not allowed: typing goes on as without this module.
    }
  };
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => {
    keep(true);
    sessionStorage.setItem(sentKey, key);
  });
}

if (person) document.querySelectorAll("form[data-keep]").forEach((form, n) => guard(form, `${prefix}${location.pathname}#${n}`));
