import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const SOURCE = fileURLToPath(new URL("../src", import.meta.url));

/** Parts of the page whose text is still to be taken out of the code. */
const NOT_YET: readonly string[] = [];

/** What is the same in every language. */
const SAME_EVERYWHERE = new Set(["Springtide", "Esc", "Ctrl", "Enter", "Tab", "Home", "End"]);

/** Elements whose content is typed, not read. */
const TYPED = new Set(["code", "Code", "kbd", "Kbd"]);

/** Attributes that people read or hear. */
const READ = new Set(["aria-label", "aria-description", "alt", "label", "placeholder", "title", "note", "description"]);

describe("components", () => {
  it.each(componentFiles())("%s leaves all text to the files of texts", (file) => {
    expect(textIn(file)).toEqual([]);
  });
});

function componentFiles(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => relative(SOURCE, join(SOURCE, file)).split(sep).join("/"))
    .filter((file) => !NOT_YET.some((area) => file.startsWith(`${area}/`)))
    .sort();
}

function textIn(file: string): readonly string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(SOURCE, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: string[] = [];
  const tell = (node: ts.Node, text: string): void => {
    const words = text.trim();
    if (!/\p{L}/u.test(words) || SAME_EVERYWHERE.has(words)) return;
    found.push(`line ${String(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)}: ${words}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && (isTyped(node) || isSaidInEnglish(node))) return;
    if (ts.isJsxText(node)) tell(node, node.text);
    else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) strings(node.expression, tell);
    else if (ts.isJsxAttribute(node) && READ.has(node.name.getText())) {
      const { initializer } = node;
      if (initializer !== undefined && ts.isStringLiteral(initializer)) tell(initializer, initializer.text);
      else if (initializer !== undefined && ts.isJsxExpression(initializer)) strings(initializer.expression, tell);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTyped({ openingElement }: ts.JsxElement): boolean {
  return TYPED.has(openingElement.tagName.getText());
}

/** What the engine or the server says stands as it came, in a sentence of its language. */
function isSaidInEnglish({ openingElement }: ts.JsxElement): boolean {
  return openingElement.attributes.properties.some((property) => property.getText() === 'lang="en"');
}

/** The strings that an expression may come to: its own, not those that it hands to a function. */
function strings(node: ts.Expression | undefined, tell: (node: ts.Node, text: string) => void): void {
  if (node === undefined) return;
  if (ts.isStringLiteralLike(node)) tell(node, node.text);
  else if (ts.isTemplateExpression(node))
    for (const part of [node.head, ...node.templateSpans.map(({ literal }) => literal)]) tell(node, part.text);
  else if (ts.isParenthesizedExpression(node)) strings(node.expression, tell);
  else if (ts.isConditionalExpression(node)) {
    strings(node.whenTrue, tell);
    strings(node.whenFalse, tell);
  } else if (ts.isBinaryExpression(node)) {
    if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) strings(node.left, tell);
    strings(node.right, tell);
  }
}
