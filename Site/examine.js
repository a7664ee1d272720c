// Examines a document that was read: whose key it names, whether that signed it, and what the register says.
// @ts-check

import { areSameBytes, bytesOfText } from "./bytes.js";
import { derive } from "./sealed.js";
import { entryOfPrefix, sha256, verifies } from "./keys.js";
import { factsOfCredential } from "./credential.js";
import { inTheNetherlands, secondsOfTime } from "./calendar.js";
import { judge } from "./policies.js";
import { verdictOf } from "./verdict.js";

/**
 * @typedef {import("./credential.js").Credential} Credential
 * @typedef {import("./organisation.js").Organisation} Organisation
 * @typedef {import("./sources.js").Sources} Sources
 * @typedef {import("./token.js").Token} Token
 * @typedef {import("./verdict.js").Verdict} Verdict
 */

/**
 * What a copy of the register is, whatever it holds.
 * @param {import("./head.js").Head} head
 */
export function standing(head) {
  return { kind: /** @type {const} */ ("copy"), day: inTheNetherlands(secondsOfTime(head.time) || 0).day };
}

/**
 * @param {Token | null} token
 * @param {Credential | null} credential
 * @param {"token" | "file" | "code"} input
 * @param {Sources} sources
 * @param {Organisation} organisation
 * @param {(entry: import("./organisation.js").KeyEntry | null) => Promise<import("./policies.js").Evidence>} find
 * @param {[string, string][] | null} details
 */
export async function examine(token, credential, input, sources, organisation, find, details) {
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
export async function look(token, credential, sources, organisation, signer) {
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
