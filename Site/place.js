// Where this page is, and what it may fetch and keep there.
// @ts-check

import { isTooLate } from "./head.js";
import { keptFile } from "./keep.js";
import { Sources } from "./sources.js";

const longestWait = 20_000;

/**
 * The path of the organisation's base: where `q/`, `c/` and `register/` are.
 * @param {string} path That of this page.
 */
export function basePath(path) {
  return path.replace(/[^/]*\.[^/]*$/, "").replace(/(\/(q|c))?\/?$/, "/");
}

/**
 * Where the DID document may be below a base: at the top of a host it is in `.well-known`.
 * @param {string} base
 */
export function documentPaths(base) {
  return base === "/" ? [".well-known/did.json"] : ["did.json", ".well-known/did.json"];
}

/**
 * What is published beside this page.
 * @param {boolean} isAgain Whether nothing that the browser kept counts.
 */
export function sourcesHere(isAgain) {
  const base = basePath(location.pathname);
  const now = Math.floor(Date.now() / 1000);
  /** @type {import("./sources.js").Fetch} */
  const fetching = async (path, how) => await fetchHere(base + path, how, isAgain) || keptFile(path);
  return new Sources(fetching, documentPaths(base), {
    newest: (did) => newestSeen(did, now),
    note: noteSeen,
  }, now);
}

/**
 * @param {string} path
 * @param {{ most: number, changes: boolean }} fetching
 * @param {boolean} isAgain
 */
async function fetchHere(path, { most, changes }, isAgain) {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), longestWait);
  try {
    const response = await fetch(path, {
      cache: isAgain ? "reload" : changes ? "no-cache" : "default", credentials: "omit",
      referrerPolicy: "no-referrer", signal: waiting.signal,
    });
    const bytes = response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    return bytes && bytes.length <= most ? bytes : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The highest number of a head that this browser saw here. One of later than tomorrow does not count: whoever
 * wrote it would keep out every honest one.
 * @param {string} did
 * @param {number} now
 */
function newestSeen(did, now) {
  try {
    const number = Number(localStorage.getItem(`blijk:${did}`));
    return Number.isSafeInteger(number) && number > 0 && number < 2 ** 36 && !isTooLate(number, now) ? number : 0;
  } catch {
    return 0;
  }
}

/**
 * @param {string} did
 * @param {number} sequence
 */
function noteSeen(did, sequence) {
  try {
    localStorage.setItem(`blijk:${did}`, String(sequence));
  } catch { /* a browser that keeps nothing is asked nothing */ }
}
