// The questions of a page: what their fields say, in the form in which answers are kept, and which of them apply.
import { mend } from "./text.js";

const place = text => {
  const [, page, rest] = /^(\d+)\s*(?:,\s*(.*))?$/s.exec(text.trim()) ?? [];
  return page ? { page: Number(page), section: rest?.trim() || null } : { page: null, section: text.trim() || null };
};

const inWords = source => [source.page, source.section].filter(Boolean).join(", ");

const rowsOf = frame => [...frame.querySelectorAll(".places__row")];

export const read = frame => mend(said(frame));

function said(frame) {
  switch (frame.dataset.type) {
    case "SelectOne":
    case "SelectMultiple":
      return [...frame.querySelectorAll(".field__options input:checked")].map(box => box.value).join(" ");
    case "Sources": {
      const sources = rowsOf(frame).map(row => ({
        documentId: row.querySelector("[data-document]").value || null,
        title: row.querySelector("[data-title]").value.trim() || null,
        ...place(row.querySelector("[data-place]").value),
      })).filter(s => s.documentId || s.title || s.page || s.section);
      return sources.length ? JSON.stringify(sources) : "";
    }
    default:
      return field(frame).value;
  }
}

export function write(frame, value) {
  switch (frame.dataset.type) {
    case "SelectOne":
    case "SelectMultiple": {
      const chosen = value.split(/\s+/);
      for (const box of frame.querySelectorAll(".field__options input")) box.checked = chosen.includes(box.value);
      break;
    }
    case "Sources": {
      const sources = value ? JSON.parse(value) : [];
      while (rowsOf(frame).length < sources.length) addRow(frame);
      rowsOf(frame).forEach((row, n) => {
        const source = sources[n] ?? {};
        row.querySelector("[data-document]").value = source.documentId ?? "";
        showTitle(row);
        row.querySelector("[data-title]").value = source.title ?? "";
        row.querySelector("[data-place]").value = inWords(source);
      });
      break;
    }
    default:
      field(frame).value = shown(frame, value);
  }
}

// As a person reads it: labels of choices, a date as it is typed, places line by line.
export function inText(frame, value) {
  switch (frame.dataset.type) {
    case "SelectOne":
    case "SelectMultiple":
      return value.split(/\s+/).map(name => frame.querySelector(`.field__options input[value="${CSS.escape(name)}"]`)?.nextElementSibling.textContent.trim() ?? name).join(", ");
    case "Choice":
      return [...field(frame).options].find(o => o.value === value)?.textContent.trim() ?? value;
    case "Sources":
      return (value ? JSON.parse(value) : []).map(s => [titleOf(frame, s.documentId) ?? s.title, inWords(s)].filter(Boolean).join(", ")).join("\n");
    default:
      return shown(frame, value);
  }
}

export const isText = frame => frame.dataset.type === "Text";

export const field = frame => frame.querySelector("textarea, input[type=text], select:not([data-document])");

export const firstControl = frame => frame.querySelector(".field :is(input, textarea, select)");

const shown = (frame, value) => {
  const [, year, month, day] = frame.dataset.type === "Date" ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [] : [];
  return year ? `${Number(day)}-${Number(month)}-${year}` : value;
};

const titleOf = (frame, id) => id && [...frame.querySelector("[data-document]").options ?? []].find(o => o.value === id)?.textContent;

// A title is typed only for a document that is not chosen.
export function showTitle(row) {
  const chosen = row.querySelector("[data-document]");
  row.querySelector("[data-title-field]").hidden = chosen.localName === "select" && chosen.value !== "" && row.querySelector("[data-title]").value === "";
}

// One more row for a place: a copy of the last, empty, with numbers of its own.
export function addRow(frame) {
  const rows = rowsOf(frame);
  const last = rows.at(-1);
  const row = last.cloneNode(true);
  const number = rows.length;
  for (const input of row.querySelectorAll("input, select")) {
    input.value = "";
    input.name = input.name.replace(/:\d+:/, `:${number}:`);
    const id = `${input.name.replace(/\W/g, "_")}-rij`;
    const label = input.id && row.querySelector(`label[for="${CSS.escape(input.id)}"]`);
    if (input.id) input.id = id;
    if (label) {
      label.htmlFor = id;
      label.querySelector(".vh").textContent = ` ${number + 1}`;
    }
  }
  showTitle(row);
  last.after(row);
  return row;
}

// Conditions, as Expression reads them: what was not answered, or does not apply, is the empty text.
const numberOf = text => /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(",", ".")) : NaN;
const dateOf = text => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? Date.parse(text) : NaN;
const value = (operand, answer) => Array.isArray(operand) ? (operand[0] === "$" ? answer(operand[1]) : "") : operand;

function compare(sign, left, right) {
  let order;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) order = a - b;
  else if (sign === "=" || sign === "!=") order = left === right ? 0 : 1;
  else {
    order = dateOf(left) - dateOf(right);
    if (Number.isNaN(order)) return false;
  }
  switch (sign) {
    case "=": return order === 0;
    case "!=": return order !== 0;
    case "<": return order < 0;
    case "<=": return order <= 0;
    case ">": return order > 0;
    default: return order >= 0;
  }
}

function holds([sign, left, right], answer) {
  switch (sign) {
    case "and": return holds(left, answer) && holds(right, answer);
    case "or": return holds(left, answer) || holds(right, answer);
    case "not": return !holds(left, answer);
    case "selected": return value(left, answer).split(/\s+/).filter(Boolean).includes(value(right, answer));
    default: return compare(sign, value(left, answer), value(right, answer));
  }
}

// Hides what does not apply. Conditions look back only, so one walk down the page settles all.
export function applyConditions(frames, elsewhere) {
  const answers = new Map(Object.entries(elsewhere));
  const answer = name => (answers.get(name) ?? "").trim();
  for (const frame of frames) {
    const applies = !frame.dataset.relevant || holds(JSON.parse(frame.dataset.relevant), answer);
    frame.hidden = !applies;
    answers.set(frame.dataset.question, applies ? read(frame) : "");
  }
}
