import { AccountCommand, parseOrRefuse } from "@springtide/contracts";
import { askAccounts } from "../account-client.ts";
import type { Command } from "../command.ts";
import { DATA_DESCRIPTION } from "../places.ts";

/** A link that signs somebody in once: the owner of a laptop, or whoever is named. */
export const signInLinkCommand: Command = {
  name: "sign-in-link",
  summary: "make a link that signs the owner of this machine in, once",
  words: [],
  options: {
    email: { type: "string", value: "<address>", description: "Whom it signs in; the first owner if not given." },
    data: { type: "string", value: "<folder>", description: DATA_DESCRIPTION },
  },
  async run(given, terminal) {
    const command = parseOrRefuse(AccountCommand, { do: "sign-in-link", email: given.text("email") ?? null });
    const { link } = await askAccounts(given.text("data"), command);
    if (link === null) throw new Error("No link was made.");
    if (given.flag("json")) terminal.print(JSON.stringify(link));
    else terminal.print(`${link.link}\nIt is good once, until ${link.expiresAt}.`);
  },
};
