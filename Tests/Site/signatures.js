// Signatures that others published, to be accepted and refused: the same as the native verifier does, with
// WebCrypto and without its Ed25519.
//   node signatures.js CONFORMANCE
import { readFileSync } from "node:fs";
import "./world.js";

const { hexOf } = await import("../../Site/bytes.js");
const { isDegenerate, keyOfMethod, verifies } = await import("../../Site/keys.js");
const { hasSmallScalar, verifiesEd25519Slowly } = await import("../../Site/ed25519.js");

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));
const wrong = [];
let passed = 0;
function must(isTrue, what) {
  if (isTrue) passed++;
  else wrong.push(what);
}

const ways = {
  WebCrypto: (point, signature, message) => verifies({ algorithm: "ed25519", point }, signature, message),
  BigInt: verifiesEd25519Slowly,
};

for (const [way, check] of Object.entries(ways)) {
  const found = { keys: 0, valid: 0, invalid: 0 };
  for (const group of read("wycheproof/ed25519_test").testGroups) {
    const point = bytes(group.publicKey.pk);
    must(!isDegenerate(point), `${way}: key ${group.publicKey.pk}`);
    const key = await keyOfMethod({ publicKeyJwk: group.publicKeyJwk });
    must(key && hexOf(key.point) === group.publicKey.pk, `jwk of ${group.publicKey.pk}`);
    found.keys++;
    for (const test of group.tests) {
      const isGood = await check(point, bytes(test.sig), bytes(test.msg));
      must(isGood === (test.result === "valid"), `${way}: wycheproof ${test.tcId} ${test.comment}`);
      found[test.result]++;
    }
  }
  must(JSON.stringify(found) === '{"keys":78,"valid":88,"invalid":63}', `${way}: ${JSON.stringify(found)}`);
  let answers = "";
  for (const one of read("ed25519-edge/speccheck-cases")) {
    const point = bytes(one.pub_key);
    const isGood = !isDegenerate(point) && await check(point, bytes(one.signature), bytes(one.message));
    answers += isDegenerate(point) ? "K" : isGood ? "V" : "X";
  }
  must(answers === "KKVVXXXXXXKK", `${way}: speccheck ${answers}`);
  const vectors = read("ed25519-edge/rfc8032-7.1");
  must(vectors.length === 5, "five vectors");
  for (const one of vectors) {
    const [point, signature, message] = [one.publicKey, one.signature, one.message].map(bytes);
    must(await check(point, signature, message), `${way}: ${one.name}`);
    for (const place of [0, 31, 32, 62]) {
      const other = signature.slice();
      other[place] ^= 1;
      must(!await check(point, other, message), `${way}: ${one.name}, byte ${place}`);
    }
    must(!await check(point, signature, new Uint8Array([...message, 0])), `${way}: ${one.name}, longer`);
  }
}

const points = read("ed25519-edge/zip215").map((one) => bytes(one.vk_bytes));
must(points.length === 196 && points.every(isDegenerate), "points of small order");
const rest = new Array(30).fill(255);
for (let step = 0; step < 19; step++) must(isDegenerate(new Uint8Array([0xED + step, ...rest, 0x7F])), `p + ${step}`);
must(!isDegenerate(new Uint8Array([0xEB, ...rest, 0x7F])), "p - 2");
must(isDegenerate(new Uint8Array(31)) && isDegenerate(new Uint8Array(33)), "31 and 33 bytes");

// The order of the group, little-endian, is too large; one less is not.
const order = bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
const scalar = (low) => new Uint8Array([...new Array(32).fill(0), low, ...order.slice(1)]);
must(!hasSmallScalar(scalar(0xED)) && hasSmallScalar(scalar(0xEC)), "the order of the group");

for (const [size, valid, invalid] of [[2048, 7, 249], [3072, 7, 250], [4096, 7, 250]]) {
  const found = { keys: 0, valid: 0, invalid: 0 };
  for (const group of read(`wycheproof/rsa_signature_${size}_sha256_test`).testGroups) {
    const numbers = group.publicKey;
    const number = (hex) => Buffer.from(hex.replace(/^00/, ""), "hex").toString("base64url");
    const key = await keyOfMethod({
      publicKeyJwk: { kty: "RSA", n: number(numbers.modulus), e: number(numbers.publicExponent.padStart(6, "0")) },
    });
    must((key === null) === (numbers.publicExponent === "03"), `${size}: exponent ${numbers.publicExponent}`);
    if (!key) continue;
    found.keys++;
    for (const test of group.tests) {
      const isGood = await verifies(key, bytes(test.sig), bytes(test.msg));
      must(isGood === (test.result === "valid"), `RSA ${size}: ${test.tcId} ${test.comment}`);
      if (isGood === (test.result === "valid") && test.result !== "acceptable") found[test.result]++;
    }
  }
  must(JSON.stringify(found) === JSON.stringify({ keys: 1, valid, invalid }), `${size}: ${JSON.stringify(found)}`);
}

for (const one of wrong) console.log(`FAIL ${one}`);
console.log(`${passed} passed, ${wrong.length} failed`);
process.exit(wrong.length > 0 ? 1 : 0);
