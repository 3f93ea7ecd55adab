import { Refusal } from "@springtide/refusal";
import type { Document, YAMLError } from "yaml";
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
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
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, merge: true });
  if (document.errors.length > 0) throw new Refusal(firstOnEachLine(document.errors).map((e) => yamlFinding(e, file)));
  return { value: plainValue(document, file), lines: linesOf(document, counter) };
}

/** One slip of the pen often makes the parser stumble several times over the same line; the first says it best. */
function firstOnEachLine(errors: readonly YAMLError[]): YAMLError[] {
  const seen = new Set<number>();
  return errors.filter((error) => {
    const line = error.linePos?.[0].line ?? 0;
    if (seen.has(line)) return false;
    seen.add(line);
    return true;
  });
}

function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases are resolved here: one without its anchor, or so many that they would fill the memory.
    if (!(error instanceof ReferenceError)) throw error;
    throw new Refusal({
      code: "yaml-alias",
      place: { file },
      found: error.message.split("\n")[0] ?? error.message,
      rule: "every alias (*name) repeats an anchor (&name) that stands before it, and not endlessly",
      remedy: "Write the part out instead.",
    });
  }
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
