import { type CivilDay, civilDay, intervalGrid, type IntervalGrid, timeZone } from "@springtide/calendar";
import { assignHeads, type TeamHeads } from "@springtide/planning";
import { ownRoster } from "../own-roster.ts";
import { permittedByQueue } from "../permitted/permitted-by-queue.ts";
import { holidaySets } from "../places.ts";
import { peopleHeads } from "../roster/people-heads.ts";
import { type EditablePlan, type EditedShift, plannedOf } from "./edited-shift.ts";

/** Heads of some days, interval by interval: what is required, who is there, and what each queue still lacks. */
export interface RosterCover {
  readonly grid: IntervalGrid;
  readonly queues: readonly string[];
  /** Of all queues asked for. */
  readonly required: Float64Array;
  /** People at work and partners' seats, busy or not, that serve any of them. */
  readonly there: Float64Array;
  /** By queue. */
  readonly short: readonly Uint16Array[];
}

/** A stretch in which a queue lacks people. */
export interface ShortStretch {
  readonly queue: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** The most that lack at once. */
  readonly heads: number;
  readonly headHours: number;
}

/** Reckons the cover of any days from shifts as they are edited; own people are put to queues first, partners' seats to what is left. */
export type CoverOfDays = (
  shifts: readonly EditedShift[],
  days: { readonly firstDay: CivilDay; readonly days: number },
  queues?: readonly string[],
) => RosterCover;

export function coverOfDays(plan: EditablePlan): CoverOfDays {
  const { shop } = plan;
  const whole = gridOf(plan, civilDay(plan.grid.firstDay), plan.grid.days);
  const span = plan.roster === null ? null : { firstDay: civilDay(plan.roster.firstDay), days: plan.roster.days };
  const weekly = ownRoster(shop, whole, holidaySets(plan.holidays), span);
  return (shifts, range, queues = shop.queues.map(({ id }) => id)) => {
    const grid = gridOf(plan, range.firstDay, range.days);
    const from = whole.dayOffsets[range.firstDay - whole.firstDay] ?? 0;
    const to = from + grid.startsMs.length;
    const required = plan.staffing.map((queue) => Uint16Array.from(queue.required.slice(from, to)));
    const ids = plan.staffing.map(({ queue }) => queue);
    // Somebody who left the shop since the roster was begun gives nothing.
    const known = near(shifts, grid).filter(({ person, team }) => isOfShop(shop, team, person));
    const working = plannedOf(known, shop);
    const named = plan.roster === null ? [] : peopleHeads({ ...plan.roster, shifts: working }, shop, grid);
    const others = shop.teams.map(({ id: team, serves }, i) => ({
      ...{ team, serves },
      heads: (weekly.heads[i] ?? new Uint16Array(0)).slice(from, to),
    }));
    const asTeam = (staff: { team: string; serves: readonly string[]; heads: Uint16Array }): TeamHeads => ({
      serves: staff.serves.map((id) => ids.indexOf(id)).filter((index) => index >= 0),
      heads: staff.heads,
      permitted: permittedByQueue(shop, grid, staff.team, staff.serves),
    });
    const own = [...others, ...named];
    const partners = partnerHeads(plan, grid, from);
    const left = lacking(required, own.map(asTeam));
    const short = lacking(left, partners.map(asTeam));
    return {
      ...{ grid, queues: ids.filter((id) => queues.includes(id)) },
      required: summed(
        required.filter((_, q) => queues.includes(ids[q] ?? "")),
        grid,
      ),
      there: summed(
        [...own, ...partners]
          .filter(({ serves }) => serves.some((id) => queues.includes(id)))
          .map(({ heads }) => heads),
        grid,
      ),
      short: short.filter((_, q) => queues.includes(ids[q] ?? "")),
    };
  };
}

