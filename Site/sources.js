// What an organisation publishes, fetched from beside the page. A file that is not as it should be counts as one
// that is not there.
// @ts-check

import { codeShardNames, entryInShard, isOfName, sealedInShard, shardNumberOf } from "./shards.js";
import { readHead } from "./head.js";
import { readOrganisation } from "./organisation.js";

/**
 * @typedef {(path: string, fetching: { most: number, changes: boolean }) => Promise<Uint8Array | null>} Fetch
 *   Fetches a file below the organisation's base. `most`: how many bytes it may have at most. `changes`: whether
 *   it may be another one tomorrow.
 * @typedef {{ newest(did: string): number, note(did: string, sequence: number): void }} Memory
 *   The highest number of a head that was seen.
 * @typedef {import("./organisation.js").Organisation} Organisation
 * @typedef {import("./head.js").Head} Head
 */

const mostOfDocument = 1 << 20;
const mostOfHead = 8 << 20;
const mostOfShard = 1 << 20;
const mostOfCodes = 32 << 20;

export class Sources {
  /**
   * @param {Fetch} fetch
   * @param {string[]} documentPaths Where the DID document may be.
   * @param {Memory} memory
   * @param {number} now In seconds since 1970.
   */
  constructor(fetch, documentPaths, memory, now) {
    this.fetch = fetch;
    this.documentPaths = documentPaths;
    this.memory = memory;
    this.now = now;
    /** @type {Promise<Uint8Array | null> | null} */
    this.headBytes = null;
  }

  /** Begins to fetch the head, which is needed as soon as the keys are there. */
  fetchHead() {
    if (!this.headBytes) this.headBytes = this.fetch("register/head.txt", { most: mostOfHead, changes: true });
    return this.headBytes;
  }

  /** @returns {Promise<Organisation | null>} */
  async organisation() {
    this.fetchHead();
    for (const path of this.documentPaths) {
      const bytes = await this.fetch(path, { most: mostOfDocument, changes: true });
      const organisation = bytes && await readOrganisation(bytes);
      if (organisation) return organisation;
    }
    return null;
  }

  /**
   * The head, unless a newer one was seen before.
   * @param {Organisation} organisation
   * @returns {Promise<Head | null>}
   */
  async head(organisation) {
    const bytes = await this.fetchHead();
    const head = bytes && await readHead(bytes, organisation, this.now);
    if (!head || head.sequence < this.memory.newest(head.issuer)) return null;
    this.memory.note(head.issuer, head.sequence);
    return head;
  }

  /**
   * What the register says of a tag: null where it does not have it, undefined where that cannot be told.
   * @param {Head} head
   * @param {Uint8Array} tag
   */
  async entry(head, tag) {
    const name = head.shards[shardNumberOf(tag, head.bits)];
    if (name === "") return null;
    const shard = await this.named(`register/${name}.bin`, name, mostOfShard);
    return shard ? entryInShard(shard, tag, head.bits) : undefined;
  }

  /**
   * The names of all shards of sealed codes; none where codes are off, null where that cannot be told.
   * @param {Head} head
   */
  async codeList(head) {
    if (head.codes === undefined) return [];
    const list = await this.named(`codes/${head.codes}.txt`, head.codes, mostOfHead);
    return list ? codeShardNames(list, head.bits) : null;
  }

  /**
   * What is sealed under a tag: null where there is nothing, undefined where that cannot be told.
   * @param {Head} head
   * @param {Uint8Array} tag
   */
  async sealed(head, tag) {
    const names = await this.codeList(head);
    const name = names ? names[shardNumberOf(tag, head.bits)] : undefined;
    if (!name) return name === "" ? null : undefined;
    const shard = await this.named(`codes/${name}.bin`, name, mostOfCodes);
    return shard ? sealedInShard(shard, tag, head.bits) : undefined;
  }

  /**
   * A file that never changes, if its bytes are those of its name.
   * @param {string} path
   * @param {string} name
   * @param {number} most
   */
  async named(path, name, most) {
    const bytes = await this.fetch(path, { most, changes: false });
    return bytes && await isOfName(bytes, name) ? bytes : null;
  }
}
