import type { CommitmentRequest, commitmentRoutes } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { deltaSheet } from "@springtide/season/service";
import type { Store } from "@springtide/store";
import { Answer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { findingsOfOffer } from "../partners/findings-of-offer.ts";
import type { CommitmentService } from "./commitment-service.ts";
import { outOfReach } from "./out-of-reach.ts";
import { shownTo } from "./request-view.ts";

const PAGE = 50;
const SEND_THE_FILE = "Send the request's file by e-mail, and record the answer that comes back.";

export interface CommitmentHandlerNeeds {
  readonly store: Store;
  readonly commitments: CommitmentService;
  /** Whether only programs on this machine reach the server. */
  readonly localOnly: boolean;
  readonly now: () => Date;
}

/** What is answered of requests to partners, to both sides. */
export function commitmentHandlers({
  store,
  commitments,
  localOnly,
  now,
}: CommitmentHandlerNeeds): Handlers<typeof commitmentRoutes> {
  return {
    async makeCommitment({ actor, body }) {
      const made = await commitments.make(actor, body);
      return new Answer(made, { version: made.revision, location: `/api/commitments/${made.id}` });
    },

    async listCommitments({ actor, query: { shop, state, cursor = 0, limit = PAGE } }) {
      const filter = { shop, state, agreements: actor.agreements };
      const found = await store.within(actor.scope).commitments.list(filter, { after: cursor, limit: limit + 1 });
      const requests = found.slice(0, limit).map((request) => shownTo(actor, request));
      return { requests, next: found.length > limit ? (requests.at(-1)?.id.slice(2) ?? null) : null };
    },

    async getCommitment({ actor, params: { request: id } }) {
      const request = await commitments.get(actor, id);
      return new Answer(shownTo(actor, request), { version: request.revision });
    },

    async actOnCommitment({ actor, params: { request: id }, body, ifMatch }) {
      const { request, approval } = await commitments.act(actor, id, body, ifMatch);
      const caveat = body.action === "send" ? outOfReach(localOnly, SEND_THE_FILE) : null;
      const findings = body.action === "offer" ? await findingsOfOffer({ store, now }, actor, request) : [];
      return new Answer(
        { request: shownTo(actor, request), approval, caveat, findings },
        { version: request.revision },
      );
    },

    async commitmentVersions({ actor, params: { request: id } }) {
      await commitments.get(actor, id);
      return { versions: await store.within(actor.scope).commitments.sheets(id) };
    },

    async commitmentDelta({ actor, params: { request: id }, query: { from, to } }) {
      await commitments.get(actor, id);
      const sheets = await store.within(actor.scope).commitments.sheets(id);
      const [before, after] = [from, to].map((version) => sheets.find((sheet) => sheet.version === version));
      if (before === undefined || after === undefined) throw versionUnknown(sheets.map(({ version }) => version));
      return deltaSheet(before, after);
    },

    async commitmentEvents({ actor, params: { request: id } }) {
      await commitments.get(actor, id);
      return { events: await store.within(actor.scope).commitments.events(id) };
    },

    async commitmentsForPlan({ actor, params: { shop } }) {
      return { commitments: await commitments.commitmentsForPlan(actor.scope, shop) };
    },
  };
}

function versionUnknown(known: readonly CommitmentRequest["version"][]): Refusal {
  return new Refusal({
    code: "version-unknown",
    place: {},
    found: "a version that there is not",
    rule: `the versions are ${known.join(", ") || "none: it was not sent yet"}`,
    remedy: "Name two of these.",
  });
}
