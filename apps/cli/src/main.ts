import { nearNames } from "@springtide/contracts/near-names";
import { Refusal, inWords } from "@springtide/refusal";
import type { Command } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { explained, overview } from "./help.ts";
import { readArguments } from "./read-arguments.ts";
import { type Streams, terminalOf } from "./terminal.ts";

/**
 * Runs one command line and answers its exit code: 0 done, 1 our own fault, 2 something the reader can mend.
 * @param now the clock it goes by; that of this machine if not given
 */
export async function main(
  typed: readonly string[],
  streams: Streams = { out: process.stdout, err: process.stderr },
  now: () => Date = () => new Date(),
): Promise<number> {
  const [name, ...rest] = typed;
  const terminal = terminalOf({
    ...streams,
    quiet: rest.includes("--quiet") || rest.includes("--json"),
  });
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    terminal.print(overview(await Promise.all(Object.values(COMMANDS).map((load) => load()))));
    return 0;
  }
  try {
    const command = await commandOf(name);
    const given = readArguments(command, rest);
    if (given.flag("help")) terminal.print(explained(command));
    else await command.run(given, terminal, now);
    terminal.clear();
    return 0;
  } catch (error) {
    terminal.clear();
    return told(error, rest.includes("--json"), terminal);
  }
}

async function commandOf(name: string): Promise<Command> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load !== undefined) return load();
  const known = Object.keys(COMMANDS);
  const [near] = nearNames(name, known);
  throw new Refusal({
    code: "unknown-command",
    place: {},
    found: `the command "${name}"`,
    rule: `springtide knows ${known.join(", ")}`,
    remedy: near === undefined ? "See: springtide --help" : `Did you mean springtide ${near}?`,
  });
}

function told(error: unknown, json: boolean, terminal: ReturnType<typeof terminalOf>): number {
  if (error instanceof Refusal) {
    if (json) terminal.print(JSON.stringify({ errors: error.findings, total: error.total }));
    else {
      for (const finding of error.findings) terminal.note(`${finding.code}: ${inWords(finding)}`);
      if (error.total > error.findings.length)
        terminal.note(`... and ${error.total - error.findings.length} more, ${error.total} in all.`);
    }
    return 2;
  }
  terminal.note(
    `This is a fault of Springtide, not of your input: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return 1;
}
