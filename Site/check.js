// Checks what was handed in, with what the organisation publishes beside this page.
// @ts-check

import { areSameBytes, bytesOfText } from "./bytes.js";
import { bytesOfDigits } from "./digits.js";
import { checkCodeOf } from "./checkcode.js";
import { derive, openSealed } from "./sealed.js";
import { entryOfPrefix, sha256, verifies } from "./keys.js";
import { factsOfCredential, readCredential } from "./credential.js";
import { inTheNetherlands, secondsOfTime } from "./calendar.js";
import { judge } from "./policies.js";
import { looksLikeFile, readSubmission } from "./submission.js";
import { plainVerdict, verdictOf, withdrawnVerdict } from "./verdict.js";
import { readToken } from "./token.js";
import { Unreadable } from "./unreadable.js";

/**
 * @typedef {import("./credential.js").Credential} Credential
 * @typedef {import("./organisation.js").Organisation} Organisation
 * @typedef {import("./sources.js").Sources} Sources
 * @typedef {import("./token.js").Token} Token
 * @typedef {import("./verdict.js").Verdict} Verdict
 */

/**
 * The answer to what was scanned, typed, pasted or dropped; nothing throws.
 * @param {string | Uint8Array} handed
 * @param {Sources} sources
 * @returns {Promise<Verdict>}
 */
export async function check(handed, sources) {
  /** @type {"file" | null} */
  let input = typeof handed !== "string" || looksLikeFile(handed) ? "file" : null;
  try {
    const submission = readSubmission(handed);
    if (submission.kind === "file") input = "file";
    switch (submission.kind) {
      case "mistyped": return plainVerdict("notFound", "syntax", "mistyped", { wording: "mistyped", input: "code" });
      case "several": return plainVerdict("unreadable", "syntax", "several", { wording: "several" });
      case "photo":
      case "pdf":
        return plainVerdict("unreadable", "syntax", submission.kind, { wording: submission.kind, input: "file" });
      case "code": return await checkCode(submission.id, sources);
      case "token":
        return await checkSigned(readToken(bytesOfDigits(submission.digits)), null, "token", sources);
      case "file": {
        const token = submission.digits === null ? null : readToken(bytesOfDigits(submission.digits));
        const credential = submission.jwt === null ? null : readCredential(submission.jwt);
        return await checkSigned(token, credential, "file", sources);
      }
    }
  } catch (error) {
    if (error instanceof Unreadable) return plainVerdict("unreadable", "syntax", error.why, { input });
    throw error;
  }
}

/**
 * A typed code has only what is sealed under it to go by; that is verified as if scanned.
 * @param {Uint8Array} id
 * @param {Sources} sources
 * @returns {Promise<Verdict>}
 */
async function checkCode(id, sources) {
  const code = checkCodeOf(id);
  const unknown = plainVerdict(
    "statusUnknown", "register", "unreachable", { input: "code", code, mayBeStale: true });
  const organisation = await sources.organisation();
  const head = organisation && await sources.head(organisation);
  if (!organisation || !head) return unknown;
  if (head.codes === undefined) return plainVerdict("refused", "register", "no codes", { wording: "noCodes", input: "code" });
  const derived = await derive(id, organisation.did);
  const sealed = await sources.sealed(head, derived.tag);
  if (sealed === undefined) return unknown;
  if (sealed === null) {
    return plainVerdict("notFound", "registered", "nothing to show", { input: "code", code, mayBeStale: true });
  }
  const [opened, entry] = await Promise.all([
    openSealed(sealed, derived, organisation.did), sources.entry(head, derived.tag),
  ]);
  if (!opened || !entry) return unknown;
  const copy = { ...standing(head), holds: /** @type {const} */ ("exactly"), entry };
  if ("state" in opened) {
    if (opened.state !== entry.state) return unknown;
    return withdrawnVerdict(opened.state, { input: "code", code, issuer: organisation, copyDay: copy.day });
  }
  const token = await tokenOf(opened.token);
  if (!token || !areSameBytes(token.id, id) || !areSameBytes(await sha256(token.bytes), entry.tokenHash)) {
    return unknown;
  }
  return examine(token, null, "code", sources, organisation, async () => copy, opened.details);
}

/** @param {Uint8Array} bytes */
async function tokenOf(bytes) {
  try {
    return readToken(bytes);
  } catch {
    return null;
  }
}

