import { format } from "prettier";
import type { OpenApiDocument, Operation } from "../../packages/contracts/src/index.ts";
import { openApiDocument, problemCodes, schemaFields } from "../../packages/contracts/src/index.ts";

/** The reference of the API, written from its contract. */
export async function apiPage(): Promise<string> {
  const document = openApiDocument("");
  const parts = [INTRODUCTION];
  for (const { name } of document.tags) parts.push(`## ${name}`, ...entriesOf(document, name));
  parts.push("## Problems", table(["Code", "Status", "Meaning", "Remedy"], problemRows()));
  return format(parts.join("\n\n"), { parser: "markdown", printWidth: 120, proseWrap: "always" });
}

const INTRODUCTION = `# The API

Made from the contract by \`docs/reference/generate.ts\`. A running server shows the same at \`/api/reference\`, to be searched, and
for programs as OpenAPI 3.1 at \`/api/openapi.json\`. How to use it: [use-the-api.md](../how-to/use-the-api.md).`;

function entriesOf(document: OpenApiDocument, tag: string): string[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([method, operation]) => entryOf(document, method, path, operation)),
  );
}

function entryOf(document: OpenApiDocument, method: string, path: string, operation: Operation): string {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const rows = parameters.map(({ name, in: place, required, description: about = "" }) => [
    `\`${name}\``,
    `${place}${required ? "" : ", optional"}`,
    about,
  ]);
  const bodies = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => schemaFields(document, schema, 1));
  const answers = Object.entries(responses)
    .filter(([status]) => Number(status) < 300)
    .flatMap(([, { content = {} }]) => Object.values(content))
    .flatMap(({ schema }) => schemaFields(document, schema, 1));
  return [
    `### ${method.toUpperCase()} ${path}`,
    `${summary}. ${description} \`${operationId}\` in the client.`,
    ...(rows.length === 0 ? [] : [table(["Parameter", "Where", "About"], rows)]),
    ...fieldTable("Body", bodies),
    ...fieldTable("Answer", answers),
  ].join("\n\n");
}

function fieldTable(title: string, fields: ReturnType<typeof schemaFields>): string[] {
  if (fields.length === 0) return [];
  const rows = fields.map(({ path, type, isRequired, description }) => [
    `\`${path}\``,
    `${type}${isRequired ? "" : ", optional"}`,
    description,
  ]);
  return [table([title, "What", "About"], rows)];
}

function problemRows(): string[][] {
  return Object.entries(problemCodes).map(([code, { status, meaning, remedy }]) => [
    `\`${code}\``,
    String(status),
    meaning,
    remedy,
  ]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
