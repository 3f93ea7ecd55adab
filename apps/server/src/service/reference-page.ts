import type { OpenApiDocument, Operation, SchemaField } from "@springtide/contracts";
import { schemaFields } from "@springtide/contracts";
import { escaped, page, withCode } from "./html.ts";

/** Fields within fields beyond this are found in the document for programs. */
const LEVELS = 3;

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The API for people to read: a chapter a part, an entry a route; searched by its words. */
export function referencePage(document: OpenApiDocument): string {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const chapters = document.tags.map(({ name }) => {
    const own = entries.filter(({ operation }) => operation.tags.includes(name));
    return `<section id="${escaped(name)}"><h2>${escaped(name)}</h2>${own.map((entry) => entryOf(document, entry)).join("\n")}</section>`;
  });
  const contents = document.tags.map(({ name }) => `<a href="#${escaped(name)}">${escaped(name)}</a>`).join(" ");
  return page(
    "API reference",
    `<h1>${escaped(document.info.title)} API</h1>
<p>${withCode(document.info.description)}</p>
<p>Version ${escaped(document.info.version)}. For programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. Codes of refusals: <a href="/api/problems">problems</a>.</p>
<nav aria-label="Chapters">${contents}</nav>
<p class="search"><label for="search">Search</label> <input id="search" type="search" autocomplete="off" placeholder="shops, plan, If-Match ..."> <span id="found" role="status"></span></p>
${chapters.join("\n")}`,
  );
}

function entryOf(document: OpenApiDocument, { method, path, operation }: Entry): string {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  return `<details class="entry" id="${escaped(operationId)}"><summary><span class="method ${method}">${method.toUpperCase()}</span> <code>${escaped(path)}</code> <span class="summary">${withCode(summary)}</span></summary>
<p>${escaped(description)} <span class="name">Called <code>${escaped(operationId)}</code> in the client.</span></p>
${table(
  "Parameters",
  parameters.map(({ name, in: place, required, description: about = "", schema }) => ({
    path: name,
    type: `${place}, ${typeof schema["type"] === "string" ? schema["type"] : "text"}`,
    isRequired: required,
    description: about,
  })),
)}
${requestBody === undefined ? "" : contents(document, "Body", requestBody.description, requestBody.content)}
${Object.entries(responses)
  .map(([status, { description: about, content = {} }]) =>
    Number(status) < 300
      ? contents(document, `Answer ${status}`, about, content)
      : `<p class="problem"><strong>${escaped(status)}</strong> ${withCode(about)}</p>`,
  )
  .join("\n")}
</details>`;
}

function contents(
  document: OpenApiDocument,
  title: string,
  description: string,
  content: Readonly<Record<string, { readonly schema: Readonly<Record<string, unknown>> }>>,
): string {
  const types = Object.keys(content);
  const fields = Object.values(content).flatMap(({ schema }) => schemaFields(document, schema, LEVELS));
  const told = `${withCode(description)}${types.length === 0 ? "" : ` ${types.map((type) => `<code>${escaped(type)}</code>`).join(", ")}`}`;
  return `<h4>${escaped(title)}</h4><p>${told}</p>${table("", fields)}`;
}

function table(title: string, fields: readonly SchemaField[]): string {
  if (fields.length === 0) return "";
  const rows = fields.map(
    ({ path, type, isRequired, description }) =>
      `<tr><th scope="row"><code>${escaped(path)}</code>${isRequired ? "" : " <small>optional</small>"}</th><td>${escaped(type)}</td><td>${withCode(description)}</td></tr>`,
  );
  return `${title === "" ? "" : `<h4>${escaped(title)}</h4>`}<div class="wide" tabindex="0"><table><tbody>${rows.join("")}</tbody></table></div>`;
}
