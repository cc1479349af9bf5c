// A request of a page to the server, and what the answer means for a text. Only JSON of ours says that a text is stored, that somebody is
// logged out, or that nothing is taken any more: a machine on the way answers with the same numbers.
import { bytes, fill } from "./text.js";

const PATIENCE = 20000, LONGEST = 5 * 60 * 1000;
// Of all that a browser sends in the background together, at most 64 KiB; some room for what it adds itself.
const KEEPALIVE = 60 * 1024;
// These say something of the text, or of where it belongs. All others pass: a proxy that wants a login (407, 511), too many at once, a
// fault.
const FOR_GOOD = [400, 403, 404, 405, 406, 409, 410, 411, 413, 414, 415, 422, 431, 451];
let background = 0;

// What came back: its status (0 for nothing), what was said in JSON (null for anything else), and how long it asks to wait.
export async function post(address, body, token, inBackground) {
  const text = JSON.stringify(body);
  const size = bytes(text);
  const keepalive = inBackground && background + size <= KEEPALIVE;
  if (keepalive) background += size;
  try {
    const response = await fetch(address, {
      method: "POST", body: text, redirect: "error", keepalive, signal: AbortSignal.timeout(PATIENCE),
      headers: { "Content-Type": "application/json", Accept: "application/json", RequestVerificationToken: token },
    });
    const isJson = /^application\/(problem\+)?json\b/i.test(response.headers.get("Content-Type") ?? "");
    const reply = isJson ? await response.json().catch(() => null) : null;
    const after = pauseIn(response.headers.get("Retry-After"));
    return { status: response.status, reply: typeof reply === "object" ? reply : null, after };
  } catch {
    return { status: 0, reply: null, after: 0 };
  } finally {
    if (keepalive) background -= size;
  }
}

// In seconds, or a moment.
function pauseIn(header) {
  const pause = header === null ? 0 : /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Math.min(Math.max(pause || 0, 0), LONGEST);
}

export function meaning({ status, reply }) {
  if (status === 200 && Number.isInteger(reply?.number) && typeof reply.savedAt === "string") return "saved";
  if (status === 409 && Number.isInteger(reply?.number) && typeof reply.theirs === "string") return "conflict";
  if (status === 401 && reply) return "loggedOut";
  // Somebody else is logged in: the text waits for the one who typed it.
  if (reply?.code === "D199") return "reload";
  if (reply?.code === "D195" || reply?.code === "D196") return "identity";
  return FOR_GOOD.includes(status) ? "refused" : "later";
}

// Whether the server itself fails on the text, as far as one can see.
export const isFault = ({ status, after }) => after === 0 && status !== 0 && status !== 511 && (status < 400 || status >= 500);

// What the text belongs to is gone, or takes nothing more.
export const isGone = ({ status }) => status === 404;
export const isClosed = ({ status, reply }) => status === 410 && Boolean(reply?.code);

export const reasonOf = ({ status, reply }, words) =>
  typeof reply?.detail === "string" ? reply.detail : words[`refused${status}`] ?? fill(words.refused, status);
