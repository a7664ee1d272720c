// Why something cannot be read, as a word that programs compare.
// @ts-check

/** Thrown by readers; `newer` where it is well-formed and this reader does not know it. */
export class Unreadable extends Error {
  /**
   * @param {string} what
   * @param {boolean} newer
   */
  constructor(what, newer = false) {
    super(what);
    this.what = what;
    this.newer = newer;
  }

  /** The word for the reason: `too deep`, `newer: kind 9`. */
  get why() {
    return this.newer ? `newer: ${this.what}` : this.what;
  }
}
