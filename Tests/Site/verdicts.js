// The verdicts that are kept in Tests/Vectors/verdicts: the page must say the same of all that it reads.
//   node verdicts.js WORDS.json FILE…
import { readFileSync } from "node:fs";
import { cataloguesIn, makeMemory, sourcesOf } from "./world.js";
import { asJSON, isSameSentence } from "./reasons.js";

const { boundaryOf, doubtOf, factsOf, meaningOf, sentenceOf, titleOf, uncheckedOf } = await import("../../Site/answer.js");
const { check } = await import("../../Site/check.js");
const { derive } = await import("../../Site/sealed.js");
const { readSubmission } = await import("../../Site/submission.js");
const { bytesOfDigits } = await import("../../Site/digits.js");
const { bytesOfBase64URL, bytesOfText, hexOf, joined } = await import("../../Site/bytes.js");
const { readToken } = await import("../../Site/token.js");
const { readCredential } = await import("../../Site/credential.js");
const { sha256 } = await import("../../Site/keys.js");

const [wordsPath, ...paths] = process.argv.slice(2);
const catalogues = cataloguesIn(wordsPath);
let same = 0;
let left = 0;
const wrong = [];

/** The id that an input carries, if it can be read. */
function idOf(input) {
  try {
    const found = readSubmission(input);
    if (found.digits) return readToken(bytesOfDigits(found.digits)).id;
    return found.jwt ? readCredential(found.jwt).id : null;
  } catch {
    return null;
  }
}

/** The register of a world, asked by tag: a copy of before shards has only hashes of ids. */
async function registerOf(world, inputs) {
  const lines = (world.published?.["register.jsonl"] || "").split("\n").slice(0, -2).map((line) => JSON.parse(line));
  const did = lines.length > 0 ? lines[0].issuer : "";
  const byTag = new Map();
  for (const id of inputs.map(idOf)) {
    if (!id) continue;
    const subject = await sha256(joined(bytesOfText(did), [0], id));
    const line = lines.find((one) => one.document && hexOf(bytesOfBase64URL(one.document)) === hexOf(subject));
    if (!line) continue;
    byTag.set(hexOf((await derive(id, did)).tag), {
      tokenHash: bytesOfBase64URL(line.token), credentialHash: bytesOfBase64URL(line.credential), state: line.state,
    });
  }
  return { head: lines[0] || null, byTag };
}

function words(verdict, texts) {
  return {
    title: titleOf(verdict, texts), sentence: sentenceOf(verdict, texts), facts: factsOf(verdict, texts),
    boundary: boundaryOf(verdict, texts),
    remarks: [...uncheckedOf(verdict, texts), meaningOf(verdict, texts), doubtOf(verdict, texts)]
      .filter((one) => one !== null),
  };
}

/** What the page does not read, by design: it says so, and gives no other answer. */
function isForOthers(asked, name, verdict) {
  if (/typed$/.test(name) && !/mistake/.test(name)) return verdict.state === "refused" || verdict.state === "statusUnknown";
  if (!/file|drawing|picture/.test(name)) return false;
  return verdict.state === "unreadable" && ["credential", "photo"].includes(verdict.reasons[0].why);
}

for (const path of paths) {
  const world = JSON.parse(readFileSync(path, "utf8"));
  const inputs = world.cases.map((one) => one.input ?? new Uint8Array(Buffer.from(one.base64, "base64")));
  const { head, byTag } = await registerOf(world, inputs);
  const document = bytesOfText(Object.values(world.trust)[0]);
  for (const [index, asked] of world.cases.entries()) {
    const name = `${path.split("/").pop()}: ${asked.name}, ${asked.today}`;
    const sources = sourcesOf({ "did.json": document }, Date.parse(`${asked.today}T11:00:00Z`) / 1000, makeMemory());
    sources.head = async () => head;
    sources.entry = async (_, tag) => byTag.get(hexOf(tag)) || null;
    const verdict = await check(inputs[index], sources);
    if (isForOthers(asked, asked.name, verdict)) { left++; continue; }
    const own = asJSON(verdict, head && head.time);
    const kept = asked.verdict;
    kept.reasons.forEach((reason, number) => {
      reason.why = reason.why.en;
      const mine = own.reasons[number];
      if (mine && isSameSentence(mine.why, reason.why)) mine.why = reason.why;
    });
    const isFile = verdict.input === "file";
    const said = catalogues.map((texts) => [texts.language, words(verdict, texts)]);
    for (const [language, one] of said) {
      const must = asked.words[language];
      // Of a credential the page shows the signed facts alone, and why a file cannot be read in words of its own.
      if (isFile) must.facts = must.facts.filter((fact) => one.facts.some((mine) => mine.join() === fact.join()));
      if (isFile) must.boundary = one.boundary;
      if (isFile && verdict.state === "unreadable") must.sentence = one.sentence;
    }
    if (isFile && verdict.state === "unreadable") kept.reasons = own.reasons;
    // Of a credential the page shows the signed facts alone.
    if (isFile) for (const name of ["details", "notChecked", "otherInFile"]) kept[name] = own[name];
    if (isFile) for (const [language, one] of said) asked.words[language].remarks = one.remarks;
    const [mine, must] = [[own, Object.fromEntries(said)], [kept, asked.words]].map((one) => JSON.stringify(one));
    if (mine === must) same++;
    else wrong.push(`${name}\n  page:    ${mine}\n  program: ${must}`);
  }
}
for (const one of wrong) console.log(one);
console.log(`${same} the same, ${left} only elsewhere, ${wrong.length} otherwise`);
process.exit(wrong.length > 0 || same === 0 ? 1 : 0);
