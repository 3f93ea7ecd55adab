import type { CommitmentRequest, CommitmentSheet, ShiftDocument, ShiftLine } from "@springtide/contracts";
import { documentOfRequest, isGone, sealed } from "@springtide/exchange";
import type { OrganisationStore, Store } from "@springtide/store";
import type { Actor } from "../people/actor.ts";

/** Requests read at once. */
const PAGE = 200;
const INTERVALS = [5, 10, 15, 30, 60] as const;

/**
 * A stored request as the document its files are written from. It was made when its sheet was, so that it is the same however often it is
 * asked for; a draft has no sheet yet and is made now.
 * @param whole what the organisation itself may see: names and zones of shop and agreement
 */
export async function documentOfStored(
  whole: Pick<OrganisationStore, "shop" | "commitments">,
  request: CommitmentRequest,
  now: Date,
): Promise<ShiftDocument> {
  const shop = (await whole.shop(request.shop))?.shop;
  const sheet = (await whole.commitments.sheets(request.id)).at(-1);
  const agreement = shop?.agreements.find(({ id }) => id === request.agreement);
  const zone = request.lines[0]?.zone ?? "UTC";
  return documentOfRequest(request, {
    client: shop?.name ?? request.shop,
    clientZone: shop?.zone ?? zone,
    partnerZone: agreement?.zone ?? zone,
    intervalMinutes: INTERVALS.find((minutes) => minutes === shop?.intervalMinutes) ?? 15,
    madeAt: sheet === undefined ? now : new Date(sheet.at),
  });
}

/** All requests that somebody may see and that were sent, as documents, in the order in which they were made. */
export async function documentsOf(store: Store, actor: Actor, now: Date): Promise<ShiftDocument[]> {
  const { commitments } = store.within(actor.scope);
  const whole = store.within({ ...actor.scope, partner: null });
  const documents: ShiftDocument[] = [];
  for (let after = 0; ;) {
    const page = await commitments.list({ agreements: actor.agreements }, { after, limit: PAGE });
    for (const request of page)
      if (request.state !== "draft") documents.push(await documentOfStored(whole, request, now));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return documents;
    after = Number(last.id.slice(2));
  }
}

/** Documents with their lines of some skills alone, sealed as they are then; those that have none of them are left out. Null is all. */
export function onlySkills(documents: readonly ShiftDocument[], skills: readonly string[] | null): ShiftDocument[] {
  if (skills === null) return [...documents];
  return documents.flatMap(({ header, lines }) => {
    const theirs = lines.filter(({ skill }) => skills.includes(skill));
    return theirs.length === 0 ? [] : [sealed(header, theirs)];
  });
}

/** Every sheet that both sides held, as documents by version; how far the lines were then is not kept, so they stand as they do now. */
export function sheetDocuments(
  newest: ShiftDocument,
  sheets: readonly CommitmentSheet[],
): ReadonlyMap<number, ShiftDocument> {
  const now = new Map(newest.lines.map((line) => [line.line, line]));
  return new Map(
    sheets.map(({ version, at, lines }) => {
      const { header } = newest;
      const request = { ...header.request, version };
      const then = lines.map((line): ShiftLine => ({
        ...(now.get(line.id) ?? {
          who: null,
          headsRostered: null,
          decideBy: null,
          silence: "",
          reason: "",
          answer: null,
        }),
        line: line.id,
        state: stateThen(now.get(line.id)),
        sequence: version,
        skill: line.skill,
        start: line.start,
        end: line.end,
        positionsLoggedIn: line.positionsLoggedIn,
        tier: line.tier,
      }));
      return [version, sealed({ ...header, request, madeAt: at }, then)] as const;
    }),
  );
}

/** A line of a sheet was wanted then, whatever became of it. */
function stateThen(line: ShiftLine | undefined): ShiftLine["state"] {
  return line === undefined || isGone(line) ? "requested" : line.state;
}
