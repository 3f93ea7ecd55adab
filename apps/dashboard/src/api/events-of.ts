/** Cuts text that arrives in pieces into the `data` of server-sent events; a piece may end anywhere. Gives back what to feed it with. */
export function eventsOf(hear: (data: string) => void): (piece: string) => void {
  let rest = "";
  return (piece) => {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const lines = block.split("\n").flatMap((line) => (line.startsWith("data: ") ? [line.slice(6)] : []));
      if (lines.length > 0) hear(lines.join("\n"));
    }
  };
}
