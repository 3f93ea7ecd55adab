import { once } from "node:events";
import type { Readable } from "node:stream";
import type { AccountAnswer } from "@springtide/contracts";
import { AccountCommand, parseOrRefuse } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { askAccounts } from "../account-client.ts";
import type { Command, Given, Terminal } from "../command.ts";
import { DATA_DESCRIPTION } from "../places.ts";

/** The variable a password is taken from: other users of the machine see what a command is called with, and not its environment. */
const PASSWORD_VARIABLE = "SPRINGTIDE_PASSWORD";

/** Accounts, for whoever owns the data: the way in where nobody can sign in yet, or any more. */
export const accountCommand: Command = {
  name: "account",
  summary: "make an owner, set a password, list accounts, or end somebody's sessions",
  words: ["<create-owner|set-password|list|revoke>"],
  options: {
    email: { type: "string", value: "<address>", description: "Whose account; not for list." },
    name: { type: "string", value: "<name>", description: "What a new owner is called; the address if not given." },
    organisation: {
      type: "string",
      value: "<name>",
      description: "Of which organisation a new owner is; a new one where none has this name. The first if not given.",
    },
    data: { type: "string", value: "<folder>", description: DATA_DESCRIPTION },
  },
  async run(given, terminal) {
    const action = given.words[0];
    const command = parseOrRefuse(AccountCommand, await written(given, terminal, action));
    const answer = await askAccounts(given.text("data"), command);
    if (given.flag("json")) terminal.print(JSON.stringify({ accounts: answer.accounts }));
    else if (!given.flag("quiet")) for (const line of told(command, answer)) terminal.print(line);
  },
};

async function written(given: Given, terminal: Terminal, action: string | undefined): Promise<unknown> {
  if (action === "list") return { do: action };
  if (action !== "create-owner" && action !== "set-password" && action !== "revoke") throw unknownAction(action ?? "");
  const email = given.text("email");
  if (email === undefined) throw withoutEmail(action);
  if (action === "revoke") return { do: action, email };
  const password = await passwordFrom(process.stdin, terminal);
  if (action === "set-password") return { do: action, email, password };
  const organisation = given.text("organisation") ?? null;
  return { do: action, email, password, organisation, name: given.text("name") ?? email };
}

/** From the environment, else a line of the input, which a terminal does not show as it is typed. */
async function passwordFrom(input: Readable & { isTTY?: boolean }, terminal: Terminal): Promise<string> {
  const fromEnvironment = process.env[PASSWORD_VARIABLE];
  if (fromEnvironment !== undefined && fromEnvironment !== "") return fromEnvironment;
  if (input.isTTY === true) terminal.note("Password (15 characters or more; nothing is shown as you type):");
  const line = input.isTTY === true ? await typedUnseen() : await firstLine(input);
  if (line === "") throw withoutPassword();
  return line;
}

async function firstLine(input: Readable): Promise<string> {
  let text = "";
  for await (const piece of input) {
    text += String(piece);
    if (text.includes("\n")) break;
  }
  return (text.split("\n")[0] ?? "").replace(/\r$/, "");
}

/** Reads key by key until the end of the line, with the terminal's echo off. */
async function typedUnseen(): Promise<string> {
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stdin.resume();
  let text = "";
  try {
    for (;;) {
      const heard: unknown[] = await once(stdin, "data");
      for (const key of Array.from(String(heard[0]))) {
        if (key === "\r" || key === "\n") return text;
        // Ctrl-C and Ctrl-D end the question.
        if (key === "\u0003" || key === "\u0004") return "";
        text = key === "\u007f" || key === "\b" ? Array.from(text).slice(0, -1).join("") : text + key;
      }
    }
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
  }
}

function told(command: AccountCommand, { accounts }: AccountAnswer): string[] {
  const lines = accounts.map(({ person, name, email, organisation, roles, partner }) =>
    [
      `${person}`,
      email ?? "(no address)",
      name ?? "(erased)",
      organisation,
      roles.join(", "),
      ...(partner === null ? [] : [partner]),
    ].join("  "),
  );
  if (command.do === "create-owner") return [`${command.email} is an owner now.`];
  if (command.do === "set-password") return [`${command.email} has a new password. Every session of theirs has ended.`];
  if (command.do === "revoke") return [`Every session of ${command.email} has ended.`];
  return lines.length === 0 ? ["There are no accounts yet."] : lines;
}

function unknownAction(found: string): Refusal {
  return new Refusal({
    code: "unknown-account-action",
    place: {},
    found: `"${found}"`,
    rule: "springtide account knows create-owner, set-password, list and revoke",
    remedy: "See: springtide account --help",
  });
}

function withoutEmail(action: string): Refusal {
  return new Refusal({
    code: "account-without-email",
    place: {},
    found: "no --email",
    rule: `${action} is for one account`,
    remedy: `Write springtide account ${action} --email you@example.com.`,
  });
}

function withoutPassword(): Refusal {
  return new Refusal({
    code: "account-without-password",
    place: {},
    found: "no password",
    rule: "it is typed, sent to the command's input, or in SPRINGTIDE_PASSWORD; never among its words, where others see it",
    remedy: "Run the command again and type it when asked.",
  });
}
