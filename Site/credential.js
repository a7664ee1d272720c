// A credential as a JSON Web Token (RFC 7519; Open Badges 3.0 §8.2), as Blijk writes it for RSA keys. A credential
// whose proof is within its JSON takes a whole RDF library to check, and is not checked here.
// @ts-check

import { bytesOfBase64URL, bytesOfText, textOfBytes } from "./bytes.js";
import { dayOfSeconds, secondsOfTime } from "./calendar.js";
import { readCheckCode } from "./checkcode.js";
import { Unreadable } from "./unreadable.js";

/**
 * @typedef {{ compact: string, algorithm: string, method: string, id: Uint8Array | null, issuer: unknown,
 *   isTest: boolean, json: any, signed: Uint8Array, signature: Uint8Array }} Credential
 */

/** @type {Record<string, string>} */
const jwtAlgorithms = { RS256: "rsa", EdDSA: "ed25519" };
const longestJWT = 256 * 1024;

/**
 * Reads a token; its signature is not checked yet.
 * @param {string} compact
 * @returns {Credential}
 */
export function readCredential(compact) {
  const parts = compact.split(".").map(bytesOfBase64URL);
  const [head, claims, signature] = parts;
  if (compact.length > longestJWT || parts.length !== 3 || !head || !claims || !signature) {
    throw new Unreadable("not a JWT");
  }
  const header = objectOf(head);
  const json = objectOf(claims);
  // RFC 7515 §4.1.11: what is marked as critical and not understood is refused.
  if (header.crit !== undefined || header.b64 !== undefined) throw new Unreadable("extension", true);
  if (typeof header.kid !== "string" || !jwtAlgorithms[header.alg]) throw new Unreadable("not a JWT");
  const code = typeof json.id === "string" ? readCheckCode(json.id) : null;
  const subject = json.credentialSubject;
  return {
    compact, algorithm: jwtAlgorithms[header.alg], method: header.kid,
    id: code instanceof Uint8Array ? code : null, issuer: json.issuer && json.issuer.id,
    isTest: Boolean(subject && subject.achievement && subject.achievement.tag !== undefined), json,
    signed: bytesOfText(compact.slice(0, compact.lastIndexOf("."))), signature,
  };
}

/** @param {Uint8Array} bytes */
function objectOf(bytes) {
  let json = null;
  try {
    json = JSON.parse(textOfBytes(bytes) || "");
  } catch { /* told below */ }
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new Unreadable("not a JWT");
  return json;
}

/** @type {Record<string, string>} */
const kindsOfAchievements = {
  CertificateOfCompletion: "deelname", Certificate: "certificaat",
  "ext:Praktijkverklaring": "praktijkverklaring", Award: "oorkonde",
  "ext:Aanbevelingsbrief": "aanbevelingsbrief",
};
/** @type {Record<string, string>} */
const levelFragments = {
  "met-hulp": "assisted", "met-weinig-hulp": "little-help", zelfstandig: "independent",
  "legt-het-anderen-uit": "explains",
};

/**
 * The facts of a credential that a register holds, so that it is as Blijk wrote it; null where it is not.
 * @param {Credential} credential
 * @returns {import("./facts.js").Facts | null}
 */
export function factsOfCredential(credential) {
  const { json } = credential;
  try {
    const subject = json.credentialSubject;
    const { achievement } = subject;
    const kind = kindsOfAchievements[achievement.achievementType];
    const date = dayIn(json.awardedDate, 0);
    const first = subject.activityStartDate;
    const [title, name] = [achievement.name, subject.identifier[0].identityHash];
    if (!kind || date === null || typeof title !== "string" || typeof name !== "string") return null;
    return {
      kind, title, name, date,
      validUntil: json.validUntil === undefined ? null : dayIn(json.validUntil, 86399),
      period: first === undefined ? null
        : { first: monthOfTime(first), last: monthOfTimeOrNull(subject.activityEndDate) },
      tasks: tasksOf(achievement.resultDescription || [], subject.result || []),
      isTest: credential.isTest,
    };
  } catch {
    return null;
  }
}

/**
 * @param {string} time
 * @param {number} secondOfDay
 */
function dayIn(time, secondOfDay) {
  return dayOfSeconds(secondsOfTime(time), secondOfDay);
}

/** @param {string} time */
function monthOfTime(time) {
  return (Number(time.slice(0, 4)) - 2000) * 12 + Number(time.slice(5, 7)) - 1;
}

/** @param {string | undefined} time */
function monthOfTimeOrNull(time) {
  return time === undefined ? null : monthOfTime(time);
}

/**
 * @param {any[]} descriptions
 * @param {any[]} results In the same order.
 * @returns {import("./facts.js").Task[]}
 */
function tasksOf(descriptions, results) {
  return descriptions.map((description, index) => {
    const achieved = results[index].achievedLevel;
    const level = achieved === undefined ? null : levelFragments[achieved.split("#")[1]] || null;
    return { text: String(description.name), level };
  });
}
