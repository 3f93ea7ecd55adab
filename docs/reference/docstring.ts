import ts from "typescript";

/** What stands in the comment above a declaration, cut at its tags. */
export interface Docstring {
  /** Lines of text, indentation kept. */
  readonly text: string;
  readonly params: readonly { readonly name: string; readonly text: string }[];
  readonly throws: readonly string[];
  readonly examples: readonly string[];
}

const TAG = /^@(\w+)\s*(.*)$/;

/** The lines of a comment without its stars; what is indented beyond the star and its space stays so. */
function linesOf(comment: string): string[] {
  return comment
    .replace(/^\/\*\*/, "")
    .replace(/\*\/$/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
}

/** Reads the last documentation comment above a node. @throws Error for a tag this page has no place for */
export function docstringOf(node: ts.Node, source: ts.SourceFile): Docstring | null {
  const comment = ts
    .getLeadingCommentRanges(source.text, node.pos)
    ?.map(({ pos, end }) => source.text.slice(pos, end))
    .findLast((text) => text.startsWith("/**"));
  if (comment === undefined) return null;
  const text: string[] = [];
  const tags: { name: string; lines: string[] }[] = [];
  for (const line of linesOf(comment)) {
    const [, name, rest] = TAG.exec(line.trim()) ?? [];
    if (name !== undefined) tags.push({ name, lines: [rest ?? ""] });
    else if (tags.length > 0) tags.at(-1)?.lines.push(line.trim());
    else text.push(line.replace(/^ (?! {3})/, ""));
  }
  const of = (wanted: string): string[] =>
    tags.filter(({ name }) => name === wanted).map(({ lines }) => lines.join(" ").trim());
  const unknown = tags.find(({ name }) => !["param", "throws", "example"].includes(name));
  if (unknown !== undefined) throw new Error(`${source.fileName}: the reference has no place for @${unknown.name}`);
  return {
    text: text.join("\n").trim(),
    params: of("param").map((param) => ({
      name: param.split(/\s/, 1)[0] ?? "",
      text: param.replace(/^\S+\s*/, ""),
    })),
    throws: of("throws"),
    examples: of("example"),
  };
}
