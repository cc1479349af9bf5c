// Texts on their way to the server.

// Half an emoji becomes U+FFFD, as the server does with it; the rest of the text is kept.
const half = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
export const mend = text => text.toWellFormed?.() ?? text.replace(half, "\uFFFD");

// How much it is on the line: in bytes, of which a letter may take three and an emoji four.
export const bytes = text => new TextEncoder().encode(text).length;

export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n]);

// An identity. Browsers have a function for it only where the page came over HTTPS.
export function identity() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const random = crypto.getRandomValues(new Uint8Array(16));
  random[6] = random[6] & 15 | 64;
  random[8] = random[8] & 63 | 128;
  return [...random].map((b, n) => ([4, 6, 8, 10].includes(n) ? "-" : "") + b.toString(16).padStart(2, "0")).join("");
}
