import { routes } from "@springtide/contracts";
import { openStore } from "@springtide/store";
import type { z } from "zod";
import { askOwner, serverFor } from "./owner-client.ts";
import type { storePlace } from "./places.ts";

/**
 * Has a server that holds the data record a partner's answer, or does it on the store itself.
 * @param id of the stored request
 * @throws Refusal what is refused, with the rows of the file; and `server-not-answering`
 */
export async function recordAnswer(
  place: ReturnType<typeof storePlace>,
  id: string,
  file: { readonly bytes: Uint8Array; readonly name: string },
): Promise<z.infer<typeof routes.recordAnswer.response>> {
  const server = await serverFor(place);
  if (server !== null) {
    const answered = await askOwner(server, `/api/commitments/${encodeURIComponent(id)}/recorded-answer`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: new Uint8Array(file.bytes),
    });
    return routes.recordAnswer.response.parse(await answered.json());
  }
  const { recordAnswerHere } = await import("@springtide/server");
  const store = await openStore(place);
  try {
    return await recordAnswerHere({ store, now: place.now, log: () => undefined }, id, file);
  } finally {
    await store.close();
  }
}
