/** Marks that Markdown would take for its own in a formula. */
const SPECIAL = /[*_<>[\]|]/g;

/** Escapes what stands outside of `code`. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(SPECIAL, "\\$&")))
    .join("");
}

/** One paragraph of text on one line, for tables and lists. */
export function oneLine(text: string): string {
  return escaped(text.replace(/\s+/g, " ").trim());
}

/**
 * The text of a docstring as Markdown: paragraphs where it has empty lines, indented lines as they are, and the source and
 * the cost as paragraphs of their own.
 */
export function markdownOf(text: string): string {
  return text
    .replace(/(^|\n)Source: /g, "\n\nSource: ")
    .replace(/(^|\.\s+|\n)Cost: /g, (_, before: string) => `${before.trim()}\n\nCost: `)
    .split(/\n{2,}/)
    .map((block) => (/^ {4}/.test(block) ? formula(block) : paragraph(block)))
    .filter((block) => block !== "")
    .join("\n\n");
}

function formula(block: string): string {
  const lines = block.split("\n").map((line) => line.replace(/^ {4}/, ""));
  return ["```text", ...lines, "```"].join("\n");
}

function paragraph(block: string): string {
  return oneLine(block).replace(/^(Source|Cost): /, "**$1:** ");
}
