import type { AccountCommand } from "@springtide/contracts";
import { AccountAnswer } from "@springtide/contracts";
import { openStore } from "@springtide/store";
import { askOwner, serverFor } from "./owner-client.ts";
import { storePlace } from "./places.ts";

/** Where a server listens that was not told otherwise: what links begin with while none runs. */
const LIKELY_ADDRESS = "http://localhost:4280";

/**
 * Has a server that holds the data do something with accounts, or does it on the store itself.
 * @param data the folder, if one was given
 * @throws Refusal what is refused, and `server-not-answering`
 */
export async function askAccounts(data: string | undefined, command: AccountCommand): Promise<AccountAnswer> {
  const place = storePlace(data);
  const server = await serverFor(place);
  if (server !== null) {
    const headers = { "content-type": "application/json" };
    const answer = await askOwner(server, "/api/owner/accounts", {
      method: "POST",
      headers,
      body: JSON.stringify(command),
    });
    return AccountAnswer.parse(await answer.json());
  }
  const { peopleNeeds, peopleSettings, runAccountCommand } = await import("@springtide/server");
  const store = await openStore(place);
  try {
    const settings = peopleSettings(process.env);
    return await runAccountCommand(
      peopleNeeds(store, settings, place.now),
      command,
      settings.publicUrl ?? LIKELY_ADDRESS,
    );
  } finally {
    await store.close();
  }
}
