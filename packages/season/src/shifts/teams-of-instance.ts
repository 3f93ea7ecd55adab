import type { ShiftInstance } from "@springtide/contracts";
import type { ShiftKind, ShiftTeam } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { findingAt } from "./instance-findings.ts";

type TeamText = NonNullable<ShiftInstance["teams"]>[number];

/** The teams of an instance, or one without a name on the instance's own terms. @throws Refusal where hours leave no room for a shift */
export function teamsOfInstance(instance: ShiftInstance): ShiftTeam[] {
  const queues = instance.queues?.map(({ id }) => id) ?? [""];
  const teams = instance.teams ?? [null];
  const found = teams.map((team, at): ShiftTeam => {
    const field = team === null ? "" : `/teams/${at}`;
    return {
      name: team?.id ?? "",
      field,
      skills: [...new Set((team?.queues ?? queues).map((id) => queues.indexOf(id)))],
      kinds: kindsOf(instance, team),
      wage: wageByInterval(instance, team),
      fixedPerShift: team?.fixedAShift ?? instance.cost.fixedAShift,
      isBreakPaid: instance.cost.breakPaid,
      seats: team?.seats ?? Infinity,
      mostShifts: team?.mostShifts ?? Infinity,
    };
  });
  const idle = found.findIndex(({ kinds }, at) => teams[at]?.hours !== undefined && !kinds.some(mayBegin));
  if (idle < 0) return found;
  throw new Refusal(
    findingAt(`/teams/${idle}/hours`, {
      code: "hours-without-shift",
      found: teams[idle]?.hours?.join(" to ") ?? "",
      rule: "at least one shift lies inside the hours as a whole",
      remedy: "Give longer hours, or shorter shifts.",
    }),
  );
}

function mayBegin({ mayStart }: ShiftKind): boolean {
  return mayStart.includes(1);
}

function kindsOf(instance: ShiftInstance, team: TeamText | null): ShiftKind[] {
  const { intervals } = instance;
  const rules = team?.rules ?? instance.rules;
  const places = Math.max(0, Math.floor((rules.breakTo - rules.breakFrom) / rules.breakEvery) + 1);
  const isOpen = openBy(instance, team?.hours);
  return rules.lengths.map((length) => ({
    length,
    breakLength: rules.breakLength,
    breakStarts:
      rules.breakLength === 0
        ? []
        : Array.from({ length: places }, (_, k) => Math.floor(length / 2) + rules.breakFrom + k * rules.breakEvery),
    mayStart: Uint8Array.from({ length: intervals }, (_, t) =>
      Number(t % rules.startEvery === 0 && isAllOpen(isOpen, t, length)),
    ),
  }));
}

/** For each interval, whether it lies in permitted hours; null where all do. */
function openBy({ intervals, intervalMinutes }: ShiftInstance, hours: TeamText["hours"]): boolean[] | null {
  if (hours === undefined) return null;
  const [from, to] = hours;
  const end = to <= from ? to + 24 : to;
  return Array.from({ length: intervals }, (_, t) => {
    const hour = ((t * intervalMinutes) % 1440) / 60;
    const last = intervalMinutes / 60 - 1e-9;
    return [hour, hour + 24].some((begin) => begin >= from - 1e-9 && begin + last <= end);
  });
}

function isAllOpen(isOpen: boolean[] | null, start: number, length: number): boolean {
  if (isOpen === null) return true;
  for (let i = 0; i < length; i += 1) if (isOpen[(start + i) % isOpen.length] !== true) return false;
  return true;
}

function wageByInterval({ intervals, intervalMinutes, cost }: ShiftInstance, team: TeamText | null): Float64Array {
  const [from, to] = cost.nightHours;
  const [wage, premium] = [team?.wageAnHour ?? cost.wageAnHour, team?.nightPremium ?? cost.nightPremium];
  const isNight = (hour: number): boolean => (from > to ? hour >= from || hour < to : hour >= from && hour < to);
  return Float64Array.from({ length: intervals }, (_, t) => {
    const hour = ((t * intervalMinutes) % 1440) / 60;
    return ((wage * intervalMinutes) / 60) * (isNight(hour) ? 1 + premium : 1);
  });
}
