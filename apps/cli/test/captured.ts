import { main } from "../src/main.ts";

/** What a command line answered. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this process, its streams caught. */
export async function answerTo(
  typed: readonly string[],
  terminal: { readonly isTTY?: boolean; readonly columns?: number } = {},
  now?: () => Date,
): Promise<Answer> {
  let [out, err] = ["", ""];
  const streams = {
    out: { write: (text: string) => (out += text) },
    err: { ...terminal, write: (text: string) => (err += text) },
  };
  const code = await main(typed, streams, now);
  return { code, out, err };
}