/**
 * What a copy of the register is, whatever it holds.
 * @param {import("./head.js").Head} head
 */
function standing(head) {
  return { kind: /** @type {const} */ ("copy"), day: inTheNetherlands(secondsOfTime(head.time) || 0).day };
}

/**
 * @param {Token | null} token
 * @param {Credential | null} credential
 * @param {"token" | "file"} input
 * @param {Sources} sources
 * @returns {Promise<Verdict>}
 */
async function checkSigned(token, credential, input, sources) {
  const organisation = await sources.organisation();
  if (!organisation) {
    return plainVerdict("statusUnknown", "register", "unreachable", { input, mayBeStale: true });
  }
  return examine(
    token, credential, input, sources, organisation,
    (entry) => look(token, credential, sources, organisation, entry), []);
}

/**
 * @param {Token | null} token
 * @param {Credential | null} credential
 * @param {"token" | "file" | "code"} input
 * @param {Sources} sources
 * @param {Organisation} organisation
 * @param {(entry: import("./organisation.js").KeyEntry | null) => Promise<import("./policies.js").Evidence>} find
 * @param {[string, string][]} details
 */
async function examine(token, credential, input, sources, organisation, find, details) {
  const owner = token && entryOfPrefix(organisation.keys, token.keyPrefix);
  const named = credential && organisation.keys.find(({ method }) => method === credential.method) || null;
  const isStranger = (token && !owner) || (credential && !named);
  const isTwo = owner && named && owner !== named;
  const entry = owner || named;
  const isSigned = !isStranger && !isTwo && entry !== null
    && (!token || token.algorithm === entry.key.algorithm && await verifies(entry.key, token.signature, token.signed))
    && (!credential || credential.algorithm === entry.key.algorithm
      && await verifies(entry.key, credential.signature, credential.signed));
  const facts = token ? token.facts : credential && factsOfCredential(credential);
  const id = token ? token.id : credential && credential.id;
  const judged = await judge({
    signer: isStranger ? "stranger" : isTwo ? "twoKeys" : "known", isSigned,
    hasCredential: credential !== null,
    isOfIssuer: !credential || credential.issuer === organisation.did,
    agrees: !token || !credential || (credential.id !== null && areSameBytes(token.id, credential.id)),
    isTest: Boolean(token && token.facts.isTest || credential && credential.isTest),
    dates: facts && { first: facts.date, last: facts.validUntil },
    today: inTheNetherlands(sources.now).day,
  }, () => find(entry));
  // Of a credential without a token only what the register holds is known to be as Blijk writes it.
  const isKnown = token || (judged.evidence && judged.evidence.kind === "copy" && judged.evidence.holds === "exactly");
  const all = credential && isKnown ? factsOfCredential(credential) : null;
  return verdictOf(judged, {
    input, id, issuer: isStranger ? null : organisation, facts: all || (token ? token.facts : null), details,
    checksCodeOnly: input === "file" && !credential,
  });
}

/**
 * Looks for the document in the published register.
 * @param {Token | null} token
 * @param {Credential | null} credential
 * @param {Sources} sources
 * @param {Organisation} organisation
 * @param {import("./organisation.js").KeyEntry | null} signer
 * @returns {Promise<import("./policies.js").Evidence>}
 */
async function look(token, credential, sources, organisation, signer) {
  const id = token ? token.id : credential && credential.id;
  // Made while the head is fetched.
  const deriving = id ? derive(id, organisation.did) : null;
  const head = await sources.head(organisation);
  if (!head) {
    const vouches = signer !== null && sources.now <= signer.vouchesUntil;
    return { kind: "none", why: vouches ? "unreachable" : "lostKey" };
  }
  if (!deriving) return { ...standing(head), holds: "nothing", entry: null };
  const { tag } = await deriving;
  const entry = await sources.entry(head, tag);
  if (!entry) return { ...standing(head), holds: entry === null ? "nothing" : "unreadable", entry: null };
  const isExactly = (!token || areSameBytes(await sha256(token.bytes), entry.tokenHash))
    && (!credential || areSameBytes(await sha256(bytesOfText(credential.compact)), entry.credentialHash));
  return { ...standing(head), holds: isExactly ? "exactly" : "another", entry };
}
