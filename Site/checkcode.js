// The 75 random bits that name a document, as 10 bytes and as the check code that people type.
// @ts-check

const crockfordAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Four groups of four, as on paper: `EY77-DD8T-KNMP-93HD`.
 * @param {Uint8Array} id
 */
export function checkCodeOf(id) {
  /** @type {number[]} */
  const symbols = [];
  let buffer = 0;
  let bits = -5; // The top five bits are 0.
  for (const byte of id) {
    buffer = buffer << 8 | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      symbols.push(buffer >> bits);
      buffer &= (1 << bits) - 1;
    }
  }
  symbols.push(checkSymbolOf(symbols));
  const letters = symbols.map((symbol) => crockfordAlphabet[symbol]).join("");
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}

/**
 * What somebody typed: the id's bytes, `mistyped` for a letter too few, too many or wrong, or null for something
 * else. Case, spaces and dashes do not count, O is 0, I and L are 1.
 * @param {string} text
 * @returns {Uint8Array | "mistyped" | null}
 */
export function readCheckCode(text) {
  const letters = codeIn(text).replace(/[\p{White_Space}\u2010\u2011\u2013\u2014-]/gu, "");
  if (letters.length < 12 || letters.length > 20 || /[^0-9A-Za-z]/.test(letters)) return null;
  const plain = letters.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  const symbols = Array.from(plain, (letter) => crockfordAlphabet.indexOf(letter));
  if (symbols.length !== 16 || symbols.includes(-1)) return "mistyped";
  if (symbols.pop() !== checkSymbolOf(symbols)) return "mistyped";
  return bytesOfSymbols(symbols);
}

/**
 * What stands behind `HOST/c#` or `HOST/c/`, or the text itself.
 * @param {string} text
 */
function codeIn(text) {
  for (const mark of ["/c#", "/c/"]) {
    const place = text.indexOf(mark);
    if (place >= 0) return text.slice(place + mark.length).replace(/\/$/, "");
  }
  return text;
}

/** @param {number[]} symbols */
function bytesOfSymbols(symbols) {
  const bytes = [];
  let buffer = 0;
  let bits = 5; // The 75 bits are the low ones of 80.
  for (const symbol of symbols) {
    buffer = buffer << 5 | symbol;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(buffer >> bits);
      buffer &= (1 << bits) - 1;
    }
  }
  return new Uint8Array(bytes);
}

/**
 * Luhn's algorithm in base 32, factor 2 on the last of the fifteen.
 * @param {number[]} symbols
 */
function checkSymbolOf(symbols) {
  let sum = 0;
  symbols.slice().reverse().forEach((symbol, index) => {
    const product = symbol * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(product / 32) + product % 32;
  });
  return (32 - sum % 32) % 32;
}
