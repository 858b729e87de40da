// Searches the entries of a copy of the room, all of them in `memconIndex`: [id, heading, words, where].
"use strict";
const MOST = 200; // that are shown
const field = document.getElementById("words");
const told = document.getElementById("told");
const found = document.getElementById("found");
let texts = null;

// Small letters without marks, one blank between words and one at either end.
function fold(words) {
  const plain = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

// What must stand in a text, and what must not: words, “a phrase”, -word, begin*.
function read(asked) {
  return [...asked.matchAll(/(-?)(?:["“”]([^"“”]*)["“”]|(\S+))/gu)].map(([, not, phrase, word]) => {
    const folded = fold(phrase ?? word);
    return { not: not === "-", words: phrase === undefined && word.endsWith("*") ? folded.trimEnd() : folded };
  }).filter((term) => term.words.trim());
}

function element(name, words, into) {
  const made = into.appendChild(document.createElement(name));
  if (words) made.appendChild(document.createElement("bdi")).textContent = words;
  return made;
}

function show([id, heading, words, where]) {
  const item = element("li", "", found);
  const link = element("a", heading, element("h3", "", item));
  link.href = `${id.startsWith("t-") ? "articles" : "entries"}/${id}.html`;
  if (words) element("p", `“${words}”`, element("blockquote", "", item));
  element("p", where, item).className = "where";
}

function search() {
  const terms = read(field.value);
  found.replaceChildren();
  if (!terms.length) {
    told.textContent = `${memconIndex.length.toLocaleString("en")} entries and articles, by their headings and words.`;
    return;
  }
  texts ??= memconIndex.map(([, ...words]) => fold(words.join(" ")));
  const hits = memconIndex.filter((_, at) => terms.every(({ not, words }) => texts[at].includes(words) !== not));
  hits.slice(0, MOST).forEach(show);
  const rest = hits.length > MOST ? `, the first ${MOST} of them shown` : "";
  told.textContent = `${hits.length.toLocaleString("en")} found${rest}.`;
}

field.addEventListener("input", search);
search();
