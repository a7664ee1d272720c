// Finds the codes in a text that was pasted, by the rule of the check service. What is found is asked about;
// the rest of a mail goes nowhere. Tests/Vectors/links.json holds both to the same. The page of the check
// service and the page of a published site both have this file in them.
// @ts-check

export const BlijkCodes = (function () {
  const hidden = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]/;
  const escaped = /(?:%(?:25(?=[0-9a-f]{2}))*[0-9a-f]{2})+/gi;
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  // Of the digits of a token, by how many bytes are left over.
  const widths = [0, 3, 5, 8, 10, 13, 15];

  /** @param {string} letter */
  const isDigit = (letter) => letter >= "0" && letter <= "9";
  /** @param {string} letter */
  const isWord = (letter) => /^[0-9A-Za-z]$/.test(letter);
  /** @param {string} letter */
  const isBlank = (letter) => letter === " " || letter === "\n";

  /**
   * Percent-encoding undone, however many programs encoded it.
   * @param {string} text
   */
  function unescaped(text) {
    return text.replace(escaped, function (run) {
      const bytes = run.split("%").slice(1).map((one) => parseInt(one.slice(-2), 16));
      return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes));
    });
  }

  /** @param {string} letter */
  function plainLetter(letter) {
    if (letter >= " " && letter <= "~") return letter;
    if (/[\n-\r\u0085\u2028\u2029]/.test(letter)) return "\n";
    if (/[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/.test(letter)) return " ";
    if (hidden.test(letter)) return "";
    return /[\u2010-\u2015\u2212]/.test(letter) ? "-" : "\0";
  }

  /**
   * ASCII without what programs put in, and without the line ends of quoted-printable.
   * @param {string} text
   */
  function plain(text) {
    const letters = [];
    for (const letter of unescaped(text).replace(/\r\n/g, "\n")) {
      const one = plainLetter(letter);
      if (one === "\n") {
        let last = letters.length - 1;
        while (last >= 0 && letters[last] === " ") last--;
        if (letters[last] === "=") { letters.length = last; continue; }
      }
      if (one) letters.push(one);
      const end = letters.length - 4;
      if (one === "3" && end >= 0 && /^[qQ]=2/.test(letters.slice(end).join(""))) {
        letters.splice(end + 1, 3, "#");
      }
    }
    let start = 0;
    let end = letters.length;
    while (start < end && isBlank(letters[start])) start++;
    while (end > start && isBlank(letters[end - 1])) end--;
    return letters.slice(start, end).join("");
  }

  /**
   * The seven bytes that seventeen digits are; null where they are more. No BigInt: old phones have none.
   * @param {string} digits
   * @param {number} start
   */
  function sevenBytes(digits, start) {
    const bytes = [0, 0, 0, 0, 0, 0, 0];
    for (let place = start; place < start + 17; place++) {
      let carry = digits.charCodeAt(place) - 48;
      for (let index = 6; index >= 0; index--) {
        carry += bytes[index] * 10;
        bytes[index] = carry & 255;
        carry >>= 8;
      }
      if (carry) return null;
    }
    return bytes;
  }

  /**
   * How many digits the token has that begins at a place; 0 for none, -1 where it is cut off.
   * @param {string} digits
   * @param {number} start
   */
  function tokenLength(digits, start) {
    if (!digits.startsWith("5925", start) || digits.length - start < 17) return 0;
    let place = 0;
    let isCutOff = false;
    function next() {
      const from = start + Math.floor(place / 7) * 17;
      if (from + 17 > digits.length) { isCutOff = true; return -1; }
      const bytes = sevenBytes(digits, from);
      return bytes ? bytes[place++ % 7] : -1;
    }
    function skipString() {
      const head = next();
      let length = 0;
      if (head >= 0x40 && head <= 0x57) length = head - 0x40;
      else if (head === 0x58 || head === 0x59) {
        for (let left = head - 0x57; left > 0; left--) {
          const byte = next();
          if (byte < 0) return -1;
          length = length * 256 + byte;
        }
      } else return -1;
      place += length;
      return place <= 1024 ? length : -1;
    }
    const isToken = next() === 0xD2 && next() === 0x84 && skipString() >= 0
      && next() === 0xA0 && skipString() >= 0 && skipString() >= 32;
    if (!isToken) return isCutOff ? -1 : 0;
    const count = Math.floor(place / 7) * 17 + widths[place % 7];
    return count <= digits.length - start ? count : -1;
  }

  /** @param {string} text */
  function tokens(text) {
    /** @type {Set<string>} */
    const whole = new Set();
    /** @type {Set<string>} */
    const broken = new Set();
    /** @param {string} digits */
    const note = (digits) => broken.add(digits.slice(0, 2504));

    /**
     * Past blanks, line ends and the marks of a quotation.
     * @param {number} place
     */
    function behindGap(place) {
      let isNewLine = false;
      for (; place < text.length; place++) {
        const letter = text[place];
        if (letter === "\n") isNewLine = true;
        else if (letter !== " " && !(isNewLine && (letter === ">" || letter === "|"))) break;
      }
      return place;
    }

    /** @param {number} place */
    function isBehindLink(place) {
      let mark = place - 1;
      while (mark >= 0 && isBlank(text[mark])) mark--;
      if (mark < 0 || text[mark] !== "#") return false;
      if (mark === 0) return true;
      return /[qQ]/.test(text[mark - 1]) && (mark === 1 || !isWord(text[mark - 2]));
    }

    /**
     * @param {string} digits
     * @param {number[]} pieces
     * @param {boolean} isMeant
     */
    function look(digits, pieces, isMeant) {
      const starts = new Set(pieces);
      /** @type {string[]} */
      const others = [];
      let end = 0;
      for (let number = 0; number < pieces.length; number++) {
        const start = pieces[number];
        if (start < end) continue;
        const count = tokenLength(digits, start);
        if (count === 0) {
          const after = number + 1 < pieces.length ? pieces[number + 1] : digits.length;
          if (after - start >= 40) others.push(digits.slice(start, after));
          continue;
        }
        end = start + count;
        if (count < 0 || !(end === digits.length || starts.has(end))) {
          return note(digits.slice(start));
        }
        whole.add(digits.slice(start, end));
      }
      if (end === 0 && isMeant) return note(digits);
      others.forEach(note);
    }

    let place = 0;
    while (place < text.length) {
      if (!isDigit(text[place])) { place++; continue; }
      const start = place;
      const parts = [];
      const pieces = [];
      let count = 0;
      let next = place;
      do {
        place = next;
        pieces.push(count);
        const from = place;
        while (place < text.length && isDigit(text[place])) place++;
        parts.push(text.slice(from, place));
        count += place - from;
        next = behindGap(place);
      } while (next < text.length && isDigit(text[next]));
      const isMeant = isBehindLink(start) || (start === 0 && place === text.length);
      look(parts.join(""), pieces, isMeant && count >= 20);
    }
    const all = Array.from(whole);
    const rest = Array.from(broken).filter((one) => !all.some((token) => token.startsWith(one)));
    return { whole: all, broken: rest };
  }

  /**
   * The check code that sixteen letters and digits are, as it is printed; "" when they are none.
   * @param {string} text
   */
  function code(text) {
    const letters = text.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
    const symbols = Array.from(letters, (letter) => alphabet.indexOf(letter));
    if (symbols.length !== 16 || symbols.includes(-1)) return "";
    let sum = 0;
    symbols.slice(0, 15).reverse().forEach(function (symbol, index) {
      const product = symbol * (index % 2 === 0 ? 2 : 1);
      sum += Math.floor(product / 32) + product % 32;
    });
    // The 75 bits of a code fill its fifteen letters, so that each row of them is one.
    return symbols[15] === (32 - sum % 32) % 32 ? letters.replace(/(.{4})(?=.)/g, "$1-") : "";
  }

  /** @param {string} text */
  function codes(text) {
    /** @type {Set<string>} */
    const found = new Set();
    let hasMistyped = false;
    const group = /^[0-9A-Za-z]{4}$/;

    /** @param {number} place */
    function ends(place) {
      if (place >= text.length) return true;
      if (text[place] === "_") return false;
      if (text[place] !== "-" && text[place] !== ".") return !isWord(text[place]);
      return !(place + 1 < text.length && isWord(text[place + 1]));
    }

    /** @param {number} start */
    function isAnnounced(start) {
      if (/^\/c[#/]$/i.test(text.slice(Math.max(0, start - 3), start))) return true;
      const before = text.slice(Math.max(0, start - 16), start).toLowerCase();
      return /(controlecode|check code)[^0-9a-z]*$/.test(before);
    }

    /** @param {number} start */
    function groups(start) {
      let place = start;
      let dashes = 0;
      let symbols = "";
      for (let number = 0; number < 4; number++) {
        if (number > 0 && place < text.length) {
          if (text[place] === "-") { dashes++; place++; }
          else if (isBlank(text[place])) place++;
        }
        const four = text.slice(place, place + 4);
        if (!group.test(four)) return "";
        symbols += four;
        place += 4;
      }
      if (!ends(place)) return "";
      const isOther = /^(\d\d|[A-Za-z]{2})\d{14}$/.test(symbols);
      return (dashes === 3 && !isOther) || isAnnounced(start) ? symbols : "";
    }

    for (let place = 0; place < text.length; place++) {
      const before = place > 0 ? text[place - 1] : " ";
      if (!isWord(text[place]) || isWord(before) || before === "-" || before === "_") continue;
      const symbols = groups(place);
      const one = code(symbols);
      if (one) found.add(one);
      else if (symbols) hasMistyped = true;
    }
    if (found.size === 0) {
      let start = 0;
      let end = text.length;
      while (start < end && !isWord(text[start])) start++;
      while (end > start && !isWord(text[end - 1])) end--;
      const all = end - start <= 64 ? code(text.slice(start, end).replace(/[-\s]/g, "")) : "";
      if (all) found.add(all);
    }
    return { found: Array.from(found), hasMistyped: hasMistyped };
  }

  /**
   * The digits of tokens that are whole, those that are not, the check codes, and whether one is mistyped.
   * @param {string} text
   */
  function find(text) {
    const letters = plain(text);
    const found = tokens(letters);
    const typed = codes(letters);
    return {
      tokens: found.whole, broken: found.broken, codes: typed.found, hasMistyped: typed.hasMistyped,
    };
  }

  /**
   * What is to be asked about a text: its codes alone, or all of it where there is none. A file may hold
   * more than codes, so one that was pasted is asked about as it is.
   * @param {string} text
   */
  function asked(text) {
    if (text.includes("<") || /^[\s\uFEFF]*(\{|eyJ)/.test(text)) return text;
    const found = find(text);
    const links = found.tokens.concat(found.broken).map((digits) => "/q#" + digits);
    return links.concat(found.codes).join("\n") || text;
  }

  return { find: find, asked: asked, sevenBytes: sevenBytes, widths: widths };
})();
