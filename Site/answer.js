// A verdict in the words of a catalogue: the same as those of `blijk verify` and of the check service.
// @ts-check

import { fieldsNotChecked } from "./unchecked.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./verdict.js").Verdict} Verdict
 */

/** @type {Record<string, string>} */
const keysOfWordings = {
  mistyped: "notFoundTyped", notInCopy: "statusUnknownPublished", several: "unreadableSeveral",
  photo: "unreadablePhoto", pdf: "unreadablePDF", withoutNames: "notFoundWithoutNames",
};
/** @type {Record<string, string>} */
const symbolsOfStates = {
  valid: "✔", revoked: "✖", altered: "✖", unregistered: "✖", expired: "⏳", notYetValid: "⏳", replaced: "↻",
  unknownIssuer: "?", test: "⚑", statusUnknown: "⚠",
};
/** @type {Record<string, string>} */
const reasonsOfFiles = {
  credential: "site.why-credential", "there is no credential in it": "site.why-nothing",
  "more than one credential in one file": "site.why-several",
};
/** States in which a check saw which organisation signed, and that nothing was changed since. */
const statesThatTellWhoSigned = [
  "valid", "expired", "notYetValid", "revoked", "replaced", "unregistered", "test",
];

/**
 * A sign for the state, so that it is never shown by colour alone.
 * @param {Verdict} verdict
 */
export function symbolOf(verdict) {
  return symbolsOfStates[verdict.state] || "–";
}

/**
 * One or two words for the state.
 * @param {Verdict} verdict
 * @param {Catalogue} words
 */
export function titleOf(verdict, words) {
  return words.text(`verdict-title.${wordsKey(verdict)}`, { sheet: sheetOf(verdict, words) });
}

/**
 * @param {Verdict} verdict
 * @param {Catalogue} words
 */
export function sentenceOf(verdict, words) {
  const reason = reasonsOfFiles[verdict.reasons[0].why] || "site.why-other";
  return words.text(`verdict.${wordsKey(verdict)}`, {
    organisation: verdict.issuer ? verdict.issuer.name : "", sheet: sheetOf(verdict, words),
    date: verdict.decidingDay === null ? null : words.day(verdict.decidingDay),
    reason: verdict.state === "unreadable" ? words.text(reason) : null,
  });
}

/**
 * What the details are to be compared with: the paper, or the document that a file holds.
 * @param {Verdict} verdict
 * @param {Catalogue} words
 */
function sheetOf(verdict, words) {
  return words.text(verdict.input === "file" ? "verdict-sheet.file" : "verdict-sheet.paper");
}

/** @param {Verdict} verdict */
function wordsKey(verdict) {
  if (verdict.wording !== "usual") return keysOfWordings[verdict.wording];
  if (verdict.state === "unreadable" && verdict.input === "file") return "unreadableFile";
  if (verdict.state === "statusUnknown" && !verdict.issuer) return "statusUnknownCode";
  return verdict.state;
}

/**
 * The signed facts as labels and values, in the order of reading.
 * @param {Verdict} verdict
 * @param {Catalogue} words
 * @returns {[string, string][]}
 */
export function factsOf(verdict, words) {
  const { facts, issuer } = verdict;
  if (!facts) return [];
  /** @type {[string, string | null | undefined][]} */
  const all = [
    ["page.fact.kind", headingOf(facts.kind, words)], ["page.fact.title", facts.title],
    ["page.fact.name", facts.name], ["page.fact.organisation", issuer && issuer.name],
    ["page.fact.website", issuer && issuer.url], ["page.fact.kvk", issuer && issuer.kvk],
    ["page.fact.date", words.day(facts.date)],
    ["page.fact.valid-until", facts.validUntil === null ? null : words.day(facts.validUntil)],
    ["page.fact.period", facts.period && words.period(facts.period)],
  ];
  for (const task of facts.tasks) {
    const level = task.level === null ? "" : `: ${words.text(`level.${task.level}`)}`;
    all.push(["page.fact.tasks", task.text + level]);
  }
  for (const [label, value] of verdict.details || []) {
    all.push([label, label === "label.hours" ? words.text("label.hours-value", { hours: value }) : value]);
  }
  all.push(["page.fact.code", verdict.code]);
  /** @type {[string, string][]} */
  const shown = [];
  for (const [label, value] of all) if (value) shown.push([words.text(label), value]);
  return shown;
}

/**
 * What a kind of document is called, with what stands below it.
 * @param {string} kind
 * @param {Catalogue} words
 */
function headingOf(kind, words) {
  const below = words.optional(`kind.${kind}.subheading`);
  return words.text(`kind.${kind}.heading`) + (below === null ? "" : ` ${below}`);
}

/**
 * What the document is not.
 * @param {Verdict} verdict
 * @param {Catalogue} words
 */
export function boundaryOf(verdict, words) {
  return verdict.facts ? words.text(`kind.${verdict.facts.kind}.boundary`) : null;
}

/**
 * What was not checked, though a reader might think it was, and of what day the register is.
 * @param {Verdict} verdict
 * @param {Catalogue} words
 */
export function uncheckedOf(verdict, words) {
  const all = [];
  const fields = fieldsNotChecked(verdict).map((field) => words.text(`printed.${field}`)).join(", ");
  if (fields) all.push(words.text("page.not-checked", { fields }));
  if (verdict.checksCodeOnly && verdict.facts) all.push(words.text("site.file-code"));
  if (verdict.input === "file" && verdict.wording === "usual") all.push(words.text("page.not-checked-file"));
  if (verdict.copyDay !== null) all.push(words.text("page.copy-day", { date: words.day(verdict.copyDay) }));
  return all;
}

/**
 * What a check says, and what it does not; null where this one did not say that.
 * @param {Verdict} verdict
 * @param {Catalogue} words
 */
export function meaningOf(verdict, words) {
  const isTold = statesThatTellWhoSigned.includes(verdict.state)
    || (verdict.state === "statusUnknown" && verdict.issuer !== null);
  return isTold ? words.text("page.meaning") : null;
}

/**
 * Whom to call in doubt.
 * @param {Verdict} verdict
 * @param {Catalogue} words
 */
export function doubtOf(verdict, words) {
  if (!verdict.issuer) return words.text("page.doubt-unknown");
  const { name, phone } = verdict.issuer;
  if (phone === null) return words.text("page.doubt-without-phone", { organisation: name });
  return words.text("page.doubt", { organisation: name, phone });
}
