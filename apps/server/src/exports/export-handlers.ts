import { createHash } from "node:crypto";
import { type exportRoutes, Plan, type ShiftDocument } from "@springtide/contracts";
import {
  actionsOfAnswer,
  calendarOf,
  deltaFile,
  feedVersion,
  gapsOfPlan,
  payrollFile,
  type PlanExport,
  requestDelta,
  requestOfPlan,
  shiftFile,
  type ShiftFile,
  shiftsOfPlan,
} from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { payrollHours } from "@springtide/season/service";
import type { Store } from "@springtide/store";
import type { CommitmentService } from "../commitments/commitment-service.ts";
import { recordAnswerFile } from "../commitments/record-answer-file.ts";
import { noSuchRequest, sees } from "../commitments/request-view.ts";
import { FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem, noSuchShop, planNotReady } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";
import { feedOf } from "../people/identify.ts";
import type { PeopleNeeds } from "../people/sessions.ts";
import { bytesOf } from "../imports/uploads.ts";
import type { FileReaders } from "../uploads/file-readers.ts";
import { withAcceptedRoster } from "../roster-drafts/accepted-roster.ts";
import { documentsOf, documentOfStored, onlySkills, sheetDocuments } from "./request-documents.ts";

const CALENDAR = "text/calendar; charset=utf-8; method=PUBLISH";

export interface ExportNeeds {
  readonly store: Store;
  readonly people: PeopleNeeds;
  readonly commitments: CommitmentService;
  readonly now: () => Date;
  readonly files: FileReaders;
}

/** What is answered of files that go out to partners, walls and calendars, and of answers that come back. */
export function exportHandlers({ store, people, commitments, now, files }: ExportNeeds): Handlers<typeof exportRoutes> {
  const request = async (actor: Actor, id: string): Promise<ShiftDocument> => {
    const found = await store.within(actor.scope).commitments.get(id);
    if (found === null || !sees(actor, found)) throw noSuchRequest(id);
    return documentOfStored(store.within({ ...actor.scope, partner: null }), found, now());
  };
  return {
    async exportPlan({ actor, params: { shop }, query: { what, format, agreement, zone, language } }) {
      const from = await newestPlan(store, actor, shop, now());
      return fileAnswer(await shiftFile(documentOf(from, what, agreement ?? null), format, { zone, language }));
    },

    async exportPayroll({ actor, params: { shop }, query: { format } }) {
      const { plan, planVersion, madeAt } = await newestPlan(store, actor, shop, now());
      return fileAnswer(payrollFile(payrollHours(plan), format, { shop, planVersion: String(planVersion), madeAt }));
    },

    async exportRequest({ actor, params: { request: id }, query: { format, zone, language } }) {
      const document = await request(actor, id);
      // Partners read it on their own clock, unless they ask for another.
      const own = actor.scope.partner === null ? undefined : document.header.partnerZone;
      return fileAnswer(await shiftFile(document, format, { zone: zone ?? own, language }));
    },

    async exportChanges({ actor, params: { request: id }, query: { from, to, format, language } }) {
      const newest = await request(actor, id);
      const sheets = sheetDocuments(newest, await store.within(actor.scope).commitments.sheets(id));
      const [before, after] = [from, to].map((version) => sheets.get(version));
      if (before === undefined || after === undefined) throw versionUnknown([...sheets.keys()]);
      return fileAnswer(await deltaFile(after, requestDelta(before, after), format, language));
    },

    async readAnswer({ actor, params: { request: id }, upload, signal }) {
      const asked = await request(actor, id);
      const answer = await files.read(
        "answer",
        { bytes: await bytesOf(upload), file: "answer", request: asked },
        signal,
      );
      return { answer, actions: [...actionsOfAnswer(answer)] };
    },

    async recordAnswer({ actor, params: { request: id }, upload, signal }) {
      const bytes = await bytesOf(upload);
      return recordAnswerFile({ store, commitments, now }, actor, id, (asked) =>
        files.read("answer", { bytes, file: "answer", request: asked }, signal),
      );
    },

    async calendarFeed({ params: { token } }) {
      const { actor, name, skills } = await feedOf(people, token).catch((error: unknown) => {
        throw error instanceof HttpProblem ? noSuchFeed() : error;
      });
      const documents = onlySkills(await documentsOf(store, actor, now()), skills);
      const zone = documents[0]?.header.partnerZone ?? "UTC";
      const version = createHash("sha256")
        .update(`${name} ${feedVersion(documents)}`)
        .digest("base64url")
        .slice(0, 22);
      const changedMs = Math.max(0, ...documents.map(({ header }) => Date.parse(header.madeAt)));
      return new FileAnswer(calendarOf(documents, zone, `Springtide: ${name}`), CALENDAR, "springtide.ics", {
        version,
        headers: {
          "cache-control": "private, max-age=0, must-revalidate",
          "last-modified": new Date(changedMs).toUTCString(),
        },
      });
    },
  };
}

/** @throws HttpProblem 404 `no-such-shop`, 409 `plan-not-ready` */
async function newestPlan(store: Store, actor: Actor, shop: string, madeAt: Date): Promise<PlanExport> {
  const own = store.within(actor.scope);
  if ((await own.summary(shop)) === null) throw noSuchShop(shop);
  const newest = await own.newestPlan(shop);
  if (newest === null) throw planNotReady(shop);
  const plan = await withAcceptedRoster(own, Plan.parse(JSON.parse(newest.json)), newest.version);
  return { plan, planVersion: newest.version, madeAt };
}

function documentOf(from: PlanExport, what: "shifts" | "gaps" | "request", agreement: string | null): ShiftDocument {
  if (what === "gaps") return gapsOfPlan(from);
  if (what === "shifts") return shiftsOfPlan(from, agreement);
  if (agreement !== null) return requestOfPlan(from, agreement);
  throw new Refusal({
    code: "agreement-unclear",
    place: { field: "/agreement" },
    found: "no agreement",
    rule: "a request goes to one partner",
    remedy: `Name one: ${from.plan.shop.agreements.map(({ id }) => id).join(", ") || "the shop has none"}.`,
  });
}

function fileAnswer({ name, mediaType, bytes }: ShiftFile): FileAnswer {
  return new FileAnswer(bytes, mediaType, name);
}

function versionUnknown(known: readonly number[]): Refusal {
  return new Refusal({
    code: "version-unknown",
    place: {},
    found: "a version that there is not",
    rule: `the versions are ${known.join(", ") || "none: it was not sent yet"}`,
    remedy: "Name two of these.",
  });
}

/** Calendar programs show no reasons: what they cannot sign in to is not there. */
function noSuchFeed(): HttpProblem {
  const detail = "There is no such calendar: its token is unknown, was revoked or has expired. Make another one.";
  return new HttpProblem(404, "no-such-feed", "Not found", detail);
}
