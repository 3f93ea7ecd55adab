import type { rosterRoutes, StoredRosterDraft } from "@springtide/contracts";
import { Plan, RosterDraft } from "@springtide/contracts";
import type { OrganisationStore, Store, StoredDraft } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { Answer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { noSuchShop, planNotReady } from "../http/problems.ts";
import { requireVersion } from "../http/versions.ts";
import { bytesOf } from "../imports/uploads.ts";
import type { FileReaders } from "../uploads/file-readers.ts";
import { checkSentRoster } from "./check-sent-roster.ts";
import { requireAcceptable } from "./require-acceptable.ts";
import type { RosterReplans } from "./roster-replans.ts";

export interface RosterNeeds {
  readonly store: Store;
  readonly replans: RosterReplans;
  readonly files: FileReaders;
}

/** What is answered of rosters by name that people edit. */
export function rosterHandlers({ store, replans, files }: RosterNeeds): Handlers<typeof rosterRoutes> {
  return {
    async getRosterDraft({ actor, params: { shop } }) {
      const own = store.within(actor.scope);
      if ((await own.summary(shop)) === null) throw noSuchShop(shop);
      return answerOf(own, shop, await own.rosters.newestDraft(shop));
    },

    async putRosterDraft({ actor, params: { shop }, body, ifMatch }) {
      const own = store.within(actor.scope);
      if ((await own.summary(shop)) === null) throw noSuchShop(shop);
      const basedOn = (await own.rosters.newestDraft(shop))?.revision ?? 0;
      requireVersion(ifMatch, basedOn);
      if (body.state === "accepted") await requireAcceptable(await newestPlan(own, shop), body);
      const saved = await own.rosters.saveDraft({
        ...{ shop, basedOn, document: JSON.stringify(body), state: body.state, planVersion: body.planVersion },
        note: {
          who: whoOf(actor),
          what: body.state === "accepted" ? "roster.accept" : "roster.save",
          why: null,
          after: { shifts: body.shifts.length, planVersion: body.planVersion, overrides: body.overrides.length },
        },
      });
      // Somebody saved between the look and the change.
      if (saved === null) requireVersion(`"${String(basedOn)}"`, (await own.rosters.newestDraft(shop))?.revision ?? 0);
      return answerOf(own, shop, saved);
    },

    async checkRosterFile({ actor, params: { shop }, query, upload, signal }) {
      const plan = await newestPlan(store.within(actor.scope), shop);
      const bytes = await bytesOf(upload);
      return checkSentRoster(plan, query, (sent) => files.read("roster", { ...sent, bytes }, signal));
    },

    async replanRoster({ actor, params: { shop }, body, signal }) {
      const replan = replans.prepare(await newestPlan(store.within(actor.scope), shop), body);
      return (tell) => replan(tell, signal);
    },
  };
}

async function answerOf(
  own: OrganisationStore,
  shop: string,
  stored: StoredDraft | null,
): Promise<Answer<StoredRosterDraft>> {
  const [newest, accepted] = [await own.newestPlanEntry(shop), await own.rosters.acceptedDraft(shop)];
  const revision = stored?.revision ?? 0;
  return new Answer(
    {
      draft: stored === null ? null : RosterDraft.parse(stored.document),
      revision,
      savedAt: stored?.savedAt ?? null,
      savedBy: stored?.pseudonym ?? null,
      accepted:
        accepted === null
          ? null
          : { revision: accepted.revision, planVersion: accepted.planVersion, savedAt: accepted.savedAt },
      newestPlan: newest?.version ?? null,
    },
    { version: revision },
  );
}

/** @throws HttpProblem 404 `no-such-shop`, 409 `plan-not-ready` */
async function newestPlan(own: OrganisationStore, shop: string): Promise<Plan> {
  if ((await own.summary(shop)) === null) throw noSuchShop(shop);
  const newest = await own.newestPlan(shop);
  if (newest === null) throw planNotReady(shop);
  return Plan.parse(JSON.parse(newest.json));
}
