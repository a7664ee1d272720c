// Characters that nobody sees, or that move others. With them a stranger's text could look like one of ours.
// @ts-check

/**
 * The same text with each hidden character as its name, `[U+202E]`; line ends stay.
 * @param {string} text
 */
export function showingHidden(text) {
  if (/^[\n -~\u00C0-\u023F]*$/.test(text)) return text;
  const letters = Array.from(text);
  return letters.map((letter, index) => {
    if (letter === "\n" || !isHidden(letter, letters[index - 1], letters[index + 1])) return letter;
    const digits = (letter.codePointAt(0) || 0).toString(16).toUpperCase().padStart(4, "0");
    return `[U+${digits}]`;
  }).join("");
}

/**
 * @param {string} letter
 * @param {string | undefined} before
 * @param {string | undefined} after
 */
function isHidden(letter, before, after) {
  if (letter === "\u200C" || letter === "\u200D") return !isNeededJoiner(before, after);
  if (letter === "\uFE0E" || letter === "\uFE0F") return !before || !/^(?=\p{Emoji})[\p{So}\p{Sm}]$/u.test(before);
  // Blank braille, and the place of an object that is not there, have no picture either.
  return /^[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFFC]$/u.test(letter);
}

/** Those of the scripts that have joiners: they choose the form of the letter before. */
const virama = new RegExp(
  "^[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u1039\u103A\u17D2\u1B44\u1BAA"
  + "\u1BAB\u1BF2\u1BF3]$");

/**
 * Whether a joiner changes letters that are seen (Unicode Standard, §12.1 and §23.2).
 * @param {string | undefined} before
 * @param {string | undefined} after
 */
function isNeededJoiner(before, after) {
  const joins = /^(?=[\p{Lo}\p{Lm}\p{Mn}\p{Mc}])[\u0600-\u0DFF\u1000-\u109F\u1780-\u18AF\u1B00-\u1C4F]$/u;
  return before !== undefined && joins.test(before)
    && (virama.test(before) || (after !== undefined && joins.test(after)));
}
