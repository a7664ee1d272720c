// The claims of a token: CWT's exp, nbf and cti, and a private claim with the facts, version 1.
// @ts-check

import { arrayIn, bytesIn, integerIn, mapIn, textIn } from "./cbor.js";
import { dayOfSeconds } from "./calendar.js";
import { Unreadable } from "./unreadable.js";

/**
 * @typedef {import("./cbor.js").CBORItem} CBORItem
 * @typedef {{ text: string, level: string | null }} Task
 * @typedef {{ kind: string, title: string, name: string, date: number, validUntil: number | null,
 *   period: { first: number, last: number | null } | null, tasks: Task[], isTest: boolean }} Facts
 */

const kindWords = [
  "deelname", "certificaat", "praktijkverklaring", "oorkonde", "aanbevelingsbrief",
];
const levelWords = ["assisted", "little-help", "independent", "explains"];
const factsClaim = -65537;

/**
 * The document's id and its facts.
 * @param {CBORItem} payload
 * @returns {{ id: Uint8Array, facts: Facts }}
 */
export function readClaims(payload) {
  const claims = readRecord(payload, [4, 5, 7, factsClaim]);
  const id = bytesIn(claims.get(7));
  if (!id || id.length !== 10 || id[0] >= 8) throw new Unreadable("cti");
  const date = dayOfSeconds(integerIn(claims.get(5)), 0);
  if (date === null) throw new Unreadable("nbf");
  const validUntil = dayOfSeconds(integerIn(claims.get(4)), 86399);
  if (claims.has(4) && validUntil === null) throw new Unreadable("exp");
  const body = claims.get(factsClaim);
  if (!body) throw new Unreadable("facts");
  return { id, facts: readFacts(body, date, validUntil) };
}

/**
 * @param {CBORItem} body
 * @param {number} date
 * @param {number | null} validUntil
 * @returns {Facts}
 */
function readFacts(body, date, validUntil) {
  const fields = readRecord(body, [0, 1, 2, 4, 5, 6]);
  const number = integerIn(fields.get(0));
  const title = textIn(fields.get(1));
  const name = textIn(fields.get(2));
  if (number === null || !title || !name) throw new Unreadable("facts");
  const kind = kindWords[Number(number)];
  if (kind === undefined) throw new Unreadable(`kind ${number}`, true);
  const test = fields.get(6);
  if (test && !("bool" in test && test.bool)) throw new Unreadable("test");
  const period = fields.get(4);
  const tasks = fields.get(5);
  return {
    kind, title, name, date, validUntil, period: period ? readPeriod(period) : null,
    tasks: tasks ? readTasks(tasks) : [], isTest: test !== undefined,
  };
}

/**
 * A map whose keys are integers that are known here.
 * @param {CBORItem} item
 * @param {number[]} known
 */
function readRecord(item, known) {
  const pairs = mapIn(item);
  if (!pairs) throw new Unreadable("not a map");
  /** @type {Map<number, CBORItem>} */
  const fields = new Map();
  for (const [key, value] of pairs) {
    const number = integerIn(key);
    if (typeof number !== "number" || !known.includes(number)) throw new Unreadable("key", true);
    fields.set(number, value);
  }
  return fields;
}

/** @param {CBORItem | undefined} item */
function monthIn(item) {
  const month = integerIn(item);
  return typeof month === "number" && month >= 0 && month < 12000 ? month : null;
}

/** @param {CBORItem} item */
function readPeriod(item) {
  const items = arrayIn(item);
  if (!items || items.length < 1 || items.length > 2) throw new Unreadable("period");
  const first = monthIn(items[0]);
  const last = monthIn(items[1]);
  if (first === null || (items.length === 2) !== (last !== null)) throw new Unreadable("period");
  if (last !== null && last < first) throw new Unreadable("period");
  return { first, last };
}

/**
 * @param {CBORItem} item
 * @returns {Task[]}
 */
function readTasks(item) {
  const items = arrayIn(item);
  if (!items || items.length === 0) throw new Unreadable("tasks");
  return items.map((one) => {
    const parts = arrayIn(one);
    const text = parts && textIn(parts[0]);
    if (!parts || parts.length > 2 || !text) throw new Unreadable("tasks");
    if (parts.length === 1) return { text, level: null };
    const number = integerIn(parts[1]);
    if (number === null) throw new Unreadable("level");
    const level = levelWords[Number(number)];
    if (level === undefined) throw new Unreadable(`level ${number}`, true);
    return { text, level };
  });
}
