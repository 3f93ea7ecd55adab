import type { Terminal } from "./command.ts";

const WIDTH = 28;

/** Where text goes. A terminal says that it is one, and how wide. */
interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Answers go to `out`, everything else to `err`. */
export interface Streams {
  readonly out: TextStream;
  readonly err: TextStream;
}

/** A terminal over two streams: a bar only where somebody watches, else a line for each step. */
export function terminalOf({ out, err, quiet }: Streams & { readonly quiet: boolean }): Terminal {
  let shown = "";
  const clear = (): void => {
    if (shown !== "" && err.isTTY === true) err.write("\r\u001b[2K");
    shown = "";
  };
  return {
    print: (line) => {
      clear();
      out.write(`${plainText(line)}\n`);
    },
    note: (line) => {
      clear();
      err.write(`${plainText(line)}\n`);
    },
    clear,
    progress: (done, total, label) => {
      if (quiet) return;
      const text = err.isTTY === true ? bar(done, total, plainText(label), err.columns ?? 80) : plainText(label);
      if (text === shown) return;
      err.write(err.isTTY === true ? `\r\u001b[2K${text}` : `${text}\n`);
      shown = text;
    },
  };
}

/**
 * Shows control characters by their numbers: what stands in a file must not move the cursor, recolour the screen or pass
 * for a line of ours. Covers C0 (but tab and line feed), C1 and the marks that turn the direction of text.
 */
function plainText(text: string): string {
  return text.replaceAll(
    /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function bar(done: number, total: number, label: string, columns: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const filled = Math.round(share * WIDTH);
  const text = `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${String(Math.floor(share * 100)).padStart(3)} %  ${label}`;
  return text.slice(0, Math.max(20, columns - 1));
}
