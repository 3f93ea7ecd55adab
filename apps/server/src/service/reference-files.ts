/** The style of the reference: readable on a telephone, on paper and in the dark. */
export const REFERENCE_CSS = `:root{color-scheme:light dark;--ink:#1c2733;--paper:#fff;--line:#d3dae2;--soft:#f3f6f9;--link:#0b5cad;--get:#0b5cad;--post:#1d6f42;--put:#8a5300;--delete:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#e4e9ee;--paper:#14191f;--line:#36414d;--soft:#1d242c;--link:#7db7f2;--get:#7db7f2;--post:#7fce9f;--put:#f0b866;--delete:#ff9d94}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
main{max-width:62rem;margin:0 auto;padding:1rem}
h1{font-size:1.7rem;line-height:1.2}h2{margin-top:2.2rem;text-transform:capitalize}h4{margin:1rem 0 .2rem}
a{color:var(--link)}nav{display:flex;flex-wrap:wrap;gap:.3rem 1rem}
code{font:.92em ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.search{position:sticky;top:0;background:var(--paper);padding:.5rem 0;margin:0;display:flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:center}
.search input{flex:1 1 12rem;font:inherit;padding:.4rem .6rem;border:1px solid var(--line);border-radius:6px;background:var(--soft);color:inherit}
.entry{border:1px solid var(--line);border-radius:8px;margin:.5rem 0;padding:.2rem .8rem}
.entry[open]{background:var(--soft)}
.entry>summary{cursor:pointer;padding:.4rem 0;overflow-wrap:anywhere}
.entry>summary:focus-visible,a:focus-visible,input:focus-visible,.wide:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.method{font-weight:700;font-size:.85em;margin-right:.3rem}
.get{color:var(--get)}.post{color:var(--post)}.put,.patch{color:var(--put)}.delete{color:var(--delete)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.35rem .7rem .35rem 0;font-weight:400}
.problem{margin:.4rem 0}
@media print{.search{display:none}}
`;

/** Searches the reference as one types, and opens the entry that an address names. */
export const REFERENCE_JS = `"use strict";
const entries = [...document.querySelectorAll("details.entry")];
const field = document.getElementById("search");
const found = document.getElementById("found");
function search() {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const entry of entries) {
    const text = entry.textContent.toLowerCase();
    const isFound = words.every((word) => text.includes(word));
    entry.hidden = !isFound;
    if (isFound) count += 1;
  }
  for (const section of document.querySelectorAll("section"))
    section.hidden = [...section.querySelectorAll("details.entry")].every((entry) => entry.hidden);
  found.textContent = words.length === 0 ? "" : count + " of " + entries.length;
}
if (field !== null) field.addEventListener("input", search);
function openNamed() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) named.open = true;
}
addEventListener("hashchange", openNamed);
openNamed();
`;
