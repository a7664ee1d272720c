// The parts of the page. Every text becomes a text node, and none of it markup.
// @ts-check

import { boundaryOf, doubtOf, factsOf, meaningOf, uncheckedOf } from "./answer.js";
import { sentenceOf, symbolOf, titleOf } from "./answer.js";
import { addressOfDID } from "./organisation.js";
import { inTheNetherlands } from "./calendar.js";
import { showingHidden } from "./hidden.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./verdict.js").Verdict} Verdict
 */

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string | null)[]} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  for (const child of children) {
    if (child !== null) made.append(typeof child === "string" ? showingHidden(child) : child);
  }
  return made;
}

/**
 * @param {string} address The page's own.
 * @param {Catalogue} words
 * @param {Catalogue[]} others
 */
export function topOf(address, words, others) {
  const buttons = others.map((other) => element("button", {
    type: "button", lang: other.language, "data-language": other.language,
  }, other.text("page.language-name")));
  return [
    element("p", { class: "address" }, `${words.text("site.address")} `, element("strong", {}, address)),
    others.length > 0 ? element("nav", { "aria-label": words.text("page.languages") }, ...buttons) : null,
  ];
}

/**
 * The answer's state and sentence.
 * @param {string} state
 * @param {string} symbol
 * @param {string} title
 * @param {string} sentence
 */
export function stateOf(state, symbol, title, sentence) {
  return element(
    "div", { class: `verdict ${state}` },
    element("h1", {}, element("span", { class: "symbol", "aria-hidden": "true" }, symbol), ` ${title}`),
    element("p", { class: "sentence" }, sentence));
}

/**
 * @param {Verdict} verdict
 * @param {Catalogue} words
 */
export function verdictPart(verdict, words) {
  return stateOf(verdict.state, symbolOf(verdict), titleOf(verdict, words), sentenceOf(verdict, words));
}

/**
 * What follows the state, in the order in which it is read.
 * @param {Verdict} verdict
 * @param {number} moment When it was checked, in seconds since 1970.
 * @param {string} address The page's own.
 * @param {Catalogue} words
 */
export function answerParts(verdict, moment, address, words) {
  const facts = factsOf(verdict, words);
  const boundary = boundaryOf(verdict, words);
  return [
    facts.length === 0 ? null : element(
      "section", { class: "facts" }, element("h2", {}, words.text("page.facts-heading")), listOf(facts),
      boundary === null ? null : element("p", { class: "boundary" }, boundary)),
    element("section", { class: "meaning" }, ...meaningParts(verdict, moment, address, words)),
  ];
}

/** @param {[string, string][]} facts Those that follow each other under one label share it. */
function listOf(facts) {
  const list = element("dl");
  facts.forEach(([label, value], index) => {
    if (index === 0 || facts[index - 1][0] !== label) list.append(element("div", {}, element("dt", {}, label)));
    if (list.lastChild) list.lastChild.appendChild(element("dd", { dir: "auto" }, value));
  });
  return list;
}

/**
 * @param {Verdict} verdict
 * @param {number} moment
 * @param {string} address
 * @param {Catalogue} words
 */
function meaningParts(verdict, moment, address, words) {
  const { issuer } = verdict;
  const unchecked = uncheckedOf(verdict, words);
  const host = issuer ? addressOfDID(issuer.did) : address;
  if (issuer && host !== address) {
    unchecked.unshift(words.text("site.elsewhere", { organisation: issuer.name, host }));
  }
  const meaning = meaningOf(verdict, words);
  const phone = issuer && issuer.phone;
  const { day, time } = inTheNetherlands(moment);
  return [
    ...unchecked.map((text) => element("p", { class: "unchecked" }, text)),
    meaning === null ? null : element("p", {}, meaning),
    element("p", { class: "doubt" }, doubtOf(verdict, words)),
    phone ? element("p", { class: "call" }, callOf(phone, words)) : null,
    element(
      "p", { class: "moment" }, `${words.text("page.checked-at", { date: words.day(day), time })} `,
      element("button", { type: "button", id: "print" }, words.text("page.print-button"))),
  ];
}

/**
 * @param {string} phone
 * @param {Catalogue} words
 */
function callOf(phone, words) {
  return element("a", { href: `tel:${phone.replace(/[^0-9+]/g, "")}` }, words.text("page.call", { phone }));
}

/**
 * Where a code is typed or a file is chosen.
 * @param {boolean} isFirst Whether there is no answer yet.
 * @param {Catalogue} words
 */
export function askParts(isFirst, words) {
  return [
    isFirst ? element("h1", {}, words.text("page.title")) : element("h2", {}, words.text("page.again")),
    element(
      "form", { id: "typed", autocomplete: "off" },
      element("p", { id: "lead" }, words.text("page.lead")),
      element("label", { for: "input" }, words.text("page.code-label")),
      element("input", {
        id: "input", type: "text", maxlength: "4096", autocapitalize: "characters", autocorrect: "off",
        spellcheck: "false", placeholder: "XXXX-XXXX-XXXX-XXXX", "aria-describedby": "lead", required: "",
      }),
      element("button", { type: "submit" }, words.text("page.code-button")),
      element(
        "div", { id: "files" },
        element("label", { for: "file" }, words.text("site.file-label")),
        element("input", { id: "file", type: "file", accept: ".html,.svg,.jwt", "aria-describedby": "drop" }),
        element("p", { id: "drop" }, words.text("page.file-hint")))),
  ];
}

/**
 * @param {Verdict | null} verdict
 * @param {Catalogue} words
 */
export function footParts(verdict, words) {
  const issuer = verdict && verdict.issuer;
  const access = !issuer ? words.text("page.access-unnamed")
    : issuer.phone === null ? words.text("page.access-without-phone", { organisation: issuer.name })
      : words.text("page.access", { organisation: issuer.name, phone: issuer.phone });
  return [
    element("p", { class: "coordinator" }, words.text("page.coordinator")),
    element("p", { class: "begin" }, words.text("site.begin")),
    element("p", {}, words.text("site.runs")),
    element("p", {}, access),
    element("p", { class: "keep" }, element("button", { type: "button", id: "keep" }, words.text("site.keep"))),
  ];
}
