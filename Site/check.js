// Checks what was handed in, with what the organisation publishes beside this page.
// @ts-check

import { bytesOfDigits } from "./digits.js";
import { checkCode } from "./typed.js";
import { examine, look } from "./examine.js";
import { looksLikeFile, readSubmission } from "./submission.js";
import { plainVerdict } from "./verdict.js";
import { readCredential } from "./credential.js";
import { readToken } from "./token.js";
import { Unreadable } from "./unreadable.js";

/**
 * @typedef {import("./credential.js").Credential} Credential
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
    (entry) => look(token, credential, sources, organisation, entry), null);
}
