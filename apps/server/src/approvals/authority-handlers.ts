import { type authorityRoutes, type AuditNote, Plan } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import { auditCsv, auditJson } from "../audit/audit-file.ts";
import { whoOf } from "../audit/who-of.ts";
import { FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { noSuchShop } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";
import { decideApproval } from "./decide-approval.ts";
import { decisionDifferences } from "./decision-differences.ts";
import { publicationOf, publishedDocument, publishVersion } from "./publish-version.ts";

const PAGE = 100;

export interface AuthorityNeeds {
  readonly store: Store;
  readonly now: () => Date;
  /** Tells of what an approval did to a request. */
  readonly tellCommitments: (scope: Actor["scope"]) => Promise<void>;
}

/** What is answered of limits, orders, approvals, published plans and the audit trail. */
export function authorityHandlers(needs: AuthorityNeeds): Handlers<typeof authorityRoutes> {
  return { ...moneyHandlers(needs), ...publicationHandlers(needs), ...auditHandlers(needs) };
}

type MoneyRoutes = Pick<
  typeof authorityRoutes,
  "approvalLimits" | "setApprovalLimits" | "listOrders" | "putOrder" | "listApprovals" | "decideApproval"
>;

function moneyHandlers({ store, now, tellCommitments }: AuthorityNeeds): Handlers<MoneyRoutes> {
  const own = (actor: Actor): ReturnType<Store["within"]>["approvals"] => store.within(actor.scope).approvals;
  return {
    approvalLimits: async ({ actor }) => ({ limits: await own(actor).limits() }),

    async setApprovalLimits({ actor, body: { limits } }) {
      await own(actor).setLimits(limits, (before) =>
        changeOf(actor, "limits.set", ["limits", "all"], { limits: [...before] }, { limits }),
      );
    },

    async listOrders({ actor }) {
      const orders = await own(actor).orders();
      return { orders: orders.map(({ order, usedCents }) => ({ ...order, usedCents })) };
    },

    async putOrder({ actor, body: order }) {
      await own(actor).putOrder(order, (before) =>
        changeOf(actor, "order.put", ["order", order.number], before, order),
      );
    },

    async listApprovals({ actor, query: { state } }) {
      const nowMs = now().getTime();
      const shown = (await own(actor).list()).map((one) =>
        one.state === "waiting" && Date.parse(one.expiresAt) < nowMs ? { ...one, state: "expired" as const } : one,
      );
      return { approvals: shown.filter((one) => state === undefined || one.state === state) };
    },

    async decideApproval({ actor, params: { approval }, body }) {
      const decided = await decideApproval(store, actor, approval, body, now);
      await tellCommitments(actor.scope);
      return decided;
    },
  };
}

type PublicationRoutes = Pick<
  typeof authorityRoutes,
  "publishPlan" | "acknowledgePlan" | "listPublications" | "comparePublications" | "publishedPlan"
>;

function publicationHandlers({ store, now }: AuthorityNeeds): Handlers<PublicationRoutes> {
  const published = (actor: Actor, shop: string, version: number): Promise<string> =>
    publishedDocument(store, actor, { kind: "plan", shop, version });
  const stored = async (actor: Actor, shop: string, version: number): Promise<string> =>
    (await store.within(actor.scope).publications.plan(shop, version))?.json ?? published(actor, shop, version);
  return {
    async publishPlan({ actor, params: { shop, version }, body: { why } }) {
      const plan = { kind: "plan", shop, version } as const;
      const approval = await publishVersion(store, actor, { ...plan, why }, now());
      return { publication: approval === null ? await publicationOf(store, actor, plan) : null, approval };
    },

    async acknowledgePlan({ actor, params: { shop, version } }) {
      const plan = { kind: "plan", shop, version } as const;
      await publicationOf(store, actor, plan);
      const { person, pseudonym } = whoOf(actor);
      const told = { ...plan, person: person ?? 0, pseudonym, at: now().toISOString() };
      if (person !== null)
        await store
          .within(actor.scope)
          .publications.acknowledge(told, changeOf(actor, "plan.acknowledge", ["plan", shop], null, { version }));
      return publicationOf(store, actor, plan);
    },

    async listPublications({ actor, params: { shop } }) {
      const own = store.within(actor.scope);
      if ((await own.summary(shop)) === null) throw noSuchShop(shop);
      return { publications: await own.publications.list("plan", shop) };
    },

    async comparePublications({ actor, params: { shop }, query: { from, to } }) {
      const [before, after] = [await stored(actor, shop, from), await stored(actor, shop, to)].map((json) =>
        Plan.parse(JSON.parse(json)),
      );
      return { differences: before === undefined || after === undefined ? [] : decisionDifferences(before, after) };
    },

    async publishedPlan({ actor, params: { shop, version } }) {
      return new FileAnswer(await published(actor, shop, version), "application/json", null);
    },
  };
}

type AuditRoutes = Pick<typeof authorityRoutes, "listAudit" | "exportAudit" | "verifyAudit">;

function auditHandlers({ store }: AuthorityNeeds): Handlers<AuditRoutes> {
  return {
    async listAudit({ actor, query: { cursor = 0, limit = PAGE, ...filter } }) {
      const found = await store.within(actor.scope).audit.list(filter, { after: cursor, limit: limit + 1 });
      const entries = found.slice(0, limit);
      return { entries, next: found.length > limit ? String(entries.at(-1)?.number) : null };
    },

    exportAudit({ actor, query: { format, ...filter } }) {
      const entries = store.within(actor.scope).audit.all(filter);
      const answer =
        format === "csv"
          ? new FileAnswer(auditCsv(entries), "text/csv", "audit.csv")
          : new FileAnswer(auditJson(entries), "application/json", "audit.json");
      return Promise.resolve(answer);
    },

    verifyAudit: ({ actor }) => store.within(actor.scope).audit.verify(),
  };
}

function changeOf(
  actor: Actor,
  what: string,
  [kind, id]: readonly [string, string],
  before: AuditNote["before"],
  after: AuditNote["after"],
): AuditNote {
  return { who: whoOf(actor), what, about: { kind, id, version: null }, why: null, before, after };
}
