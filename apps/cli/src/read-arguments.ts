import { parseArgs } from "node:util";
import { nearNames } from "@springtide/contracts/near-names";
import { Refusal } from "@springtide/refusal";
import type { Command, Given, OptionSpec } from "./command.ts";

/** Options that every command takes. */
export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  json: { type: "boolean", description: 'Answer in JSON; errors too, as { "errors": [...] }.' },
  quiet: { type: "boolean", description: "No progress bar and no summary." },
  help: { type: "boolean", description: "Explain the command." },
};

/** Reads what was typed after the command. @throws Refusal for a misspelt option or a word too many or too few */
export function readArguments(command: Command, typed: readonly string[]): Given {
  const options: Readonly<Record<string, OptionSpec>> = { ...command.options, ...COMMON_OPTIONS };
  const { tokens } = parseArgs({
    args: [...typed],
    options: Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const words: string[] = [];
  const texts = new Map<string, string[]>();
  const flags = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const spec = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (spec === undefined) throw unknownOption(token.rawName, Object.keys(options), command.name);
    if (spec.type === "boolean" && token.value !== undefined) throw withValue(token.rawName, token.value, command.name);
    if (spec.type === "boolean") flags.add(token.name);
    else if (token.value === undefined || token.value === "" || (!token.inlineValue && token.value.startsWith("--")))
      // An option in the place of a value is the next option: the value was forgotten.
      throw withoutValue(token.rawName, command.name);
    else texts.set(token.name, [...(texts.get(token.name) ?? []), token.value]);
  }
  if (!flags.has("help") && !isRightNumber(words.length, command.words)) throw wrongWords(command, words);
  return {
    words,
    text: (option) => texts.get(option)?.at(-1),
    texts: (option) => texts.get(option) ?? [],
    flag: (option) => flags.has(option),
  };
}

/** Words in square brackets may be left out. */
function isRightNumber(typed: number, words: readonly string[]): boolean {
  return typed <= words.length && typed >= words.filter((word) => !word.startsWith("[")).length;
}

function unknownOption(found: string, known: readonly string[], command: string): Refusal {
  const [near] = nearNames(found.replace(/^-+/, ""), known);
  return new Refusal({
    code: "unknown-option",
    place: {},
    found: `the option ${found}`,
    rule: `springtide ${command} does not know it`,
    remedy:
      near === undefined
        ? `See: springtide ${command} --help`
        : `Did you mean --${near}? See: springtide ${command} --help`,
  });
}

function withoutValue(option: string, command: string): Refusal {
  return new Refusal({
    code: "option-without-value",
    place: {},
    found: `${option} with nothing after it`,
    rule: "this option needs a value",
    remedy: `See: springtide ${command} --help`,
  });
}

function withValue(option: string, value: string, command: string): Refusal {
  return new Refusal({
    code: "option-with-value",
    place: {},
    found: `${option}=${value}`,
    rule: `${option} is a switch and takes no value`,
    remedy: `Write ${option} alone, or leave it out. See: springtide ${command} --help`,
  });
}

function wrongWords(command: Command, words: readonly string[]): Refusal {
  const expected = command.words.length === 0 ? "no further words" : command.words.join(" ");
  return new Refusal({
    code: "wrong-words",
    place: {},
    found: words.length === 0 ? "nothing" : words.map((word) => `"${word}"`).join(" "),
    rule: `springtide ${command.name} takes ${expected}`,
    remedy: `See: springtide ${command.name} --help`,
  });
}
