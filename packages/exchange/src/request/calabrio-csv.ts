import { type IntervalGrid, timeZone } from "@springtide/calendar";
import type { ShiftDocument } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { cell } from "../tables/cell.ts";
import { positionsByInterval } from "./positions-by-interval.ts";

const LONGEST_SKILL = 50;
const HEADER = "skillname,startdatetime,enddatetime,tasks,tasktime,aftertasktime,agents";

/**
 * Positions by interval in the columns of Calabrio's BPO exchange: skill (at most 50 letters), start and end as 20261025 02:00 on one clock,
 * tasks, tasktime and aftertasktime always 0, agents with their fraction; intervals in which nobody is asked for are left out. Of a request
 * agents are positions logged in. The columns have no room for an offset, so a clock that shows one of the times twice is refused.
 * Source: Calabrio's help, "BPO exchange file formats", export file.
 * @throws Refusal for a skill of more than 50 letters, and for times that the clock shows twice
 */
export function calabrioCsv(document: ShiftDocument, zoneName = document.header.partnerZone): string {
  const asked = positionsByInterval(document, zoneName);
  const rows = [...(asked?.skills ?? [])].flatMap(([skill, positions]) => {
    if (skill.length > LONGEST_SKILL) throw skillTooLong(skill);
    return asked === null ? [] : rowsOf(skill, positions, asked.grid);
  });
  return `${[HEADER, ...rows].join("\r\n")}\r\n`;
}

function rowsOf(skill: string, positions: Float64Array, grid: IntervalGrid): string[] {
  const name = cell(skill);
  const rows: string[] = [];
  // What one interval ends at is most often what the next begins at.
  let until = { ms: NaN, clock: "" };
  positions.forEach((people, t) => {
    if (people === 0) return;
    const startMs = grid.startsMs[t] ?? 0;
    const endMs = startMs + (grid.seconds[t] ?? 0) * 1000;
    refuseRepeated(grid, startMs);
    const start = until.ms === startMs ? until.clock : clockOf(grid, startMs);
    until = { ms: endMs, clock: clockOf(grid, endMs) };
    rows.push(`${name},${start},${until.clock},0,0,0,${Math.round(people * 1e4) / 1e4}`);
  });
  return rows;
}

/** 20261025 02:00 */
function clockOf({ zone }: IntervalGrid, ms: number): string {
  const text = zone.formatInstant(ms);
  return `${text.slice(0, 10).replaceAll("-", "")} ${text.slice(11, 16)}`;
}

function refuseRepeated({ zone }: IntervalGrid, ms: number): void {
  if (zone.instantsOf(zone.dayAt(ms), zone.minuteOfDayAt(ms)).length < 2) return;
  throw new Refusal({
    code: "time-comes-twice",
    place: { column: "startdatetime" },
    found: `people asked for at ${zone.formatInstant(ms)}`,
    rule: `the clocks in ${zone.name} show that time twice, and these columns cannot say which of the two is meant`,
    remedy: `Write the file by a clock without changes, ${timeZone("UTC").name}, and load it as somebody whose zone is that.`,
  });
}

function skillTooLong(skill: string): Refusal {
  return new Refusal({
    code: "skill-too-long",
    place: { column: "skillname" },
    found: `${skill.slice(0, 60)} of ${skill.length} letters`,
    rule: `a skill has at most ${LONGEST_SKILL} letters in these columns`,
    remedy: "Give the queue a shorter id in the shop file, or choose another format.",
  });
}
