// What `blijk verify --json` says in English where the page has a word alone. Both must mean the same.

const { fieldsNotChecked } = await import("../../Site/unchecked.js");

const fixed = {
  "syntax readable": "The data can be read.",
  "syntax several": "This text contains the codes of more than one document.",
  "syntax mistyped": "There is a mistake in this code.",
  "syntax photo": "A photo or scan cannot be checked here.",
  "syntax pdf": "A PDF cannot be checked here yet.",
  "issuer stranger": "The key is not on our list of organisations.",
  "issuer two keys": "The code and the credential were signed with different keys.",
  "signature signed": "The digital signature is right.",
  "signature does not fit": "The digital signature does not match the data.",
  "proof no date": "The proof has no date.",
  "ids one id": "There is one identifier.",
  "ids belong together": "The identifiers belong together.",
  "ids another organisation": "The credential names another organisation than the key.",
  "ids different documents": "The code and the credential belong to different documents.",
  "test test": "This is a test document.",
  "test no test": "This is not a test document.",
  "register unreachable": "This organisation's register is not here.",
  "register lost key": "This key can no longer be trusted. Only the register shows what came before.",
  "registered exactly": "Exactly this document is in the register.",
  "registered another text": "The register contains another text under this code.",
  "registered not in copy": "This document is not in the copy of the register.",
  "registered nothing to show": "There is nothing to show for this code.",
  "key copy": "The copy of the register contains only what was registered with a good key.",
  "status active": "It was not withdrawn.",
  "status revoked": "It was withdrawn.",
  "status replaced": "It was replaced.",
  "dates in date": "The document is valid today.",
  "dates future": "The date is in the future.",
  "tasks tasks": "The tasks were checked.",
  "tasks no tasks": "There are no tasks.",
  "tasks tasks left out": "Not checked: the tasks. Ask the person for the digital file.",
  "tasks nothing shown": "Nothing is shown.",
};

/** The sentence of the program for what the page found. */
export function sentenceFor(reason, verdict, time) {
  const { policy, why, outcome } = reason;
  if (outcome === "skipped" && why === "decided") return "An earlier check decided already.";
  if (why === "published") return "The register that the organisation published says so.";
  if (policy === "issuer" && why === "known") return `The key belongs to ${verdict.issuer.name}.`;
  if (policy === "register" && why === "copy") return `The copy of the register from ${time} was read.`;
  if (policy === "dates" && why === "expired") {
    const day = new Date(verdict.decidingDay * 86_400_000).toISOString().slice(0, 10);
    return `It was valid up to and including ${day}.`;
  }
  const known = fixed[`${policy} ${why}`];
  if (known) return known;
  if (why.startsWith("newer: ")) return `The code is newer than this reader (${why.slice(7)}).`;
  return `The code is damaged or not one of Blijk's (${why}).`;
}

/** What the program says of a text without any code is a sentence of its own. */
export function isSameSentence(own, programs) {
  return own === programs || own.replace(
    "The code is damaged or not one of Blijk's", "This is not a code or document of Blijk") === programs;
}

const levels = {
  assisted: "met hulp", "little-help": "met weinig hulp", independent: "zelfstandig",
  explains: "legt het anderen uit",
};

/** A verdict as `blijk verify --json` writes it, with the reasons in English. */
export function asJSON(verdict, time) {
  const { facts, issuer } = verdict;
  const iso = (day) => day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 10);
  const month = (number) => `${2000 + Math.floor(number / 12)}-${String(number % 12 + 1).padStart(2, "0")}`;
  return {
    state: verdict.state, code: verdict.code, kind: facts && facts.kind, title: facts && facts.title,
    name: facts && facts.name, issuer: issuer && { id: issuer.did, name: issuer.name },
    date: facts && iso(facts.date), validUntil: facts && iso(facts.validUntil),
    period: facts && facts.period
      && `${month(facts.period.first)}/${facts.period.last === null ? "" : month(facts.period.last)}`,
    tasks: facts && facts.tasks.map((task) => ({
      text: task.text, level: task.level === null ? null : levels[task.level],
    })),
    // Of what a code shows beside, programs are told nothing.
    details: null, notChecked: fieldsNotChecked({ ...verdict, details: null }), otherInFile: null,
    reasons: verdict.reasons.map((reason) => ({
      policy: reason.policy, outcome: reason.outcome, why: sentenceFor(reason, verdict, time),
    })),
  };
}
