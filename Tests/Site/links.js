// Texts as people paste them (Tests/Vectors/links.json): the page finds the codes that the program finds, and takes
// them for the same.
//   node links.js LINKS.json
import { readFileSync } from "node:fs";
import "./world.js";

const { readSubmission } = await import("../../Site/submission.js");
const { BlijkCodes } = await import("../../Site/codes.js");

const vectors = JSON.parse(readFileSync(process.argv[2], "utf8"));

function value(words) {
  return words.split("+").map((word) => {
    if (word[0] === "=") return word.slice(1);
    const all = vectors[word[0]];
    return word[1] === "1" ? all.slice(0, 100) : word[1] === "2" ? all.slice(100) : all;
  }).join("");
}

function wrapped(digits, wrap) {
  return wrap ? digits.match(new RegExp(`.{1,${wrap[0]}}`, "g")).join(wrap[1]) : digits;
}

function kindOf(text) {
  try {
    return readSubmission(text).kind;
  } catch {
    return "none";
  }
}

let wrong = 0;
for (const one of vectors.cases) {
  const text = one.text.replace(/\{([ABab][12]?)\}/g, (_, name) =>
    "AB".includes(name) ? wrapped(value(name), one.wrap) : value(name));
  const found = BlijkCodes.find(text);
  const isFile = text.includes("<");
  const lists = [[found.tokens, one.tokens], [found.broken, one.broken], [found.codes, one.codes]];
  const areFound = isFile || lists.every(([own, must]) => own.join() === must.map(value).join());
  // A text without a code may be a mistyped one as a whole.
  const isTaken = (kind) => kind === one.answer || (one.answer === "none" && kind === "mistyped");
  const areTaken = isTaken(kindOf(text)) && isTaken(kindOf(BlijkCodes.asked(text)));
  if (areFound && (isFile || areTaken)) continue;
  wrong++;
  console.log(one.name, JSON.stringify(found), kindOf(text), one.answer);
}

console.log(`${vectors.cases.length} of them, ${wrong} otherwise`);
process.exit(wrong > 0 || vectors.cases.length < 100 ? 1 : 0);
