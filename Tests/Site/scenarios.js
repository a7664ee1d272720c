// What the page answers where the files beside it are not as they should be.
//   node scenarios.js SCENARIOS.json
import { readFileSync } from "node:fs";
import { makeMemory, sourcesOf } from "./world.js";

const { check } = await import("../../Site/check.js");

let passed = 0;
const wrong = [];
for (const one of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  const files = (path) => path in one.files ? Buffer.from(one.files[path], "base64") : null;
  const memory = makeMemory({ ...one.seen });
  const verdict = await check(one.input, sourcesOf(files, one.now, memory));
  const came = {
    state: verdict.state, issuer: verdict.issuer && verdict.issuer.did, code: verdict.code,
    name: verdict.facts && verdict.facts.name, details: verdict.details && verdict.details.length, wording: verdict.wording,
    seen: memory.seen[one.did] || 0, stale: verdict.mayBeStale, codeOnly: verdict.checksCodeOnly,
    day: verdict.copyDay,
    policy: verdict.reasons.filter((reason) => reason.outcome === "fail").map((reason) => reason.policy).join(),
    why: verdict.reasons.filter((reason) => reason.outcome === "fail").map((reason) => reason.why).join(),
  };
  const isRight = Object.entries(one.must).every(([name, value]) => came[name] === value);
  // What does not show facts holds no text of the document anywhere.
  const isQuiet = verdict.facts !== null || !JSON.stringify(verdict).includes(one.name_inside);
  if (isRight && isQuiet) passed++;
  else wrong.push(`${one.name}: ${JSON.stringify(came)}, and not ${JSON.stringify(one.must)}`);
}
for (const one of wrong) console.log(`FAIL ${one}`);
console.log(`${passed} passed, ${wrong.length} failed`);
process.exit(wrong.length > 0 || passed === 0 ? 1 : 0);
