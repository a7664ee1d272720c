// What a page finds beside itself, without a browser around it.
import { readFileSync } from "node:fs";
import { webcrypto } from "node:crypto";

if (!globalThis.crypto) globalThis.crypto = webcrypto;

const { Catalogue } = await import("../../Site/catalogue.js");
const { Sources } = await import("../../Site/sources.js");

/** Remembers as a browser does, for one run. */
export function makeMemory(seen = {}) {
  return {
    seen,
    newest: (did) => seen[did] || 0,
    note(did, sequence) { seen[did] = sequence; },
  };
}

/** The sources that read files: an object of bytes by path, or a function. */
export function sourcesOf(files, now, memory = makeMemory(), paths = [".well-known/did.json", "did.json"]) {
  const fetch = async (path, { most }) => {
    const bytes = typeof files === "function" ? files(path) : files[path];
    return bytes && bytes.length <= most ? new Uint8Array(bytes) : null;
  };
  return new Sources(fetch, paths, memory, now);
}

/** The sources that read a folder. */
export function sourcesIn(folder, now, memory) {
  return sourcesOf((path) => {
    try {
      return readFileSync(`${folder}/${path}`);
    } catch {
      return null;
    }
  }, now, memory);
}

/** The catalogues, as the page has them: a file with the words by language. */
export function cataloguesIn(path) {
  const all = JSON.parse(readFileSync(path, "utf8"));
  return Object.entries(all).map(([language, values]) => new Catalogue(language, values));
}
