// Small things that no document shows: hidden characters, full stops that are doubled, other files.
import "./world.js";

const { showingHidden } = await import("../../Site/hidden.js");
const { Catalogue } = await import("../../Site/catalogue.js");
const { otherFileOf } = await import("../../Site/otherfiles.js");
const { readSubmission } = await import("../../Site/submission.js");
const { checkCodeOf, readCheckCode } = await import("../../Site/checkcode.js");
const { secondsOfTime } = await import("../../Site/calendar.js");
const { bytesOfBase58, bytesOfBase64URL, base64URLOf, compareBytes } = await import("../../Site/bytes.js");
const { bitsOf } = await import("../../Site/head.js");
const { shardNumberOf } = await import("../../Site/shards.js");

let passed = 0;
const wrong = [];
function same(own, must, what) {
  if (JSON.stringify(own) === JSON.stringify(must)) passed++;
  else wrong.push(`${what}: ${JSON.stringify(own)}, and not ${JSON.stringify(must)}`);
}
function why(handed) {
  try {
    return readSubmission(handed).kind;
  } catch (error) {
    return error.why;
  }
}
const bytes = (...numbers) => new Uint8Array(numbers);
const ascii = (text) => new Uint8Array(Buffer.from(text, "latin1"));

for (const [text, shown] of [
  ["Jan Jansen", "Jan Jansen"], ["Gülşah", "Gülşah"], ["a\nb", "a\nb"], ["a\u202Eb", "a[U+202E]b"],
  ["a\u0007b", "a[U+0007]b"], ["a\u{E0041}b", "a[U+E0041]b"], ["\u2800", "[U+2800]"], ["\uFFFC", "[U+FFFC]"],
  ["a\u200Db", "a[U+200D]b"], ["\u200C", "[U+200C]"], ["ب\u200Cب", "ب\u200Cب"], ["ب\u200C", "ب[U+200C]"],
  ["क\u094D\u200D", "क\u094D\u200D"], ["ب\u200Da", "ب[U+200D]a"], ["a\u200Dب", "a[U+200D]ب"],
  ["☎\uFE0F", "☎\uFE0F"], ["a\uFE0F", "a[U+FE0F]"], ["\uFE0E", "[U+FE0E]"], ["\u2028", "[U+2028]"],
  ["\uE000", "[U+E000]"], ["日本", "日本"], ["\u00AD", "[U+00AD]"],
]) same(showingHidden(text), shown, "hidden");

const words = new Catalogue("nl", {
  a: "Van {organisation}.", b: "{x}{y}", c: "{x}.{y}.", d: "geen", "month.m02": "februari",
});
same(words.text("a", { organisation: "Jansen & Zn." }), "Van Jansen & Zn.", "full stop");
same(words.text("a", { organisation: "{x}" }), "Van {x}.", "braces in a value");
same(words.text("a"), "Van {organisation}.", "no value");
same(words.text("a", { organisation: null }), "Van {organisation}.", "no value");
same(words.text("b", { x: "1.", y: ".2" }), "1..2", "two values");
same(words.text("c", { x: "1.", y: "2" }), "1.2.", "two stops");
same(words.text("d"), "geen", "no place");
same(words.optional("constructor"), null, "no key");
same(words.day(11_000), "13 februari 2000", "day");
same(words.month(25), "februari 2002", "month");
let isTold = false;
try {
  words.text("z");
} catch {
  isTold = true;
}
same(isTold, true, "a key that is not there");

