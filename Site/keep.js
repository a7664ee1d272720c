// The page with its register in it, as one file that checks without the internet.
// @ts-check

import { base64URLOf, bytesOfBase64URL } from "./bytes.js";

/** @typedef {import("./sources.js").Sources} Sources */

const mostKept = 8 << 20;
// In two pieces, since this module is in the page too.
const placeOfKept = `<script type="application/json" id="${"words"}">`;

/**
 * The page's own text with the files beside it that an answer can need; null where they are not all there, or too
 * many to keep.
 * @param {string} page
 * @param {Sources} sources
 * @returns {Promise<string | null>}
 */
export async function pageToKeep(page, sources) {
  const organisation = await sources.organisation();
  const head = organisation && await sources.head(organisation);
  const lines = head && await sources.codeList(head);
  if (!head || !lines) return null;
  const named = head.shards.map((name) => `register/${name}`).concat(lines.map((name) => `codes/${name}`));
  const paths = [...sources.documentPaths, "register/head.txt", `codes/${head.codes || ""}.txt`]
    .concat(named.filter((path) => !path.endsWith("/")).map((path) => `${path}.bin`));
  /** @type {Record<string, string>} */
  const kept = {};
  let size = 0;
  for (const path of paths) {
    const bytes = await sources.fetch(path, { most: mostKept, changes: false });
    if (!bytes) continue;
    size += bytes.length;
    if (size > mostKept) return null;
    kept[path] = base64URLOf(bytes);
  }
  const parts = page.split(placeOfKept);
  if (parts.length !== 2) return null;
  const own = `<script type="application/json" id="kept">${JSON.stringify(kept)}</scr${"ipt"}>\n`;
  return parts.join(own + placeOfKept);
}

/**
 * A file that was kept in this page; null where it was not.
 * @param {string} path
 */
export function keptFile(path) {
  const place = document.getElementById("kept");
  const kept = JSON.parse(place && place.textContent || "{}");
  return Object.prototype.hasOwnProperty.call(kept, path) ? bytesOfBase64URL(kept[path]) : null;
}
