import type { Plan, ReplanCall } from "@springtide/contracts";
import { ReplanProgress } from "@springtide/contracts";
import { Cancelled, Refusal } from "@springtide/refusal";
import { Threads } from "../jobs/threads.ts";

/** What a thread plans days anew from. */
export interface ReplanWork {
  readonly plan: Plan;
  readonly call: ReplanCall;
}

/** Work that may begin: all that can be refused beforehand has been looked at. */
type Replan = (tell: (progress: ReplanProgress) => void, signal: AbortSignal) => Promise<void>;

/** Days of rosters planned anew, one at a time; nothing of them is stored. */
export class RosterReplans {
  readonly #threads = new Threads(1);
  readonly #script: URL;
  readonly #log: (line: string) => void;

  constructor(script: URL, log: (line: string) => void) {
    this.#script = script;
    this.#log = log;
  }

  /** @throws Refusal for days that the roster does not have, and teams without people */
  prepare(plan: Plan, call: ReplanCall): Replan {
    requireDays(plan, call);
    const work: ReplanWork = { plan, call };
    return async (tell, signal) => {
      tell({ state: "under-way", done: 0, total: 1, label: "Waiting for its turn" });
      try {
        const progress = (done: number, total: number, label: string): void => {
          tell({ state: "under-way", done, total, label });
        };
        const json = await this.#threads.run({ script: this.#script, work, progress, signal });
        const shifts: unknown = JSON.parse(json);
        tell(ReplanProgress.parse({ state: "ready", shifts }));
      } catch (error) {
        if (error instanceof Cancelled) return;
        tell({ state: "failed", reason: this.#reasonOf(error, plan.shop.id) });
      }
    };
  }

  /** Lets the thread go that was kept for the next one. */
  close(): Promise<void> {
    return this.#threads.close();
  }

  #reasonOf(error: unknown, shop: string): string {
    if (error instanceof Refusal) return error.message;
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#log(`Planning days of the roster of ${shop} anew failed: ${what}`);
    return "Springtide made a mistake while planning. The fault is ours; the server's log says more.";
  }
}

function requireDays({ roster, shop }: Plan, { from, to, teams }: ReplanCall): void {
  const last = roster === null ? "" : dayAfter(roster.firstDay, roster.days - 1);
  if (roster === null || from > to || from < roster.firstDay || to > last)
    throw new Refusal({
      code: "days-not-rostered",
      place: { field: "/from" },
      found: `${from} to ${to}`,
      rule:
        roster === null ? "nobody is rostered by name" : `the roster has the days from ${roster.firstDay} to ${last}`,
      remedy: "Choose days of the roster, the first one first.",
    });
  const unknown = teams.filter((id) => !shop.teams.some((team) => team.id === id && team.people.length > 0));
  if (unknown.length > 0)
    throw new Refusal({
      code: "team-not-rostered",
      place: { field: "/teams" },
      found: unknown.join(", "),
      rule: "a team whose days are planned anew has people",
      remedy: `Choose of ${shop.teams
        .filter(({ people }) => people.length > 0)
        .map(({ id }) => id)
        .join(", ")}.`,
    });
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