for (const [start, kind] of [
  ["\xFF\xD8\xFF\xE0", "photo"], ["GIF89a", "photo"], ["II*\0", "photo"], ["MM\0*", "photo"], ["\xFF\x0A", "photo"],
  ["\0\0\0\x0CJXL ", "photo"], ["\x89PNG\r\n\x1A\n", "photo"], ["RIFFxxxxWEBP", "photo"], ["RIFFxxxxWAVE", null],
  ["BMxxxx\0\0\0\0xx", "photo"], ["BMxxxxyyyyxx", null], ["\0\0\0\x18ftypheic", "photo"], ["\0\0\0\x18ftypavif", "photo"],
  ["\0\0\0\x18ftypisom", null], ["%PDF-1.7", "pdf"], ["\xEF\xBB\xBF%PDF-", "pdf"], ["PK\x03\x04", "other"],
  ["PK\x09\x04", null], ["\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "other"], ["{\\rtf1", "other"], ["hallo", null], ["", null],
]) same(otherFileOf(ascii(start)), kind, `file ${JSON.stringify(start)}`);

// A megabyte of one run is looked at once; an expression that begins anew at each letter takes minutes.
same(why("eyJ".repeat(330_000)), "there is no credential in it", "many beginnings");
same(why(`<p>${"eyJ".repeat(330_000)}`), "there is no credential in it", "many beginnings in a page");
same(why(`<p>${"eyJ.".repeat(250_000)}`), "there is no credential in it", "many beginnings with stops");
for (const [text, must] of [
  ["eyJa.b.c", "file"], ["\uFEFF\n eyJa.b.c\n", "file"], ["eyJa.b.c=", "there is no credential in it"], ["eyJa.b", "there is no credential in it"],
  ["eyJa.b.c.d", "there is no credential in it"], ["<p>eyJa.b.c=", "file"], ["<p>xeyJa.b.c.d", "file"], ["<p>eyJ.b.c", "there is no credential in it"],
  ["<p>eyJa..c", "there is no credential in it"], ["<p>eyJa.b.c eyJa.b.d", "more than one credential in one file"],
]) same(why(text), must, text);

const code = "EY77-DD8T-KNMP-93HD";
const id = readCheckCode(code);
same(checkCodeOf(id), code, "check code");
for (const [text, must] of [
  ["ey77 dd8t knmp 93hd", code], ["https://bewijs.example/c#EY77DD8TKNMP93HD", code], ["x/c/EY77DD8TKNMP93HD/", code],
  ["EY77–DD8T—KNMP‑93HD", code], ["EY77-DD8T-KNMP-93HE", "mistyped"], ["EY77-DD8T-KNMP-93H", "mistyped"],
  ["EY77-DD8T-KNMP-93HDD", "mistyped"], ["EY77-DD8T-KN", null], ["EY77DD8TKNMP", "mistyped"],
  ["EY77DD8TKNM", null], ["EY77-DD8T-KNMP-93HU", "mistyped"], ["EY77-DD8T-KNMP-93HD-12345", null],
  ["EY77-DD8T-KNMP-93HD-1234", "mistyped"], ["EY77-DD8T-KNMP-93Hé", null],
]) {
  const found = readCheckCode(text);
  same(found instanceof Uint8Array ? checkCodeOf(found) : found, must, text);
}
const zero = checkCodeOf(bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
same(readCheckCode(zero.replace(/0/g, "o")) instanceof Uint8Array, true, "o for 0");
const one = checkCodeOf(bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
same([..."ilL"].map((l) => readCheckCode(one.replace(/1/g, l)) instanceof Uint8Array), [true, true, true], "i and l for 1");

const other = checkCodeOf(bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
for (const [handed, must] of [
  ['{"a":1}', "credential"], ["\uFEFF {}", "credential"],
  ["<p>", "there is no credential in it"], ["<p>openbadges", "credential"], ["<script type='application/vc'>", "credential"],
  ["<p>eyJhIjoxfQ.eyJhIjoxfQ.AA", "file"], ["<p>eyJhIjoxfQ.eyJhIjoxfQ.AA eyJhIjoxfQ.eyJhIjoxfQ.AB", "more than one credential in one file"],
  ["<p>eyJhIjoxfQ.eyJhIjoxfQ.AA eyJhIjoxfQ.eyJhIjoxfQ.AA", "file"], ["eyJhIjoxfQ.eyJhIjoxfQ.AA", "file"],
  ["eyJ", "there is no credential in it"], [bytes(0xC3), "not text"], [ascii("PK\x03\x04"), "other file"],
  ["", "no code, link or issued file"], [`${code} ${other}`, "several"],
  [`tekst ${code.replace(/D$/, "E")} tekst`, "mistyped"], ["EY77 DD8T KNMP 93HE" + " ".repeat(4078), "no code, link or issued file"],
  ["EY77 DD8T KNMP 93HE" + " ".repeat(4077), "mistyped"],
  ["EY77 DD8T KNMP 93HE", "mistyped"],
]) same(why(handed), must, JSON.stringify(handed));

for (const [text, seconds] of [
  ["1970-01-01T00:00:00Z", 0], ["2026-11-30T10:00:00Z", 1796032800], ["2026-02-30T00:00:00Z", null],
  ["2026-11-30T24:00:00Z", null], ["2026-11-30T10:00:00.000Z", null], ["2026-11-30T10:00:00+00:00", null],
  ["2026-11-30", null], ["", null], ["2026-13-01T00:00:00Z", null], ["2026-11-30T10:00:00", null],
]) same(secondsOfTime(text), seconds, text);

same(bytesOfBase64URL("AAA="), null, "padding");
same(bytesOfBase64URL("A"), null, "one letter");
same(bytesOfBase64URL("AB"), null, "bits left over");
same(Array.from(bytesOfBase64URL("AA")), [0], "a byte");
same(Array.from(bytesOfBase64URL("-_8")), [251, 255], "two bytes");
for (let length = 0; length < 40; length++) {
  const all = bytes(...Array.from({ length }, (_, index) => (index * 89 + length) % 256));
  same(base64URLOf(all), Buffer.from(all).toString("base64url"), `base64url of ${length}`);
  same(Array.from(bytesOfBase64URL(base64URLOf(all))), Array.from(all), `base64url of ${length} and back`);
}
const long = new Uint8Array(20_000).map((_, index) => index * 7);
same(base64URLOf(long), Buffer.from(long).toString("base64url"), "base64url of many");
same(Array.from(bytesOfBase58("11A")), [0, 0, 9], "base58");
same(Array.from(bytesOfBase58("2NEpo7TZRRrLZSi2U").slice(0, 5)), [72, 101, 108, 108, 111], "base58 of a text");
same(bytesOfBase58("0"), null, "not base58");
same(bytesOfBase58("1".repeat(128)).length, 128, "base58 of 128");
same(bytesOfBase58("1".repeat(129)), null, "base58 of 129");
same([compareBytes(bytes(1), bytes(1, 0)) < 0, compareBytes(bytes(2), bytes(1, 0)) > 0], [true, true], "order of bytes");

for (const [documents, bits] of [
  [0, 0], [1, 0], [512, 0], [1023, 0], [1024, 1], [2047, 1], [2048, 2], [1_000_000, 10], [524_288, 10], [524_287, 9],
]) same(bitsOf(documents), bits, `bits of ${documents}`);
const tag = bytes(0xA5, 0x5A, 0x0F, 0xF0, 1);
for (const [bits, number] of [[0, 0], [1, 1], [4, 10], [8, 0xA5], [10, 0x295], [24, 0xA55A0F], [32, 0xA55A0FF0]]) {
  same(shardNumberOf(tag, bits), number, `shard by ${bits} bits`);
}

const { factsOf, sentenceOf, symbolOf } = await import("../../Site/answer.js");
const { plainVerdict } = await import("../../Site/verdict.js");
for (const [state, symbol] of [
  ["valid", "✔"], ["revoked", "✖"], ["altered", "✖"], ["unregistered", "✖"], ["expired", "⏳"], ["notYetValid", "⏳"],
  ["replaced", "↻"], ["unknownIssuer", "?"], ["test", "⚑"], ["statusUnknown", "⚠"], ["unreadable", "–"],
  ["notFound", "–"], ["refused", "–"],
]) same(symbolOf(plainVerdict(state, "x", "y")), symbol, `symbol of ${state}`);
const few = new Catalogue("nl", {
  "verdict.unreadableFile": "Niet: {reason}.", "verdict-sheet.file": "het document", "site.why-other": "anders",
  "site.why-credential": "elders", "label.hours": "Duur", "label.hours-value": "{hours} uur", "label.seen": "Gezien",
  "kind.deelname.heading": "Bewijs", "page.fact.kind": "Soort", "page.fact.title": "Wat", "page.fact.name": "Wie",
  "page.fact.date": "Dag", "month.m01": "januari",
});
for (const [what, said] of [["credential", "Niet: elders."], ["cut off", "Niet: anders."]]) {
  same(sentenceOf(plainVerdict("unreadable", "syntax", what, { input: "file" }), few), said, what);
}
const shown = plainVerdict("valid", "x", "y", {
  facts: { kind: "deelname", title: "T", name: "N", date: 0, validUntil: null, period: null, tasks: [], isTest: false },
  details: [["label.hours", "12"], ["label.seen", "ja"]],
});
same(factsOf(shown, few), [
  ["Soort", "Bewijs"], ["Wat", "T"], ["Wie", "N"], ["Dag", "1 januari 1970"], ["Duur", "12 uur"], ["Gezien", "ja"],
], "facts");

same(plainVerdict("valid", "x", "y"), {
  state: "valid", wording: "usual", input: null, code: null, issuer: null, facts: null, details: null,
  leavesOutTasks: false, copyDay: null, decidingDay: null, reasons: [{ policy: "x", outcome: "fail", why: "y" }],
  checksCodeOnly: false, mayBeStale: false,
}, "a plain verdict");

const { fieldsNotChecked } = await import("../../Site/unchecked.js");
const all = "external-proof signatory";
for (const [kind, labels, must] of [
  ["deelname", null, `goals seen provider hours ${all}`], ["certificaat", null, `goals seen provider hours ${all}`],
  ["praktijkverklaring", null, `tasks role setting seen external-proof message signatory`],
  ["oorkonde", null, "external-proof message signatory"], ["aanbevelingsbrief", null, "role external-proof letter signatory"],
  ["deelname", [], all], ["deelname", ["label.signatory"], "external-proof signatory-name"],
  ["praktijkverklaring", ["label.role"], "tasks message"], ["praktijkverklaring", ["label.setting"], "tasks message"],
  ["praktijkverklaring", ["label.external-proof", "label.signatory"], "tasks message"],
  ["praktijkverklaring", ["label.seen"], "tasks role setting external-proof message signatory"],
]) {
  const verdict = plainVerdict("valid", "x", "y", {
    facts: { kind }, details: labels && labels.map((label) => [label, "x"]), leavesOutTasks: true,
  });
  same(fieldsNotChecked(verdict).join(" "), must, `not checked: ${kind} ${labels}`);
}
same(fieldsNotChecked(plainVerdict("revoked", "x", "y")), [], "nothing shown");

const { factsOfCredential, readCredential } = await import("../../Site/credential.js");
const jwt = (claims, header = { alg: "RS256", kid: "k" }, end = "AA") => [header, claims]
  .map((one) => Buffer.from(JSON.stringify(one)).toString("base64url")).concat(end).join(".");
const whyJWT = (text) => {
  try {
    return readCredential(text).method;
  } catch (error) {
    return error.why;
  }
};
for (const [text, must] of [
  [jwt({}), "k"], [jwt({}, { alg: "RS256" }), "not a JWT"], [jwt({}, { kid: "k" }), "not a JWT"],
  [jwt({}, { alg: "none", kid: "k" }), "not a JWT"], [jwt({}, { alg: "RS256", kid: 5 }), "not a JWT"],
  [jwt({}, { alg: "RS256", kid: "k", b64: false }), "newer: extension"], [`${jwt({})}.AA`, "not a JWT"],
  [jwt({ a: "x".repeat(250_000) }), "not a JWT"], [jwt({ a: "x".repeat(190_000) }), "k"], [jwt({}, undefined, "A"), "not a JWT"],
]) same(whyJWT(text), must, `jwt ${text.slice(0, 40)}`);
const subject = (more = {}, own = {}) => ({
  awardedDate: "2026-11-20T00:00:00Z",
  credentialSubject: {
    identifier: [{ identityHash: "N" }],
    achievement: { achievementType: "ext:Praktijkverklaring", name: "T", ...own }, ...more,
  },
});
const factsIn = (claims) => factsOfCredential(readCredential(jwt(claims)));
const plainFacts = {
  kind: "praktijkverklaring", title: "T", name: "N", date: 20777, validUntil: null, period: null, tasks: [],
  isTest: false,
};
same(factsIn(subject()), plainFacts, "credential");
same(factsIn(subject({ activityStartDate: "2026-02-01T00:00:00Z" })).period, { first: 313, last: null }, "open period");
same(factsIn(subject({ activityStartDate: "2026-02-01T00:00:00Z", activityEndDate: "2026-12-31T00:00:00Z" })).period,
  { first: 313, last: 323 }, "period");
same(factsIn({ ...subject(), validUntil: "2026-11-21T23:59:59Z" }).validUntil, 20778, "last day");
same(factsIn(subject(
  { result: [{ achievedLevel: "x#met-weinig-hulp" }, {}] }, { resultDescription: [{ name: "a" }, { name: "b" }] })).tasks,
[{ text: "a", level: "little-help" }, { text: "b", level: null }], "tasks");
for (const claims of [
  {}, subject({}, { achievementType: "x" }), subject({}, { name: 5 }), subject({ identifier: [{ identityHash: 5 }] }),
  { ...subject(), awardedDate: "2026-11-20" }, subject({ identifier: [] }),
]) same(factsIn(claims), null, "not as it is written");

const { keyOfMethod } = await import("../../Site/keys.js");
const modulus = (bits, last = 1) => {
  const all = new Uint8Array(Math.ceil(bits / 8)).fill(0x55);
  all[0] = 1 << (bits - 1) % 8;
  all[all.length - 1] = last;
  return Buffer.from(all).toString("base64url");
};
const rsa = (more) => ({ publicKeyJwk: { kty: "RSA", n: modulus(2048), e: "AQAB", ...more } });
for (const [method, isKey, what] of [
  [rsa({}), true, "2048 bits"], [rsa({ n: modulus(2047) }), false, "2047 bits"], [rsa({ n: modulus(2049) }), true, "2049"],
  [rsa({ n: modulus(4096) }), true, "4096 bits"], [rsa({ n: modulus(4097) }), false, "4097 bits"],
  [rsa({ n: modulus(2048, 2) }), false, "an even modulus"], [rsa({ e: "Aw" }), false, "exponent 3"],
  [rsa({ e: "AQE" }), false, "an exponent of two bytes"], [rsa({ e: "AQAC" }), false, "an even exponent"],
  [rsa({ e: "AAAD" }), false, "an exponent that begins with 0"], [rsa({ e: "AQAAAQ" }), true, "four bytes"],
  [rsa({ e: "AQAAAAE" }), false, "five bytes"], [rsa({ n: `AA${modulus(2048)}` }), false, "a modulus of another spelling"],
  [rsa({ n: Buffer.concat([Buffer.alloc(1), Buffer.from(modulus(2048), "base64url")]).toString("base64url") }), false, "0"],
  [rsa({ d: "AQ" }), false, "a private key"], [rsa({ n: 5 }), false, "a number"], [rsa({ e: "AQAB=" }), false, "padding"],
  [rsa({ kty: "EC" }), false, "another kind"], [{ publicKeyJwk: null }, false, "null"], [{ publicKeyJwk: "x" }, false, "text"],
  [{}, false, "no key"], [{ publicKeyMultibase: 5 }, false, "a number for a key"], [{ publicKeyMultibase: "" }, false, "empty"],
  [{ publicKeyJwk: { kty: "OKP", crv: "Ed448", x: "AA" } }, false, "another curve"],
  [{ publicKeyJwk: { kty: "OKP", crv: "Ed25519", x: "AA" } }, false, "one byte"],
]) same(await keyOfMethod(method) !== null, isKey, `key: ${what}`);

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
function multikey(...start) {
  let number = BigInt(`0x${Buffer.from([...start, ...new Array(32).fill(9)]).toString("hex")}`);
  let text = "";
  for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)] + text;
  return { publicKeyMultibase: `z${text}` };
}
for (const [method, isKey] of [
  [multikey(0xED, 1), true], [multikey(0xED, 2), false], [multikey(0xEC, 1), false], [multikey(0x12, 0), false],
  [multikey(0xED, 1, 0), false], [multikey(0xED), false], [{ publicKeyMultibase: multikey(0xED, 1).publicKeyMultibase.slice(1) }, false],
]) same(await keyOfMethod(method) !== null, isKey, `multikey ${JSON.stringify(method)}`);

const { bytesOfDigits } = await import("../../Site/digits.js");
function whyDigits(digits) {
  try {
    return Array.from(bytesOfDigits(digits)).join();
  } catch (error) {
    return error.why;
  }
}
for (const [digits, must] of [
  ["", ""], ["255", "255"], ["256", "a group is too large"], ["65535", "255,255"], ["65536", "a group is too large"],
  ["72057594037927935", "255,255,255,255,255,255,255"], ["72057594037927936", "a group is too large"], ["1", "cut off"],
  ["12", "cut off"], ["1234", "cut off"], ["12x", "not a digit"], ["1234567890123456x", "not a digit"],
  ["00000000000000001000", "0,0,0,0,0,0,1,0"], ["281474976710655", "255,255,255,255,255,255"],
]) same(whyDigits(digits), must, `digits ${digits}`);

const { Sources } = await import("../../Site/sources.js");
const fetched = [];
const sources = new Sources(async (path, { most, changes }) => {
  fetched.push([path, most, changes]);
  return null;
}, ["did.json", "b/did.json"], { newest: () => 0, note() {} }, 0);
await sources.organisation();
await sources.head({ did: "x", keys: [] });
await sources.entry({ shards: ["a"], bits: 0 }, bytes(0, 0, 0, 0));
await sources.sealed({ codes: "c", bits: 0 }, bytes(0, 0, 0, 0));
const list = Buffer.from(`${"0".repeat(32)}\n`);
const { createHash } = await import("node:crypto");
const listName = createHash("sha256").update(list).digest("hex").slice(0, 32);
const listed = new Sources(async (path, { most, changes }) => {
  if (path === `codes/${listName}.txt`) return new Uint8Array(list);
  fetched.push([path, most, changes]);
  return null;
}, [], { newest: () => 0, note() {} }, 0);
same(await listed.sealed({ codes: listName, bits: 0 }, bytes(0, 0, 0, 0)), undefined, "codes that are not there");
same(fetched, [
  ["register/head.txt", 8 << 20, true], ["did.json", 1 << 20, true], ["b/did.json", 1 << 20, true],
  ["register/a.bin", 1 << 20, false], ["codes/c.txt", 8 << 20, false],
  [`codes/${"0".repeat(32)}.bin`, 32 << 20, false],
], "what is fetched");

for (const what of wrong) console.log(`FAIL ${what}`);
console.log(`${passed} passed, ${wrong.length} failed`);
process.exit(wrong.length > 0 ? 1 : 0);
