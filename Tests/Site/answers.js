// What the page answers, one line for each: asked by the parity test, beside the program.
//   node answers.js FOLDER NOW < lines of {"input": base64}
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { sourcesIn } from "./world.js";
import { asJSON } from "./reasons.js";

const { check } = await import("../../Site/check.js");
const { textOfBytes } = await import("../../Site/bytes.js");

const [folder, now] = process.argv.slice(2);
const sources = sourcesIn(folder, Number(now));
let time = null;
try {
  time = JSON.parse(readFileSync(`${folder}/register/head.txt`, "utf8").split("\n")[0]).time;
} catch { /* no head */ }

for await (const line of createInterface({ input: process.stdin })) {
  const bytes = new Uint8Array(Buffer.from(JSON.parse(line).input, "base64"));
  // What people type or scan is a text; the rest is a file.
  const text = textOfBytes(bytes);
  const verdict = await check(text === null ? bytes : text, sources);
  console.log(JSON.stringify(asJSON(verdict, time)));
}
