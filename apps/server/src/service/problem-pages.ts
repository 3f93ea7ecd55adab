import type { ProblemCode } from "@springtide/contracts";
import { problemCodes } from "@springtide/contracts";
import { escaped, page, withCode } from "./html.ts";

const codes: ReadonlyMap<string, ProblemCode> = new Map(Object.entries(problemCodes));

/** Every code of the API with its meaning. */
export function problemList(): string {
  const rows = [...codes].map(
    ([code, { status, meaning }]) =>
      `<tr><th scope="row"><a href="/api/problems/${escaped(code)}"><code>${escaped(code)}</code></a></th><td>${status}</td><td>${withCode(meaning)}</td></tr>`,
  );
  return page(
    "Problems",
    `<h1>Problems</h1><p>${OF_CONTENT}</p><div class="wide" tabindex="0"><table><tbody>${rows.join("")}</tbody></table></div>`,
  );
}

/** Where the `type` of a problem document leads. */
export function problemPage(code: string): string {
  const known = codes.get(code);
  const about =
    known === undefined
      ? `<p>${OF_CONTENT}</p>`
      : `<p>Status ${known.status}.</p><h2>What it means</h2><p>${withCode(known.meaning)}</p><h2>What to do</h2><p>${withCode(known.remedy)}</p>`;
  return page(code, `<h1><code>${escaped(code)}</code></h1>${about}<p><a href="/api/problems">All problems</a></p>`);
}

const OF_CONTENT =
  "A request that is understood but cannot be done for what it says has status 422 and the code of its first finding. <code>errors</code> lists every finding: its code, its place (file, row, column or field), what was found, the rule it breaks, and the remedy. The same findings are told by the command line and on the page.";
