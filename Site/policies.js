// One question about a document after the other, in the order of the states that they decide between. The first
// that does not hold decides, and those after it are not asked: as `blijk verify` does.
// @ts-check

/**
 * @typedef {{ state: string, why: string, wording?: string, day?: number }} Failure
 * @typedef {{ policy: string, outcome: "pass" | "fail" | "skipped", why: string }} Reason
 *   `why` is a word that programs compare.
 * @typedef {import("./shards.js").Entry} Entry
 * @typedef {{ kind: "copy", holds: "exactly" | "another" | "nothing" | "unreadable", entry: Entry | null, day: number }
 *   | { kind: "none", why: "unreachable" | "lostKey" }} Evidence What tells whether a signed document stands.
 * @typedef {{ signer: "known" | "stranger" | "twoKeys", isSigned: boolean, hasCredential: boolean,
 *   isOfIssuer: boolean, agrees: boolean, isTest: boolean, dates: { first: number, last: number | null } | null,
 *   today: number }} Case A document that was read.
 * @typedef {Failure | string} Finding A failure, or why it holds.
 */

/** @type {[string, (examined: Case) => Finding][]} */
const documentPolicies = [
  ["syntax", () => "readable"],
  ["issuer", ({ signer }) => {
    if (signer === "stranger") return { state: "unknownIssuer", why: "stranger" };
    return signer === "twoKeys" ? { state: "altered", why: "two keys" } : "known";
  }],
  ["signature", ({ isSigned }) => isSigned ? "signed" : { state: "altered", why: "does not fit" }],
  ["proof", () => "no date"],
  ["ids", ({ hasCredential, isOfIssuer, agrees }) => {
    if (!isOfIssuer) return { state: "altered", why: "another organisation" };
    if (!agrees) return { state: "altered", why: "different documents" };
    return hasCredential ? "belong together" : "one id";
  }],
  ["test", ({ isTest }) => isTest ? { state: "test", why: "test" } : "no test"],
];

/** @type {Failure} */
const unreachable = { state: "statusUnknown", why: "unreachable" };

/** @type {[string, (examined: Case, evidence: Evidence) => Finding][]} */
const standingPolicies = [
  ["register", (_, evidence) => {
    if (evidence.kind === "copy") return "copy";
    return evidence.why === "lostKey" ? { state: "statusUnknown", why: "lost key" } : unreachable;
  }],
  ["registered", (_, evidence) => {
    switch (evidence.kind === "copy" && evidence.holds) {
      case "exactly": return "exactly";
      case "another": return { state: "unregistered", why: "another text" };
      // The copy may be older than the document.
      case "nothing": return { state: "statusUnknown", wording: "notInCopy", why: "not in copy" };
      default: return unreachable;
    }
  }],
  ["key", () => "copy"],
  ["status", (_, evidence) => {
    const entry = evidence.kind === "copy" ? evidence.entry : null;
    if (!entry) return unreachable;
    return entry.state === "active" ? "active" : { state: entry.state, why: entry.state };
  }],
  ["dates", ({ dates, today }) => {
    if (!dates) return { state: "unreadable", why: "says nothing" };
    if (dates.first > today) return { state: "notYetValid", day: dates.first, why: "future" };
    if (dates.last !== null && dates.last < today) {
      return { state: "expired", day: dates.last, why: "expired" };
    }
    return "in date";
  }],
];

/**
 * Asks all policies; what tells of the document's standing is looked for only where the document holds.
 * @param {Case} examined
 * @param {() => Promise<Evidence>} look
 */
export async function judge(examined, look) {
  /** @type {Reason[]} */
  const reasons = [];
  /** @type {Failure | null} */
  let failure = null;
  /**
   * @param {string} policy
   * @param {() => Finding} check
   */
  const ask = (policy, check) => {
    if (failure) {
      reasons.push({ policy, outcome: "skipped", why: "decided" });
      return;
    }
    const finding = check();
    if (typeof finding === "string") {
      reasons.push({ policy, outcome: "pass", why: finding });
    } else {
      failure = finding;
      reasons.push({ policy, outcome: "fail", why: finding.why });
    }
  };
  for (const [policy, check] of documentPolicies) ask(policy, () => check(examined));
  /** @type {Evidence | null} */
  const evidence = failure ? null : await look();
  for (const [policy, check] of standingPolicies) {
    ask(policy, () => check(examined, evidence || { kind: "none", why: "unreachable" }));
  }
  const decided = /** @type {Failure | null} */ (failure);
  return { state: decided ? decided.state : "valid", failure: decided, reasons, evidence };
}
