import type { Terminal } from "./command.ts";

const WIDTH = 28;

/** The real terminal: answers on standard output, everything else on standard error; a bar only where somebody watches. */
export function terminalOf(streams: {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly quiet: boolean;
}): Terminal {
  const { out, err, quiet } = streams;
  let shown = "";
  const clear = (): void => {
    if (shown !== "" && err.isTTY) err.write("\r\u001b[2K");
    shown = "";
  };
  return {
    print: (line) => {
      clear();
      out.write(`${line}\n`);
    },
    note: (line) => {
      clear();
      err.write(`${line}\n`);
    },
    clear,
    progress: (done, total, label) => {
      if (quiet) return;
      const text = err.isTTY ? bar(done, total, label, err.columns) : label;
      if (text === shown) return;
      err.write(err.isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
      shown = text;
    },
  };
}

function bar(done: number, total: number, label: string, columns: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const filled = Math.round(share * WIDTH);
  const text = `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${String(Math.floor(share * 100)).padStart(3)} %  ${label}`;
  return text.slice(0, Math.max(20, columns - 1));
}
