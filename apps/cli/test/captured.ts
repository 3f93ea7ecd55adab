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
): Promise<Answer> {
  let [out, err] = ["", ""];
  const code = await main(typed, {
    out: { write: (text) => (out += text) },
    err: { ...terminal, write: (text) => (err += text) },
  });
  return { code, out, err };
}
