/** Where the parts of a JSON text stand: the line (from 1) of each, by its JSON pointer. The text must be JSON. */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;
  const open: { pointer: string; index: number | null; key: string | null }[] = [];
  let [line, from] = [1, 0];
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    for (; from < token.index; from += 1) if (text[from] === "\n") line += 1;
    const [word] = token;
    const group = open.at(-1);
    if (word === "}" || word === "]") open.pop();
    else if (word === ",") {
      if (group !== undefined) [group.index, group.key] = [group.index === null ? null : group.index + 1, null];
    } else if (group !== undefined && group.index === null && group.key === null) {
      group.key = String(JSON.parse(word));
      lines.set(pointerIn(group), line);
    } else if (word !== ":") {
      const pointer = group === undefined ? "" : pointerIn(group);
      if (!lines.has(pointer)) lines.set(pointer, line);
      if (word === "{" || word === "[") open.push({ pointer, index: word === "[" ? 0 : null, key: null });
    }
  }
  return lines;
}

/** The line of a place, or of the nearest part that is there. */
export function lineOf(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let known = pointer; known !== ""; known = known.slice(0, known.lastIndexOf("/"))) {
    const line = lines.get(known);
    if (line !== undefined) return line;
  }
  return lines.get("") ?? 1;
}

/** Line and what the browser says of a text that is no JSON; null where it is. */
export function notJson(text: string): { readonly line: number; readonly reason: string } | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const line = /line (\d+)/.exec(reason)?.[1];
    const position = /position (\d+)/.exec(reason)?.[1];
    if (line !== undefined) return { line: Number(line), reason };
    // A text that ends too early is told without a place.
    return { line: text.slice(0, position === undefined ? text.length : Number(position)).split("\n").length, reason };
  }
}

function pointerIn({ pointer, index, key }: { pointer: string; index: number | null; key: string | null }): string {
  const step = key ?? String(index ?? 0);
  return `${pointer}/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
