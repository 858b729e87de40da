// What the room does besides what the browser does of itself. Everything can be read without it.
"use strict";

// Single keys: a key presses the button, follows the link, or opens the part of the page that is marked with it. Who
// turns them off while reviewing has turned them off on every page.
const KEYS_OFF = "memcon-keys-off";
const keys = document.getElementById("keys");
let pressed = false;

function takesWords(element) {
  return element instanceof HTMLElement
    && (element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName)
      || (element.tagName === "INPUT" && !/^(radio|checkbox|button|submit)$/.test(element.type)));
}

function press(element) {
  if (element.tagName === "DETAILS") {
    element.open = true;
    const first = element.querySelector("input:not([type=hidden]), select, textarea");
    if (first) first.focus();
    return;
  }
  pressed = true; // the page is left: what is pressed until then was not meant for the next one
  element.click();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement) document.activeElement.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || pressed) return;
  if (takesWords(event.target) || localStorage.getItem(KEYS_OFF) !== null) return;
  const pick = document.querySelector(`details[open] [data-pick="${CSS.escape(event.key)}"]`);
  const element = pick || document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!element) return;
  event.preventDefault();
  if (pick) { pick.checked = true; pick.focus(); } else press(element);
});
addEventListener("pageshow", () => { pressed = false; });

if (keys) {
  keys.checked = localStorage.getItem(KEYS_OFF) === null;
  keys.addEventListener("change", () => {
    if (keys.checked) localStorage.removeItem(KEYS_OFF); else localStorage.setItem(KEYS_OFF, "1");
  });
}

// Words selected in an article go into the form that adds what the reader missed.
const missed = document.getElementById("missed-words");
const article = document.querySelector("article[data-text]");

function placeOf(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!piece || !article.contains(piece)) return null;
  const range = document.createRange();
  range.setStart(piece, 0);
  range.setEnd(node, offset);
  return Number(piece.dataset.at) + [...range.toString()].length;
}

if (missed && article) {
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0);
    const start = placeOf(range.startContainer, range.startOffset);
    const end = placeOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    document.getElementById("missed-start").value = start;
    document.getElementById("missed-end").value = end;
    missed.value = chosen.toString();
  });
  missed.addEventListener("input", () => {
    document.getElementById("missed-start").value = "";
    document.getElementById("missed-end").value = "";
  });
}

// Files that are dropped go into the field for files; a page that waits looks again by itself.
const drop = document.querySelector("[data-drop]");
if (drop) {
  const field = drop.querySelector("input[type=file]");
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
}
if (document.querySelector("[data-busy]")) setTimeout(() => location.reload(), 1000);
