import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommitmentAction } from "@springtide/contracts";
import { routes } from "@springtide/contracts";
import { CommitmentService } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { browserAt, fetchSignedIn, post, signedIn } from "../api/sign-in.ts";
import type { SignedIn } from "../api/sign-in.ts";
import { plannedFolder } from "../databases/databases.ts";
import { servePage } from "./start.ts";

/** What the member of finance signs in with. */
export const FINANCE = { email: "fia@example.com", password: "kettle tram orbit 41 walnut" } as const;

const ASKED = Date.parse("2016-03-01T09:00:00Z");
/** The month in which seats were delivered is over. */
const CLOSED = new Date("2016-05-03T09:00:00Z");

/** The planned garden shop after a month in which its partner delivered seats, and a member of finance. */
export interface FinanceServer {
  readonly url: string;
  readonly finance: SignedIn;
  readonly now: Date;
  close(): Promise<void>;
}

export async function startFinanceServer(): Promise<FinanceServer> {
  const root = await mkdtemp(join(tmpdir(), "springtide-finance-"));
  await cp(await plannedFolder(), root, { recursive: true });
  const folder = join(root, "data");
  await deliverSeats(folder);
  const server = await servePage({ folder, now: () => CLOSED });
  const owner = { url: server.url, signInLink: server.signInLink };
  await fetchSignedIn(owner, "/api/me");
  const invitation = { email: FINANCE.email, name: "Fia Nance", membership: { roles: ["finance"], partner: null } };
  const invited = await post(await signedIn(owner), "/api/invitations", invitation);
  const { link } = routes.invite.response.parse(await invited.json());
  const finance = browserAt(server.url);
  const accepted = { token: link?.split("/").at(-1), password: FINANCE.password };
  const answer = await post(finance, "/api/sign-in/invitation", accepted);
  if (!answer.ok) throw new Error(`The invitation was not accepted: ${await answer.text()}`);
  return {
    ...{ url: server.url, finance, now: CLOSED },
    async close() {
      await server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Four hours of five seats on a day of April: asked for, agreed on, delivered and recorded. */
async function deliverSeats(folder: string): Promise<void> {
  let nowMs = ASKED;
  const now = (): Date => new Date(nowMs);
  const store = await openStore({ folder, databaseUrl: null, now });
  const commitments = new CommitmentService({ store, now, log: () => undefined, publish: () => Promise.resolve() });
  const person = { scope: LOCAL_SCOPE, person: 1, name: "", agreements: null, kind: "person" as const };
  const buyer = { ...person, roles: ["owner"] as const };
  const seller = { ...person, roles: ["partner"] as const, scope: { ...LOCAL_SCOPE, partner: "harbour-line" } };
  const lines = [
    {
      ...{ skill: "phone", tier: "firm" as const, positionsLoggedIn: 5 },
      ...{ start: "2016-04-12T09:00:00-07:00", end: "2016-04-12T13:00:00-07:00" },
    },
  ];
  const source = { kind: "lines" as const, lines };
  const made = await commitments.make(buyer, { shop: "garden", agreement: "harbour-line", source, answerBy: null });
  const act = async (actor: typeof buyer | typeof seller, action: CommitmentAction): Promise<void> => {
    const { revision } = await commitments.get(buyer, made.id);
    await commitments.act(actor, made.id, action, `"${String(revision)}"`);
  };
  await act(buyer, { action: "send" });
  await act(seller, { action: "offer" });
  await act(buyer, { action: "confirm" });
  nowMs = CLOSED.getTime();
  await act(buyer, { action: "deliver", lines: [{ line: "L1", deliveredHours: 20 }] });
  await store.close();
}
