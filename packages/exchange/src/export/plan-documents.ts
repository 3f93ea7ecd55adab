import { createHash } from "node:crypto";
import { intervalGrid, civilDay, timeZone } from "@springtide/calendar";
import {
  type Agreement,
  askedOfSeats,
  type DecisionPeriod,
  type Plan,
  positionsOfHeads,
  type SeatStretch,
  type ShiftDocument,
  type ShiftHeader,
  type ShiftLine,
} from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { didYouMean } from "../contacts/did-you-mean.ts";
import { sealed } from "../request/seal.ts";

/** What of a plan is asked for, and what its files say of their origin. */
export interface PlanExport {
  readonly plan: Plan;
  /** Version of the plan where it is stored; a name made of its content if not given. */
  readonly planVersion?: number | undefined;
  readonly madeAt: Date;
}

/** A version of a plan outside of a store: the first digits of the checksum of its content. */
function versionOfContent(plan: Plan): string {
  return `plan-${createHash("sha256").update(JSON.stringify(plan)).digest("hex").slice(0, 12)}`;
}

/**
 * What a plan asks of a partner, as a request in draft: what it decided to order (firm) and to reserve (option), each with the instant until
 * which it must be said; where it decided nothing, the blocks it bought. What was agreed on before is not asked for again. Seats of the plan
 * are people rostered, asked for as positions logged in as in a request that is kept: `askedOfSeats`.
 * @throws Refusal code agreement-unknown
 */
export function requestOfPlan(from: PlanExport, agreementId: string): ShiftDocument {
  const { plan } = from;
  const agreement = agreementOf(plan, agreementId);
  const periods = plan.decisions?.periods.filter((period) => period.agreement === agreement.id) ?? null;
  const asked =
    periods === null
      ? plan.blocks
          .filter((block) => block.agreement === agreement.id && block.isAgreed === undefined)
          .map((block): Asked => ({ ...block, tier: "firm", decideBy: null, silence: "", reason: "" }))
      : periods.flatMap((period) => askedIn(period, agreement));
  const deadlines = asked.flatMap(({ decideBy }) => (decideBy === null ? [] : [Date.parse(decideBy)]));
  return sealed(
    {
      ...headerOf(from, agreement),
      kind: "request",
      answerBy: deadlines.length === 0 ? null : timeZone(agreement.zone).formatInstant(Math.min(...deadlines)),
      silence: "Nothing is ordered or reserved.",
    },
    withIds(asked.map((line) => lineOfSeats(line, plan, agreement))),
  );
}

/**
 * Who works when by a plan: of one's own people by name where they are rostered so and as heads of a team elsewhere; or, of one agreement,
 * the blocks that the plan has of it.
 * @throws Refusal code agreement-unknown
 */
export function shiftsOfPlan(from: PlanExport, agreementId: string | null): ShiftDocument {
  const { plan } = from;
  if (agreementId !== null) {
    const agreement = agreementOf(plan, agreementId);
    const blocks = plan.blocks.filter((block) => block.agreement === agreement.id);
    const lines = blocks.map((block) =>
      lineOfSeats({ ...block, tier: "firm", decideBy: null, silence: "", reason: "" }, plan, agreement),
    );
    return sealed({ ...headerOf(from, agreement), kind: "shifts" }, withIds(lines));
  }
  const named = (plan.roster?.shifts ?? []).map(({ person, team, start, end }) =>
    ownLine(plan, { who: person, team, start, end, heads: 1 }),
  );
  const counted = plan.shifts.map(({ team, start, end, heads }) =>
    ownLine(plan, { who: team, team, start, end, heads }),
  );
  return sealed({ ...headerOf(from, null), kind: "shifts" }, withIds([...named, ...counted]));
}

/** What nobody covers by a plan: heads missing of each queue, a line for each stretch in which as many are; positions without the queue's shrinkage. */
export function gapsOfPlan(from: PlanExport): ShiftDocument {
  const { plan } = from;
  const { zone: zoneName, firstDay, days, intervalMinutes } = plan.grid;
  const zone = timeZone(zoneName);
  const grid = intervalGrid({ zone, firstDay: civilDay(firstDay), days, intervalMinutes });
  const endMs = zone.startOfDayMs(civilDay(firstDay) + days);
  const instant = (t: number): string => zone.formatInstant(grid.startsMs[t] ?? endMs);
  const lines = plan.staffing.flatMap(({ queue, gap }) => {
    const shrinkage = plan.shop.queues.find(({ id }) => id === queue)?.shrinkage ?? 0;
    return stretchesOf(gap).map(({ from: first, to, value }): ShiftLine => ({
      ...BLANK,
      skill: queue,
      start: instant(first),
      end: instant(to),
      positionsLoggedIn: positionsOfHeads(value, shrinkage),
      headsRostered: value,
    }));
  });
  return sealed({ ...headerOf(from, null), kind: "gap" }, withIds(lines));
}

interface Asked extends SeatStretch {
  readonly tier: ShiftLine["tier"];
  readonly decideBy: string | null;
  readonly silence: string;
  readonly reason: string;
}

