import { fileURLToPath } from "node:url";
import { format } from "prettier";
import ts from "typescript";
import { docstringOf, type Docstring } from "./docstring.ts";
import { markdownOf, oneLine } from "./markdown.ts";
import { publicExports, type PublicExport } from "./public-exports.ts";

/** The folders of the package in the order in which they build on one another, and what each is about. */
const FOLDERS: readonly (readonly [folder: string, title: string])[] = [
  ["", "What all models share"],
  ["targets", "Targets and service levels"],
  ["erlang", "Erlang B, Erlang C, uneven handling times"],
  ["patience", "Customers who give up"],
  ["finite-line", "Lines of finite length"],
  ["redials", "Redials and reconnects"],
  ["search", "Least agents, and the question turned round"],
  ["asymptotics", "Large queues"],
  ["intervals", "Days that are not in steady state"],
  ["uncertain-rate", "Uncertain rates"],
  ["overflow", "Overflow to partners"],
  ["chat", "Chat"],
  ["deferred", "Work with a deadline"],
  ["blending", "Deferred work in idle time"],
  ["spillover", "Spillover between channels"],
  ["fte", "From agents to full-time equivalents"],
  ["explain", "An answer opened into its steps"],
];

const INDEX = fileURLToPath(new URL("../../packages/staffing/src/index.ts", import.meta.url));
const LONGEST_CONSTANT = 40;

function folderOf({ file }: PublicExport): string {
  return file.includes("/") ? file.slice(0, file.indexOf("/")) : "";
}

function isFunction({ declaration }: PublicExport): boolean {
  return ts.isFunctionDeclaration(declaration);
}

/** The whole reference of the staffing package, written from the comments of what it offers. */
export async function staffingPage(): Promise<string> {
  const names = publicExports(INDEX);
  const strange = names.find((name) => !FOLDERS.some(([folder]) => folder === folderOf(name)));
  if (strange !== undefined) throw new Error(`docs/reference/staffing-page.ts has no title for ${strange.file}`);
  const sections = FOLDERS.map(([folder, title]) => ({
    title,
    names: names.filter((name) => folderOf(name) === folder),
  })).filter((section) => section.names.length > 0);
  const parts = [INTRODUCTION];
  for (const { title, names: own } of sections) parts.push(contentsOf(title, own));
  for (const { title, names: own } of sections) {
    parts.push(`## ${title}`);
    for (const name of own.filter(isFunction)) parts.push(entryOf(name));
    for (const name of own.filter((each) => !isFunction(each))) parts.push(entryOf(name));
  }
  return format(parts.join("\n\n"), { parser: "markdown", printWidth: 120, proseWrap: "always" });
}

const INTRODUCTION = `# The staffing package

Written from the comments in \`packages/staffing/src\` by
\`npx tsx --conditions @springtide/source docs/reference/generate.ts\`; do not edit by hand.

\`@springtide/staffing\` holds one queueing formula a file. It is pure: numbers, typed arrays and small records in, the
same out; it reads no clock and draws no number of its own. Units stand in the names. Loads are in erlangs, contacts per
second times mean handling seconds. What no contact centre can be is refused with a \`Refusal\` that names the field, the
value found, the rule and the remedy; a queue without a steady state is an answer, \`stable: false\`, and never a NaN.
Each example on this page is run as a test and holds to the digits printed.

## Contents`;

function contentsOf(title: string, names: readonly PublicExport[]): string {
  const rows = names
    .filter(isFunction)
    .map(({ name, docstring }) => `| [\`${name}\`](#${name.toLowerCase()}) | ${firstSentence(docstring)} |`);
  if (rows.length === 0) return "";
  return [`**${title}**`, ["| function | what it answers |", "| --- | --- |", ...rows].join("\n")].join("\n\n");
}

/** What a function answers, as far as the first full stop, colon or semicolon that stands outside of brackets. */
function firstSentence(docstring: Docstring | null): string {
  const [paragraph = ""] = (docstring?.text ?? "").split("\n\n");
  const text = paragraph.replace(/\s+/g, " ");
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") open += 1;
    if (text[at] === ")") open -= 1;
    if (open === 0 && /^[.:;](?: |$)/.test(text.slice(at, at + 2))) return `${oneLine(text.slice(0, at))}.`;
  }
  return oneLine(text);
}

function entryOf(entry: PublicExport): string {
  const { name, file, docstring, declaration, source } = entry;
  if (docstring === null) {
    if (ts.isFunctionDeclaration(declaration)) throw new Error(`${file}: ${name} is offered without a word about it`);
  }
  return [
    `### ${name}`,
    markdownOf(docstring?.text ?? ""),
    ...bodyOf(declaration, source),
    ...(docstring?.params ?? []).map((param) => `- \`${param.name}\`: ${oneLine(param.text)}`),
    ...(docstring?.throws ?? []).map((text) => oneLine(text).replace(/^(\w+)/, "**$1**")),
    ...(docstring?.examples ?? []).map((line) => fenced(line)),
    `<sub>\`packages/staffing/src/${file}\`</sub>`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function bodyOf(declaration: PublicExport["declaration"], source: ts.SourceFile): string[] {
  if (ts.isFunctionDeclaration(declaration)) {
    const end = declaration.body?.getStart(source) ?? declaration.end;
    return [
      fenced(
        source.text
          .slice(declaration.getStart(source), end)
          .replace(/^export /, "")
          .trimEnd(),
      ),
    ];
  }
  if (ts.isInterfaceDeclaration(declaration)) return [membersOf(declaration, source)];
  const text = declaration.getText(source).replace(/^export /, "");
  return text.split("\n").length <= LONGEST_CONSTANT ? [fenced(text)] : [];
}

function membersOf(declaration: ts.InterfaceDeclaration, source: ts.SourceFile): string {
  const inherited = declaration.heritageClauses
    ?.flatMap(({ types }) => types.map((type) => `\`${type.getText(source)}\``))
    .join(" and ");
  const rows = declaration.members.map((member) => {
    const optional = "questionToken" in member && member.questionToken !== undefined;
    const isProperty = ts.isPropertySignature(member);
    const name = isProperty ? member.name.getText(source) : member.getText(source).replace(/;$/, "");
    const type = isProperty ? (member.type?.getText(source) ?? "") : "";
    const meaning = oneLine(docstringOf(member, source)?.text ?? "");
    return `| \`${cell(name)}\`${optional && isProperty ? " (optional)" : ""} | ${type === "" ? "" : `\`${cell(type)}\``} | ${meaning} |`;
  });
  return [
    ...(inherited === undefined ? [] : [`Has all of ${inherited}${rows.length > 0 ? ", and" : "."}`]),
    ...(rows.length > 0 ? [["| field | type | meaning |", "| --- | --- | --- |", ...rows].join("\n")] : []),
  ].join("\n\n");
}

function cell(code: string): string {
  return code
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/readonly /g, "")
    .replace(/\s+/g, " ")
    .replaceAll("|", "\\|");
}

function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}
