// Everything works without this file. It adds: focus after a swap, a guard for unsaved work, toasts, menus, printing,
// reading aloud. No eval and no inline handlers, because the content security policy allows neither.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// --- Focus: after htmx replaced a part of the page, move to its new heading or error summary ([data-focus]).
// Where there is none and the focus was inside what was replaced, move to the new part, never back to the top.
let focusWasInside = false;
function focusOn(element) {
  if (!element) return;
  if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  element.focus();
}
document.addEventListener("htmx:beforeSwap", (event) => {
  const focused = document.activeElement;
  focusWasInside = focused !== document.body && event.detail.target.contains(focused);
});
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  const marked = part.matches("[data-focus]") ? part : part.querySelector("[data-focus]");
  if (marked) focusOn(marked);
  else if (focusWasInside && document.activeElement === document.body) focusOn(part);
});
focusOn(document.querySelector(".jr-errors"));

// --- Guard: leaving a form[data-guard] with unsaved answers asks first. The server says "jr:saved" after an autosave.
let unsaved = false;
document.addEventListener("input", (event) => { if (event.target.closest("form[data-guard]")) unsaved = true; });
document.addEventListener("submit", () => { unsaved = false; });
document.addEventListener("htmx:afterSettle", () => { if (document.querySelector("form[data-guard] .jr-errors")) unsaved = true; });
document.addEventListener("jr:saved", () => { unsaved = false; });
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

// --- Autosave hint: <span data-saved> inside or beside the form tells when the draft was kept.
document.addEventListener("jr:saved", (event) => {
  const time = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
  all("[data-saved]").forEach((hint) => { hint.textContent = event.detail?.text ?? `Concept bewaard om ${time}`; });
});

// --- Offline bar.
const showConnection = () => all("[data-offline]").forEach((bar) => { bar.hidden = navigator.onLine; });
window.addEventListener("online", showConnection);
window.addEventListener("offline", showConnection);
showConnection();

// --- Toasts: the server sends HX-Trigger {"jr:toast": {"text": "…", "kind": "ok"}}. An error is never only a toast.
const TOAST_MS = 8000;
function toast({ text, kind = "ok" }) {
  const box = document.getElementById("toasts");
  if (!box || !text) return;
  const note = document.createElement("div");
  note.className = kind === "error" ? "jr-toast jr-toast--error" : "jr-toast";
  note.textContent = text;
  box.append(note);
  setTimeout(() => note.remove(), TOAST_MS);
}
document.addEventListener("jr:toast", (event) => toast(event.detail));
all(".jr-toast").forEach((note) => setTimeout(() => note.remove(), TOAST_MS));
const FAILED = { kind: "error", text: "Dat lukte niet. Controleer je verbinding en probeer het opnieuw." };
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, () => toast(FAILED));
}

// --- Tables: on a phone css shows a row as a card, and then a screen reader forgets that it was a table. Say it again.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
function nameTableParts() {
  for (const part of all(".jr-table, .jr-zrm").flatMap((table) => [table, ...all("*", table)])) {
    const role = part.tagName === "TH" ? (part.scope === "row" ? "rowheader" : "columnheader") : ROLES[part.tagName];
    if (role) part.setAttribute("role", role);
  }
}
nameTableParts();
document.addEventListener("htmx:afterSettle", nameTableParts);

// --- Menus: <details data-menu> closes on Escape and on a click elsewhere.
const closeMenus = (except) =>
  all("details[data-menu][open]").forEach((menu) => { if (menu !== except) menu.open = false; });
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector("details[data-menu][open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});

// --- Lees voor: reads the element with id data-target; a second click stops.
function speak(button) {
  const talking = button.getAttribute("aria-pressed") === "true";
  speechSynthesis.cancel();
  all("[data-action=speak]").forEach((other) => other.setAttribute("aria-pressed", "false"));
  if (talking) return;
  const words = new SpeechSynthesisUtterance(document.getElementById(button.dataset.target)?.innerText ?? "");
  words.lang = "nl-NL";
  words.onend = () => button.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-pressed", "true");
  speechSynthesis.speak(words);
  // Whoever signs later has this in the proof, as at the counter (domain.md §1.8, row 14).
  all("input[name=voorgelezen]").forEach((field) => { field.value = "nl"; });
}

const actions = { print: () => window.print(), speak };
document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details[data-menu]"));
  const button = event.target.closest("[data-action]");
  if (button) actions[button.dataset.action]?.(button);
});
// Without this file, or without a voice, there is no button that does nothing.
const showSpeakers = () => all("[data-action=speak]").forEach((button) => { button.hidden = !("speechSynthesis" in window); });
showSpeakers();
document.addEventListener("htmx:afterSettle", showSpeakers);
