import type { Progress } from "@springtide/refusal";

/** What a command may write to: streams are handed in, so that a command can be tested without a terminal. */
export interface Terminal {
  /** One line for the reader (or a program, with --json). */
  readonly print: (line: string) => void;
  /** One line beside the answer: notes and errors. */
  readonly note: (line: string) => void;
  readonly progress: Progress;
  /** Takes the progress bar off the screen. */
  readonly clear: () => void;
}

/** One option of a command. Its description is the help. */
export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly value?: string;
  readonly description: string;
}

/** A command: what it is called, what it takes, what it does. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Names of the words that follow the command, such as `<shop.yaml>`; last those that may be left out, `[shop.yaml]`. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** @param now the one clock of a command line, handed on to whatever stamps or judges a time */
  run(given: Given, terminal: Terminal, now: () => Date): Promise<void>;
}

/** What was typed: words and options, as text. */
export interface Given {
  readonly words: readonly string[];
  readonly text: (option: string) => string | undefined;
  /** Every value of an option that may be given more than once. */
  readonly texts: (option: string) => readonly string[];
  readonly flag: (option: string) => boolean;
}
