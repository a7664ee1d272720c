// The words of one language, by their keys in `Templates/texts`.
// @ts-check

import { isoMonth, partsOfDay, twoDigits } from "./calendar.js";

export class Catalogue {
  /**
   * @param {string} language
   * @param {Record<string, string>} values
   */
  constructor(language, values) {
    this.language = language;
    this.values = values;
  }

  /**
   * The text of a key, or null where the catalogue leaves it out.
   * @param {string} key
   * @returns {string | null}
   */
  optional(key) {
    return Object.prototype.hasOwnProperty.call(this.values, key) ? this.values[key] : null;
  }

  /**
   * The text of a key with its places in braces filled, in one pass.
   * @param {string} key
   * @param {Record<string, string | null>} fillings
   */
  text(key, fillings = {}) {
    const text = this.optional(key);
    if (text === null) throw new Error(`no text '${key}'`);
    let filled = "";
    let place = 0;
    for (const found of text.matchAll(/\{([^}]*)\}/g)) {
      const start = found.index || 0;
      const value = fillings[found[1]];
      filled = withLiteral(filled, text.slice(place, start), place > 0)
        + (value === undefined || value === null ? found[0] : value);
      place = start + found[0].length;
    }
    return withLiteral(filled, text.slice(place), place > 0);
  }

  /**
   * "20 november 2026".
   * @param {number} day
   */
  day(day) {
    const parts = partsOfDay(day);
    return `${parts.day} ${this.text(`month.m${twoDigits(parts.month)}`)} ${parts.year}`;
  }

  /**
   * "oktober 2026".
   * @param {number} month
   */
  month(month) {
    const [year, number] = isoMonth(month).split("-");
    return `${this.text(`month.m${number}`)} ${year}`;
  }

  /** @param {{ first: number, last: number | null }} period */
  period(period) {
    const from = this.month(period.first);
    if (period.last === null) return this.text("label.period-open", { from });
    return this.text("label.period-range", { from, to: this.month(period.last) });
  }
}

/**
 * "Jansen & Zn." at the end of a sentence needs no second full stop.
 * @param {string} filled
 * @param {string} literal
 * @param {boolean} isBehindFilling
 */
function withLiteral(filled, literal, isBehindFilling) {
  const isDoubled = isBehindFilling && filled.endsWith(".") && literal.startsWith(".");
  return filled + (isDoubled ? literal.slice(1) : literal);
}
