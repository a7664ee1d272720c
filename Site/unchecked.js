// What can be printed on a document of a kind and is not shown with an answer, so that nobody can compare it. It
// goes by the kind, and not by what this one document has: that is nobody's business.
// @ts-check

/** @typedef {import("./verdict.js").Verdict} Verdict */

const ofCourses = ["goals", "seen", "provider", "hours"];
const ofWork = ["tasks", "role", "setting", "seen"];
/**
 * What each kind has a place for, beside what an answer always shows.
 * @type {Record<string, string[]>}
 */
const printedFields = {
  deelname: ofCourses, certificaat: ofCourses, praktijkverklaring: [...ofWork, "message"], oorkonde: ["message"],
  aanbevelingsbrief: ["role", "letter"],
};
const fieldOrder = [
  "tasks", "role", "setting", "goals", "seen", "provider", "hours", "external-proof", "message", "letter", "signatory",
  "signatory-name",
];
/** Only whoever agreed to show more has these beside a typed code. */
const agreedLabels = ["label.role", "label.setting", "label.external-proof"];

/**
 * The names of the fields, by the keys of the catalogue.
 * @param {Verdict} verdict
 * @returns {string[]}
 */
export function fieldsNotChecked(verdict) {
  const { facts, details } = verdict;
  if (!facts) return [];
  const labels = details && details.map(([label]) => label);
  const isAgreed = labels !== null && labels.some((label) => agreedLabels.includes(label));
  const tellsRole = labels !== null && labels.includes("label.signatory");
  return fieldOrder.filter((field) => {
    const isOfAll = ["external-proof", "signatory", "signatory-name"].includes(field);
    if (!isOfAll && !printedFields[facts.kind].includes(field)) return false;
    switch (field) {
      case "tasks": return verdict.leavesOutTasks;
      case "signatory-name": return labels !== null && !isAgreed && tellsRole;
      case "signatory": return labels === null || !(isAgreed || tellsRole);
      case "role":
      case "setting":
      case "external-proof": return !isAgreed;
      case "message":
      case "letter": return true;
      default: return labels === null;
    }
  });
}