function askedIn(period: DecisionPeriod, { standBy }: Agreement): readonly Asked[] {
  const ordered = period.ordered.map((seats): Asked => ({
    ...seats,
    tier: "firm",
    decideBy: period.confirmBy,
    silence: "Nothing is ordered.",
    reason: "",
  }));
  const silence = standBy?.silence === "confirmed" ? "Reserved seats are confirmed." : "Reserved seats are released.";
  const reserved = period.reserved.map((seats): Asked => ({
    ...seats,
    tier: "option",
    decideBy: period.reserveBy ?? period.confirmBy,
    silence,
    reason: period.signal === null ? "" : `Confirmed or released by ${period.confirmBy}: ${period.signal.words}`,
  }));
  return [...ordered, ...reserved];
}

const BLANK = {
  line: "draft",
  state: "draft",
  sequence: 0,
  who: null,
  tier: "firm",
  decideBy: null,
  silence: "",
  reason: "",
  answer: null,
} as const satisfies Partial<ShiftLine>;

function lineOfSeats(
  { start, end, seats, tier, decideBy, silence, reason }: Asked,
  { shop }: Plan,
  agreement: Agreement,
): ShiftLine {
  const { skill, positionsLoggedIn } = askedOfSeats({ shop, agreement }, seats);
  return {
    ...{ ...BLANK, skill, start, end, tier, decideBy, silence, reason },
    positionsLoggedIn,
    headsRostered: seats,
  };
}

function ownLine(
  { shop }: Plan,
  {
    who,
    team,
    start,
    end,
    heads,
  }: {
    readonly who: string;
    readonly team: string;
    readonly start: string;
    readonly end: string;
    readonly heads: number;
  },
): ShiftLine {
  const serves = shop.teams.find(({ id }) => id === team)?.serves ?? [];
  return { ...BLANK, skill: serves.join("+") || team, who, start, end, positionsLoggedIn: null, headsRostered: heads };
}

/**
 * Ids made of what a line is, so that the same line of a later plan has the same id: L20261025T2200Z-360-1f4a9c begins then, lasts 360 minutes,
 * and ends in a mark of who works which skill how firmly. Further lines of the same kind are numbered.
 */
function withIds(lines: readonly ShiftLine[]): readonly ShiftLine[] {
  const times = new Map<string, number>();
  return lines.map((line) => {
    const [startMs, endMs] = [Date.parse(line.start), Date.parse(line.end)];
    const digits = new Date(startMs).toISOString().slice(0, 16).replaceAll(/[-:]/g, "");
    const mark = createHash("sha256")
      .update(JSON.stringify([line.skill, line.who, line.tier]))
      .digest("hex")
      .slice(0, 6);
    const id = `L${digits}Z-${Math.round((endMs - startMs) / 60_000)}-${mark}`;
    const before = times.get(id) ?? 0;
    times.set(id, before + 1);
    return { ...line, line: before === 0 ? id : `${id}.${before + 1}` };
  });
}

function headerOf({ plan, planVersion, madeAt }: PlanExport, agreement: Agreement | null): Omit<ShiftHeader, "kind"> {
  const { shop, grid } = plan;
  const version = planVersion === undefined ? versionOfContent(plan) : String(planVersion);
  return {
    client: shop.name,
    shop: shop.id,
    partner: agreement?.partner ?? null,
    agreement: agreement?.id ?? null,
    request: { id: agreement === null ? `${shop.id}-own` : `${shop.id}-${agreement.id}`, version: planVersion ?? 1 },
    planVersion: version,
    clientZone: grid.zone,
    partnerZone: agreement?.zone ?? grid.zone,
    state: "draft",
    madeAt: madeAt.toISOString(),
    answerBy: null,
    silence: "",
    intervalMinutes: intervalOf(grid.intervalMinutes),
  };
}

function intervalOf(minutes: number): ShiftHeader["intervalMinutes"] {
  const known = ([5, 10, 15, 30, 60] as const).find((each) => each === minutes);
  if (known === undefined) throw new RangeError(`A plan with intervals of ${minutes} minutes.`);
  return known;
}

function agreementOf({ shop }: Plan, id: string): Agreement {
  const found = shop.agreements.find((agreement) => agreement.id === id);
  if (found !== undefined) return found;
  const ids = shop.agreements.map((agreement) => agreement.id);
  throw new Refusal({
    code: "agreement-unknown",
    place: { field: "/agreement" },
    found: `"${id}"`,
    rule: `the agreements of ${shop.name} are ${ids.join(", ") || "none"}`,
    remedy: `${didYouMean(id, ids)}Name one of them.`,
  });
}

/** Neighbouring intervals with the same number of people, one stretch; those with nobody are none. */
function stretchesOf(
  people: readonly number[],
): readonly { readonly from: number; readonly to: number; readonly value: number }[] {
  const stretches: { from: number; to: number; value: number }[] = [];
  people.forEach((value, t) => {
    const last = stretches.at(-1);
    if (value === 0) return;
    if (last?.to === t && last.value === value) last.to = t + 1;
    else stretches.push({ from: t, to: t + 1, value });
  });
  return stretches;
}
