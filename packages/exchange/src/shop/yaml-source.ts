import { Refusal } from "@springtide/refusal";
import type { Document, YAMLError } from "yaml";
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import { growsTooLarge } from "./yaml-expansion.ts";
import { yamlFinding } from "./yaml-findings.ts";

/** Where the parts of a YAML file stand in its text. */
export interface SourceLines {
  /** Line (from 1) of the key or item at a JSON pointer; of the nearest part that is there, where it is not. */
  lineOf(pointer: string): number;
}

/**
 * Reads YAML 1.2 (of which JSON is a part) into plain values and the lines they stand on.
 * @throws Refusal for what is not well-formed YAML, with the line of each finding
 */
export function parseYaml(text: string, file: string): { value: unknown; lines: SourceLines } {
  const counter = new LineCounter();
  const document = notTooDeep(file, () =>
    parseDocument(text, { lineCounter: counter, uniqueKeys: true, merge: true, logLevel: "error" }),
  );
  if (document.errors.length > 0) {
    const quote = openQuote(document, text.length);
    const at = quote === null ? undefined : counter.linePos(quote).line;
    throw new Refusal(tellingErrors(document.errors).map((error) => yamlFinding(error, file, at)));
  }
  return { value: notTooDeep(file, () => plainValue(document, file)), lines: linesOf(document, counter) };
}

/**
 * One slip of the pen makes the parser stumble many times over what follows, so only the first error is told; unless there are
 * tabs, which cause the others, or keys twice, of which each stands for itself.
 */
function tellingErrors(errors: readonly YAMLError[]): readonly YAMLError[] {
  const tabs = errors.filter(({ code }) => code === "TAB_AS_INDENT");
  if (tabs.length > 0) return tabs;
  return errors.filter(({ code }, index) => index === 0 || code === "DUPLICATE_KEY");
}

/** Where a quoted text begins that runs to the end of the file because its quote is never closed. */
function openQuote(document: Document, length: number): number | null {
  if (!document.errors.some(({ code, message }) => code === "MISSING_CHAR" && message.includes("quote"))) return null;
  let start: number | null = null;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith("QUOTE") === true && range && range[1] >= length) start = range[0];
    },
  });
  return start;
}

/** The parser goes into each bracket by a call of its own, and so runs out of stack where thousands are open at once. */
function notTooDeep<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal({
      code: "yaml-too-deep",
      place: { file },
      found: "groups within groups, hundreds deep",
      rule: "what people describe is a few levels deep",
      remedy: "Check that this is the right file.",
    });
  }
}

function plainValue(document: Document, file: string): unknown {
  if (growsTooLarge(document)) throw aliasRefused(file, "aliases that repeat each other without end, or nearly so");
  try {
    return document.toJS();
  } catch (error) {
    // Aliases are resolved here: one without its anchor, or so many that they would fill the memory.
    if (!(error instanceof ReferenceError)) throw error;
    throw aliasRefused(file, error.message.split("\n")[0] ?? error.message);
  }
}

function aliasRefused(file: string, found: string): Refusal {
  return new Refusal({
    code: "yaml-alias",
    place: { file },
    found,
    rule: "every alias (*name) repeats an anchor (&name) that stands before it, and not endlessly",
    remedy: "Write the part out instead.",
  });
}

function linesOf(document: Document, counter: LineCounter): SourceLines {
  const lineAt = (node: unknown): number | null =>
    isNode(node) && node.range ? counter.linePos(node.range[0]).line : null;
  return {
    lineOf(pointer) {
      let node: unknown = document.contents;
      let line = lineAt(node) ?? 1;
      for (const part of pointer.split("/").slice(1)) {
        const step = stepInto(node, part.replaceAll("~1", "/").replaceAll("~0", "~"), document);
        if (step === null) return line;
        line = lineAt(step.named) ?? line;
        node = step.value;
      }
      return line;
    },
  };
}

/** The value at a key or index of a node, and the node whose place names it (the key, or the item itself). */
function stepInto(node: unknown, part: string, document: Document): { named: unknown; value: unknown } | null {
  const inner = isAlias(node) ? node.resolve(document) : node;
  if (isMap(inner)) {
    const pair = inner.items.find(({ key }) => String(isScalar(key) ? key.value : key) === part);
    return pair === undefined ? null : { named: pair.key, value: pair.value };
  }
  if (isSeq(inner)) {
    const item = inner.items[Number(part)];
    return item === undefined ? null : { named: item, value: item };
  }
  return null;
}
