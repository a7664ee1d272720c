// The check page of a published site: reads the code behind # (which no server sees), takes it out of the address
// bar, and checks it here.
// @ts-check

import { answerParts, askParts, element, footParts, stateOf, topOf, verdictPart } from "./parts.js";
import { basePath, sourcesHere } from "./place.js";
import { BlijkCodes } from "./codes.js";
import { Catalogue } from "./catalogue.js";
import { check } from "./check.js";
import { pageToKeep } from "./keep.js";
import { symbolOf, titleOf } from "./answer.js";

/** @typedef {import("./verdict.js").Verdict} Verdict */

const largestFile = 1 << 20;
/** In milliseconds: a browser may ask where to put a file before it reads it. */
const longestSaving = 600_000;

class Page {
  /** @param {Catalogue[]} languages */
  constructor(languages) {
    this.languages = languages;
    this.words = languages.find((one) => navigator.languages.some((wanted) => wanted.split("-")[0] === one.language))
      || languages[0];
    this.isKept = location.protocol === "file:";
    this.address = this.isKept ? "" : (location.host + basePath(location.pathname)).replace(/\/$/, "");
    /** @type {{ verdict: Verdict, moment: number } | null} */
    this.answer = null;
    /** @type {string | null} The key of what is told in the place of an answer. */
    this.note = null;
    this.asked = 0;
    this.canCheck = isSecureContext && Boolean(crypto.subtle);
  }

  show() {
    const { words, answer } = this;
    document.documentElement.lang = words.language;
    const address = this.isKept ? words.text("site.here") : this.address;
    put("top", topOf(address, words, this.languages.filter((other) => other !== words)));
    put("foot", footParts(answer && answer.verdict, words));
    put("ask", this.canCheck ? askParts(!answer && !this.note, words) : []);
    this.showState();
  }

  /** What is told, and the answer below it. */
  showState() {
    const { words, answer } = this;
    put("answer", answer ? answerParts(answer.verdict, answer.moment, this.address, words) : []);
    document.title = words.text("page.title");
    if (!this.canCheck) {
      put("state", [stateOf("refused", "–", words.text("site.insecure-title"), words.text("site.insecure"))]);
    } else if (answer) {
      put("state", [verdictPart(answer.verdict, words)]);
      document.title = `${symbolOf(answer.verdict)} ${titleOf(answer.verdict, words)}`;
    } else {
      put("state", this.note ? [element("p", { class: "note" }, words.text(this.note))] : []);
    }
  }

  /** @param {string} note The key of a text. */
  tell(note) {
    this.answer = null;
    this.note = note;
    this.showState();
  }

  /** @param {string | Uint8Array} handed */
  async check(handed) {
    if (!this.canCheck) return;
    const turn = ++this.asked;
    this.tell("page.waiting");
    try {
      const input = typeof handed === "string" ? BlijkCodes.asked(handed) : handed;
      let verdict = await check(input, sourcesHere(false));
      // A file that the browser kept may be too old.
      if (verdict.mayBeStale) verdict = await check(input, sourcesHere(true));
      if (turn !== this.asked) return;
      this.answer = { verdict, moment: Math.floor(Date.now() / 1000) };
      this.show();
      window.scrollTo(0, 0);
    } catch {
      if (turn === this.asked) this.tell("page.failed");
    }
  }

  /** @param {File | null | undefined} file */
  async checkFile(file) {
    if (!file) return;
    // The beginning of a photo or pdf tells that it is one, however large it is.
    const isOther = /^(image\/(?!svg)|application\/pdf)/.test(file.type) || /\.(heic|heif|avif)$/i.test(file.name);
    if (file.size > largestFile && !isOther) {
      this.tell("page.file-large");
      return;
    }
    const part = file.size > largestFile ? file.slice(0, 512) : file;
    this.check(new Uint8Array(await part.arrayBuffer()));
  }

  /** Gives this page as a file that checks without the internet. */
  async keep() {
    const response = await fetch(location.pathname, { credentials: "omit" }).catch(() => null);
    const page = response && response.ok ? await pageToKeep(await response.text(), sourcesHere(false)) : null;
    if (page === null) {
      this.tell("site.keep-failed");
      return;
    }
    const file = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    element("a", { href: file, download: `${this.address.replace(/[^a-z0-9.-]/g, "-")}.html` }).click();
    setTimeout(() => URL.revokeObjectURL(file), longestSaving);
  }

  /** @param {string} language */
  speak(language) {
    const words = this.languages.find((one) => one.language === language);
    if (!words) return;
    this.words = words;
    this.show();
    const other = document.querySelector("[data-language]");
    if (other instanceof HTMLElement) other.focus();
  }

  readAddress() {
    const raw = location.hash.slice(1);
    if (!raw) return;
    history.replaceState(null, "", location.pathname + location.search);
    let code = raw;
    try {
      code = decodeURIComponent(raw);
    } catch { /* a lone % is checked as it stands */ }
    this.check(code);
  }

  listen() {
    document.addEventListener("submit", (event) => {
      event.preventDefault();
      const input = document.getElementById("input");
      if (input instanceof HTMLInputElement) this.check(input.value);
    });
    document.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.id === "file" && target.files) this.checkFile(target.files[0]);
    });
    document.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      if (target.id === "print") window.print();
      if (target.id === "keep") this.keep();
      if (target.dataset.language) this.speak(target.dataset.language);
    });
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      const dropped = event.dataTransfer;
      if (!dropped) return;
      if (dropped.files.length > 0) this.checkFile(dropped.files[0]);
      else if (dropped.getData("text")) this.check(dropped.getData("text"));
    });
    document.addEventListener("paste", pasteCodes);
    window.addEventListener("hashchange", () => this.readAddress());
  }
}

/**
 * @param {string} name
 * @param {(Node | null)[]} parts
 */
function put(name, parts) {
  const place = document.getElementById(name);
  if (place) place.replaceChildren(...parts.filter((part) => part !== null).map((part) => /** @type {Node} */ (part)));
}

/**
 * A field of one line loses line ends, and the end of a long mail.
 * @param {ClipboardEvent} event
 */
function pasteCodes(event) {
  const { target } = event;
  if (!(target instanceof HTMLInputElement) || target.id !== "input" || !event.clipboardData) return;
  const text = event.clipboardData.getData("text");
  const found = BlijkCodes.asked(text);
  if (found === text) return;
  event.preventDefault();
  target.value = found.replace(/\n/g, " ");
}

function start() {
  // Within somebody else's page it could be made to say something else.
  if (window.top !== window.self) {
    document.documentElement.replaceChildren();
    return;
  }
  const words = document.getElementById("words");
  const languages = Object.entries(JSON.parse(words && words.textContent || "{}"))
    .map(([language, values]) => new Catalogue(language, values));
  const page = new Page(languages);
  page.show();
  page.listen();
  page.readAddress();
}

start();
