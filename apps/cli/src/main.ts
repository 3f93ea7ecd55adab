import { nearNames } from "@springtide/contracts";
import { Refusal, inWords } from "@springtide/refusal";
import type { Command } from "./command.ts";
import { forecastCommand } from "./commands/forecast.ts";
import { backtestCommand } from "./commands/backtest.ts";
import { importCommand } from "./commands/import.ts";
import { planCommand } from "./commands/plan.ts";
import { serveCommand } from "./commands/serve.ts";
import { shiftsCommand } from "./commands/shifts.ts";
import { staffCommand } from "./commands/staff.ts";
import { explained, overview } from "./help.ts";
import { readArguments } from "./read-arguments.ts";
import { type Streams, terminalOf } from "./terminal.ts";

const COMMANDS: readonly Command[] = [
  planCommand,
  backtestCommand,
  staffCommand,
  forecastCommand,
  importCommand,
  serveCommand,
];

/** Runs one command line and answers its exit code: 0 done, 1 our own fault, 2 something the reader can mend. */
export async function main(
  typed: readonly string[],
  streams: Streams = { out: process.stdout, err: process.stderr },
): Promise<number> {
  const [name, ...rest] = typed;
  const terminal = terminalOf({
    ...streams,
    quiet: rest.includes("--quiet") || rest.includes("--json"),
  });
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    terminal.print(overview(COMMANDS));
    return 0;
  }
  try {
    const command = commandOf(name);
    const given = readArguments(command, rest);
    if (given.flag("help")) terminal.print(explained(command));
    else await command.run(given, terminal);
    terminal.clear();
    return 0;
  } catch (error) {
    terminal.clear();
    return told(error, rest.includes("--json"), terminal);
  }
}

function commandOf(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const [near] = nearNames(
    name,
    COMMANDS.map((known) => known.name),
  );
  throw new Refusal({
    code: "unknown-command",
    place: {},
    found: `the command "${name}"`,
    rule: `springtide knows ${COMMANDS.map((known) => known.name).join(", ")}`,
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
