/** The part of JSON Schema that a shop file's schema is made of. */
interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: string | number;
  readonly format?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
}

const INTRODUCTION = `# The shop file

Written from the schema by \`npx tsx --conditions @springtide/source data/schema/generate.ts\`; do not edit by hand.

A shop is described in one file, \`shop.yaml\` (or \`.yml\`, \`.json\`). Keys that are not listed here are refused, so that a
misspelt one never passes in silence. An editor that knows JSON Schema completes and checks the file while it is written:
begin it with a line that leads to the schema from where the file stands, such as

\`\`\`yaml
# yaml-language-server: $schema=../schema/shop.schema.json
\`\`\`

Lengths of time are a number and a unit (\`20s\`, \`15m\`, \`4h\`, \`28d\`, \`26w\`), shares a percentage or a fraction (\`80%\`, \`0.8\`),
days year-month-day (\`2026-10-25\`), times of the clock hours and minutes (\`08:00\`; \`24:00\` is the end of the day). Ids
have lower-case letters, digits and hyphens, and are used once in their list.
`;

/** The reference page of the shop file: every key with its type, default and description, section by section. */
export function shopFilePage(schema: object): string {
  const sections = sectionsOf("The whole file", "", schema, new Map());
  return [INTRODUCTION, ...sections].join("\n");
}

/** Groups of keys that have their section already, by their schema: what stands in many places is explained once. */
type Explained = Map<string, string>;

function sectionsOf(title: string, path: string, node: SchemaNode, explained: Explained): string[] {
  const entries = Object.entries(node.properties ?? {});
  const rows = entries.map(([key, value]) => rowOf(key, value, node.required?.includes(key) === true, explained));
  const own = [
    `## ${title}\n`,
    ...(path === "" || node.description === undefined ? [] : [`${node.description}\n`]),
    "| key | type | default | meaning |\n| --- | --- | --- | --- |",
    `${rows.join("\n")}\n`,
  ];
  return [
    own.join("\n"),
    ...entries.flatMap(([key, value]) => innerSections(path === "" ? key : `${path}.${key}`, value, explained)),
  ];
}

function innerSections(path: string, node: SchemaNode, explained: Explained): string[] {
  const group = node.properties === undefined ? node.items : node;
  if (group?.properties !== undefined) {
    const schema = JSON.stringify(group);
    if (explained.has(schema)) return [];
    explained.set(schema, path);
    return sectionsOf(node === group ? `\`${path}\`` : `Each of \`${path}\``, path, group, explained);
  }
  return (node.items?.oneOf ?? []).flatMap((option) => {
    const kind = String(option.properties?.["kind"]?.const);
    return sectionsOf(`Each of \`${path}\` with \`kind: ${kind}\``, `${path}(${kind})`, option, explained);
  });
}

function rowOf(key: string, node: SchemaNode, required: boolean, explained: Explained): string {
  const place = explained.get(JSON.stringify(node.items ?? node));
  const seeThere = place === undefined ? "" : `, see \`${place}\``;
  const cells = [`\`${key}\``, `${typeOf(node)}${seeThere}`, defaultOf(node, required), node.description ?? ""];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function defaultOf(node: SchemaNode, required: boolean): string {
  if (required) return "needed";
  if (node.default === undefined) return "";
  const text = typeof node.default === "string" ? node.default : JSON.stringify(node.default);
  return text === "{}" || text === "[]" ? "none" : `\`${text}\``;
}

function typeOf(node: SchemaNode): string {
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.enum !== undefined) return node.enum.map((word) => `\`${String(word).replace("\t", "\\t")}\``).join(", ");
  if (node.anyOf !== undefined) return node.anyOf.map(typeOf).join(" or ");
  if (node.oneOf !== undefined) return "group of keys";
  if (node.type === "array") return `list of ${plural(typeOf(node.items ?? {}))}`;
  if (node.type === "object")
    return typeof node.additionalProperties === "object"
      ? `names, each with ${typeOf(node.additionalProperties)}`
      : "group of keys";
  if (node.type === "string") return node.format === "date" ? "day" : "text";
  return `${node.type === "integer" ? "whole number" : "number"}${rangeOf(node)}`;
}

function plural(type: string): string {
  return type === "group of keys" ? "groups of keys" : type === "text" ? "texts" : `${type}s`;
}

function rangeOf({ minimum, exclusiveMinimum, maximum }: SchemaNode): string {
  const low = minimum ?? exclusiveMinimum;
  const isBound = (limit: number | undefined): limit is number =>
    limit !== undefined && Number.isSafeInteger(limit) && Math.abs(limit) < 1e15;
  if (isBound(low) && isBound(maximum)) return `, ${low} to ${maximum}`;
  if (isBound(low)) return `, at least ${low}`;
  return isBound(maximum) ? `, at most ${maximum}` : "";
}
