// The answer about one document: a state, what was signed, and why.
// @ts-check

import { checkCodeOf } from "./checkcode.js";

/**
 * @typedef {import("./facts.js").Facts} Facts
 * @typedef {import("./organisation.js").Organisation} Organisation
 * @typedef {import("./policies.js").Reason} Reason
 * @typedef {{ state: string, wording: string, input: "token" | "code" | "file" | null, code: string | null,
 *   issuer: Organisation | null, facts: Facts | null, details: [string, string][] | null, leavesOutTasks: boolean,
 *   copyDay: number | null, decidingDay: number | null, reasons: Reason[], checksCodeOnly: boolean,
 *   mayBeStale: boolean }} Verdict
 *   `mayBeStale`: a file that the browser kept may be why. `details`: what a typed
 *   code shows beside; null where that was not looked at. `checksCodeOnly`: of a file only its QR code was checked.
 */

const policyNames = [
  "syntax", "issuer", "signature", "proof", "ids", "test", "register", "registered", "key", "status", "dates", "tasks",
];
const statesWithFacts = ["valid", "expired", "notYetValid", "statusUnknown"];

/**
 * Whether the signed facts follow the answer. For the others no text of the document is shown: whoever made it
 * would be writing on our page.
 * @param {string} state
 */
export function showsFacts(state) {
  return statesWithFacts.includes(state);
}

/**
 * An answer for which no document was examined.
 * @param {string} state
 * @param {string} policy
 * @param {string} why
 * @param {Partial<Verdict>} more
 * @returns {Verdict}
 */
export function plainVerdict(state, policy, why, more = {}) {
  return {
    state, wording: "usual", input: null, code: null, issuer: null, facts: null, details: null,
    leavesOutTasks: false, copyDay: null, decidingDay: null, reasons: [{ policy, outcome: "fail", why }],
    checksCodeOnly: false, mayBeStale: false, ...more,
  };
}

/**
 * The answer about a document of which only its end is still published.
 * @param {"revoked" | "replaced"} state
 * @param {Partial<Verdict>} more
 * @returns {Verdict}
 */
export function withdrawnVerdict(state, more) {
  /** @type {Reason[]} */
  const reasons = policyNames.map((policy) => ({ policy, outcome: "pass", why: "published" }));
  reasons[policyNames.indexOf("status")] = { policy: "status", outcome: "fail", why: state };
  for (const policy of ["dates", "tasks"]) {
    reasons[policyNames.indexOf(policy)] = { policy, outcome: "skipped", why: "decided" };
  }
  return plainVerdict(state, "status", state, { ...more, reasons });
}

/**
 * The answer about a document that was examined.
 * @param {Awaited<ReturnType<typeof import("./policies.js").judge>>} judged
 * @param {{ input: "token" | "code" | "file", id: Uint8Array | null, issuer: Organisation | null,
 *   facts: Facts | null, details: [string, string][] | null, checksCodeOnly: boolean }} about
 * @returns {Verdict}
 */
export function verdictOf(judged, about) {
  const { state, failure, evidence } = judged;
  const facts = showsFacts(state) ? about.facts : null;
  // Without the credential nobody here knows whether a praktijkverklaring had tasks.
  const leavesOutTasks = facts !== null && facts.kind === "praktijkverklaring" && facts.tasks.length === 0;
  return {
    state, wording: failure && failure.wording || "usual", input: about.input,
    code: about.issuer && about.id ? checkCodeOf(about.id) : null, issuer: about.issuer, facts,
    details: facts ? about.details : null, leavesOutTasks,
    copyDay: evidence && evidence.kind === "copy" ? evidence.day : null,
    decidingDay: failure && failure.day !== undefined ? failure.day : null,
    reasons: judged.reasons.concat(coverage(facts, leavesOutTasks, state)),
    checksCodeOnly: about.checksCodeOnly,
    mayBeStale: ["unknownIssuer", "statusUnknown", "unregistered"].includes(state),
  };
}

/**
 * Whether the tasks were part of what was checked.
 * @param {Facts | null} facts
 * @param {boolean} leavesOutTasks
 * @param {string} state
 * @returns {Reason}
 */
function coverage(facts, leavesOutTasks, state) {
  if (leavesOutTasks) return { policy: "tasks", outcome: "skipped", why: "tasks left out" };
  if (!showsFacts(state)) return { policy: "tasks", outcome: "skipped", why: "nothing shown" };
  const hasTasks = facts !== null && facts.tasks.length > 0;
  return { policy: "tasks", outcome: "pass", why: hasTasks ? "tasks" : "no tasks" };
}
