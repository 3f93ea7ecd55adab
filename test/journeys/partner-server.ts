import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AskedLine, CommitmentAction, CommitmentRequest } from "@springtide/contracts";
import { routes } from "@springtide/contracts";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import type { BrowserContext } from "playwright";
import { historyFrom, NO_HOLIDAYS, smallShop } from "../../packages/store/test/fixtures.ts";
import type { SignedIn } from "../api/sign-in.ts";
import { browserAt, post, signedIn } from "../api/sign-in.ts";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the partner's person signs in with. */
export const PARTNER = { email: "pat@northwind.example", password: "kettle tram orbit 41 walnut" } as const;

/** A server with the built pages: a shop in Berlin that has an agreement with a partner in London, one of the partner's people, and a second partner. */
export interface PartnerServer {
  readonly url: string;
  readonly owner: SignedIn;
  readonly partner: SignedIn;
  /** A request to the partner, sent. @param answerBy earlier than the agreement says */
  ask(lines: readonly AskedLine[], answerBy?: Date): Promise<CommitmentRequest>;
  /** One action upon the revision that is known. */
  act(who: SignedIn, known: CommitmentRequest, action: CommitmentAction): Promise<CommitmentRequest>;
  /** Lets a browser in as the partner's person. */
  signIn(context: BrowserContext): Promise<void>;
  close(): Promise<void>;
}

export async function startPartnerServer(now: () => Date): Promise<PartnerServer> {
  const folder = await mkdtemp(join(tmpdir(), "springtide-partner-"));
  await storeShop(folder, now);
  const server = await serve({
    ...{ folder, now, port: 0, log: () => undefined, pageFolder: fromHere("../../apps/dashboard/dist") },
    planWorker: new URL("../api/quick-plan-worker.ts", import.meta.url),
  });
  const owner = await signedIn(server);
  const partner = await partnersPerson(owner, server.url);
  const act = async (who: SignedIn, known: CommitmentRequest, action: CommitmentAction): Promise<CommitmentRequest> => {
    const answer = await who.fetch(`/api/commitments/${known.id}/actions`, {
      method: "POST",
      headers: { "content-type": "application/json", "if-match": `"${String(known.revision)}"` },
      body: JSON.stringify(action),
    });
    return routes.actOnCommitment.response.parse(await answer.json()).request;
  };
  return {
    ...{ url: server.url, owner, partner, act },
    async ask(lines, answerBy) {
      const asked = {
        ...{ shop: "lamps", agreement: "north", source: { kind: "lines", lines } },
        ...(answerBy === undefined ? {} : { answerBy: answerBy.toISOString() }),
      };
      const made = await post(owner, "/api/commitments", asked);
      return act(owner, routes.makeCommitment.response.parse(await made.json()), { action: "send" });
    },
    async signIn(context) {
      await context.addCookies(partner.cookies.map((cookie) => ({ ...cookie, url: server.url })));
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function storeShop(folder: string, now: () => Date): Promise<void> {
  const agreement = {
    ...{
      id: "north",
      partner: "Northwind",
      zone: "Europe/London",
      serves: ["phone", "email"],
      seats: 40,
      shrinkage: 0,
    },
    ...{ minimumBlock: "2h", notice: "10d", pricePerHour: 20, priceBasis: "rostered" },
    standBy: { reserve: "21d", confirm: "3d by 12:00", feePerSeatHour: 2.8 },
  };
  const other = {
    ...{ id: "south", partner: "Southcall", zone: "Europe/Madrid", serves: ["phone"], seats: 20, shrinkage: 0 },
    ...{ minimumBlock: "2h", notice: "14d", pricePerHour: 24, priceBasis: "rostered" },
  };
  const shop = smallShop("lamps", "Europe/Berlin", { agreements: [agreement, other] });
  const days = Array.from({ length: 70 }, (_, day) => now().getTime() - (70 - day) * 86_400_000);
  const store = await openStore({ folder, databaseUrl: null, now });
  const contacts = [historyFrom("phone", "day", days)];
  await store.within(LOCAL_SCOPE).importShop({ shop, holidays: NO_HOLIDAYS, contacts, weather: [], report: null });
  await store.close();
}

async function partnersPerson(owner: SignedIn, url: string): Promise<SignedIn> {
  const membership = { roles: ["partner"], partner: "northwind", agreements: null };
  const invited = await post(owner, "/api/invitations", { email: PARTNER.email, name: "Pat North", membership });
  const { link } = routes.invite.response.parse(await invited.json());
  const partner = browserAt(url);
  const accepted = { token: link?.split("/").at(-1), password: PARTNER.password };
  const answer = await post(partner, "/api/sign-in/invitation", accepted);
  if (!answer.ok) throw new Error(`The invitation was not accepted: ${await answer.text()}`);
  return partner;
}
