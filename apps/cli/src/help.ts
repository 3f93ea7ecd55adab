import type { Command } from "./command.ts";
import { COMMON_OPTIONS } from "./read-arguments.ts";

/** What the program can do, in one screen. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "springtide: peak-season capacity planning for customer service",
    "",
    "Usage: springtide <command> [options]",
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "springtide <command> --help explains a command; springtide --version names the version.",
    "Exit codes: 0 done, 1 our own fault, 2 something that you can mend (it says where and how).",
  ].join("\n");
}

/** One command explained from its own description. */
export function explained({ name, summary, words, options }: Command): string {
  const rows = Object.entries({ ...options, ...COMMON_OPTIONS }).map(([option, spec]) => ({
    left: `--${option}${spec.value === undefined ? "" : ` ${spec.value}`}`,
    right: spec.description,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length));
  return [
    `springtide ${name}: ${summary}`,
    "",
    `Usage: springtide ${[name, ...words].join(" ")} [options]`,
    "",
    ...rows.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}`),
  ].join("\n");
}
