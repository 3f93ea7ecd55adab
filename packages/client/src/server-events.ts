/** One server-sent event. */
export interface ServerEvent {
  readonly data: string;
  /** What to resume after; null where it has none. */
  readonly id: string | null;
}

/** Cuts text that arrives in pieces into server-sent events; a piece may end anywhere. Gives back what to feed it with. */
export function eventsOf(hear: (event: ServerEvent) => void): (piece: string) => void {
  let rest = "";
  return (piece) => {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const lines = block.split("\n");
      const data = lines.flatMap((line) => (line.startsWith("data: ") ? [line.slice(6)] : []));
      const id = lines.find((line) => line.startsWith("id: "))?.slice(4) ?? null;
      if (data.length > 0) hear({ data: data.join("\n"), id });
    }
  };
}

/** The events of an answer as they arrive. */
export async function* readEvents(response: Response): AsyncGenerator<ServerEvent> {
  const heard: ServerEvent[] = [];
  const feed = eventsOf((event) => void heard.push(event));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) {
    feed(piece.value);
    yield* heard.splice(0);
  }
}
