// What was typed and not yet acknowledged, kept in this browser: per person, questionnaire, window and question.
// An entry: { page, number, sent: { value, basedOn, saveId } | null, next: text | null, at,
// about: { label, title, address, type, saveTo, shown } }.
const ROOT = "toetssteen";

const prefix = (...parts) => [ROOT, ...parts].join(":") + ":";

export function keep(owner, questionnaire, tab, name, entry) {
  try {
    localStorage.setItem(prefix(owner, questionnaire, tab) + name, JSON.stringify(entry));
    return true;
  } catch {
    return false;
  }
}

export function drop(owner, questionnaire, tab, name) {
  try {
    localStorage.removeItem(prefix(owner, questionnaire, tab) + name);
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}

// All entries of a person, or of one questionnaire of that person, in the order in which they were typed.
export function entries(owner, questionnaire) {
  const found = [];
  try {
    const start = questionnaire ? prefix(owner, questionnaire) : prefix(owner);
    for (let n = 0; n < localStorage.length; n++) {
      const key = localStorage.key(n);
      if (!key.startsWith(start)) continue;
      const [, , of, tab, ...name] = key.split(":");
      try {
        found.push({ key, questionnaire: of, tab, name: name.join(":"), entry: JSON.parse(localStorage.getItem(key)) });
      } catch {
        // What cannot be read is left where it is, and keeps nothing else from being read.
      }
    }
  } catch {
    // A browser that keeps nothing holds nothing.
  }
  return found.sort((a, b) => a.entry.at - b.entry.at);
}

// Each window holds a lock as long as it is there.
export const lockOf = tab => `${ROOT}:${tab}`;

// The windows that are there, of which each sends its own texts.
export async function windows() {
  return new Set((await navigator.locks?.query())?.held.map(lock => lock.name) ?? []);
}

// What windows that are gone left behind.
export async function left(owner, questionnaire) {
  const there = await windows();
  return entries(owner, questionnaire).filter(e => !there.has(lockOf(e.tab)));
}

// The texts of an entry: one, or two where what is typed is not the longer version of what was sent.
export const textsOf = ({ sent, next }) => next === null ? [sent.value] : sent && !next.startsWith(sent.value) ? [sent.value, next] : [next];

export function clear(owner) {
  for (const { key } of entries(owner)) localStorage.removeItem(key);
}