/** Stretches in which queues lack people, the largest first. */
export function shortStretches({ grid, queues, short }: RosterCover): readonly ShortStretch[] {
  const found: { queue: string; fromMs: number; toMs: number; heads: number; headHours: number }[] = [];
  queues.forEach((queue, q) => {
    let open: (typeof found)[number] | null = null;
    for (let t = 0; t < grid.startsMs.length; t += 1) {
      const heads = short[q]?.[t] ?? 0;
      const fromMs = grid.startsMs[t] ?? 0;
      const toMs = fromMs + (grid.seconds[t] ?? 0) * 1000;
      if (heads === 0) {
        open = null;
        continue;
      }
      if (open === null) {
        open = { queue, fromMs, toMs, heads, headHours: 0 };
        found.push(open);
      }
      open.toMs = toMs;
      open.heads = Math.max(open.heads, heads);
      open.headHours += (heads * (toMs - fromMs)) / 3_600_000;
    }
  });
  return found.sort((a, b) => b.headHours - a.headHours || a.fromMs - b.fromMs);
}

/** Head-hours that all queues lack together. */
export function shortHours(cover: RosterCover): number {
  return shortStretches(cover).reduce((sum, { headHours }) => sum + headHours, 0);
}

function isOfShop({ teams }: EditablePlan["shop"], team: string, person: string): boolean {
  return teams.some(({ id, people }) => id === team && people.some((one) => one.id === person));
}

function lacking(required: readonly Uint16Array[], teams: readonly TeamHeads[]): Uint16Array[] {
  const { own } = assignHeads({ required: [...required], teams });
  return required.map((need, q) => need.map((heads, t) => heads - (own[q]?.[t] ?? 0)));
}

/**
 * Partners' seats by interval as the plan counts on them: where it leaves a gap, no more come than it put to queues, however many are
 * ordered; elsewhere all that are ordered.
 * @param from interval of the plan with which the grid begins
 */
function partnerHeads({ shop, blocks, staffing }: EditablePlan, grid: IntervalGrid, from: number) {
  const partners = shop.agreements.map(({ id, serves }) => ({
    team: id,
    serves,
    heads: seatsOrdered(blocks, id, grid),
  }));
  grid.startsMs.forEach((_, t) => {
    if (staffing.every(({ gap }) => (gap[from + t] ?? 0) === 0)) return;
    let coming = staffing.reduce((sum, { overflow }) => sum + (overflow[from + t] ?? 0), 0);
    for (const { heads } of partners) {
      heads[t] = Math.min(heads[t] ?? 0, coming);
      coming -= heads[t] ?? 0;
    }
  });
  return partners;
}

function seatsOrdered(blocks: EditablePlan["blocks"], agreement: string, grid: IntervalGrid): Uint16Array {
  const heads = new Uint16Array(grid.startsMs.length);
  for (const block of blocks) {
    if (block.agreement !== agreement) continue;
    const [startMs, endMs] = [Date.parse(block.start), Date.parse(block.end)];
    grid.startsMs.forEach((ms, t) => {
      if (ms >= startMs && ms + (grid.seconds[t] ?? 0) * 1000 <= endMs) heads[t] = (heads[t] ?? 0) + block.seats;
    });
  }
  return heads;
}

function near(shifts: readonly EditedShift[], { startsMs, seconds }: IntervalGrid): EditedShift[] {
  const last = startsMs.length - 1;
  const [fromMs, toMs] = [startsMs[0] ?? 0, (startsMs[last] ?? 0) + (seconds[last] ?? 0) * 1000];
  return shifts.filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
}

function summed(parts: readonly Uint16Array[], { startsMs }: IntervalGrid): Float64Array {
  return Float64Array.from(startsMs, (_, t) => parts.reduce((sum, heads) => sum + (heads[t] ?? 0), 0));
}

function gridOf({ grid }: EditablePlan, firstDay: CivilDay, days: number): IntervalGrid {
  return intervalGrid({ zone: timeZone(grid.zone), firstDay, days, intervalMinutes: grid.intervalMinutes });
}
