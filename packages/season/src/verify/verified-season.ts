import type { Plan, PlanVerification } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import { headsFor, verifyAndRepair, type VerifyLimits } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { isDeferred } from "../deferred.ts";
import { wholeAgents } from "../line-day.ts";
import type { DaySpan } from "./days-to-verify.ts";
import { followedQueues, promisedOf, remembered } from "./followed-queues.ts";
import { freshSeasons } from "./fresh-seasons.ts";
import { levelsBySeason, stretchesOf } from "./found-by-verifying.ts";
import { simulatedService } from "./simulated-service.ts";
import { verificationOf } from "./verification-of.ts";

/** Fresh seasons that a plan is followed on: enough for 8 of 10 to mean something, few enough to wait for. */
const SEASONS = 10;
const LIMITS: VerifyLimits = { rounds: 3, trials: 240, tolerance: 0.01 };

/** What verifying has to know of a season that is staffed. */
type StaffedSeason = Pick<Plan, "staffing"> & { readonly totals: Pick<Plan["totals"], "cost"> };

/** A staffed season to be verified and, where it does not hold, repaired. */
export interface SeasonToVerify<Season extends StaffedSeason> {
  readonly basis: SeasonBasis;
  /** The season as the tables staff it. */
  readonly season: Season;
  /**
   * Staffs it anew for other heads, by queue in the order of `season.staffing` and by interval: own people, overflow and
   * cost. It may leave heads missing, and is called once a round.
   */
  restaff(required: readonly Uint16Array[]): Season;
  /** The days to look at (`daysToVerify`). */
  readonly spans: readonly DaySpan[];
  readonly limits?: Partial<VerifyLimits> & { readonly seasons?: number };
}

/**
 * Follows a staffed season exactly on fresh seasons, with the people really there, and repairs the intervals in which
 * its tables promised too much or too little (`verifyAndRepair`). Lines are followed day by day by the law of everybody
 * present, with the queue's patience whatever model found the agents; piles by their backlog. Heads are lowered only
 * where the tables know of patience: who plans by Erlang C wants its caution.
 * Returns the best season seen, and what was found. Same basis and season, same answer.
 * Cost: a staffing a round, and about 2 ms for each stretch of 10 seasons followed: a few seconds in a shop of three queues.
 * @throws Cancelled
 */
export function verifiedSeason<Season extends StaffedSeason>(
  question: SeasonToVerify<Season>,
  progress?: Progress,
  cancel?: CancelSignal,
): { readonly season: Season; readonly verification: PlanVerification } {
  const { basis, season, spans, limits = {} } = question;
  const { seasons = SEASONS, ...asked } = limits;
  const within = { ...LIMITS, ...asked };
  const fresh = freshSeasons(basis, seasons, cancel);
  const queues = followedQueues(fresh, spans);
  const stretches = queues.flatMap(({ stretches: own }, queue) => own.map((stretch) => ({ queue, stretch })));
  const required = season.staffing.map((queue) => Uint16Array.from(queue.required));
  const follow = remembered((stretch, heads) => {
    stopIfCancelled(cancel);
    return stretch.follow(heads, seasons);
  });
  let made = 0;
  const answer = verifyAndRepair<Season>({
    queues: queues.map(({ queue }) => ({
      share: queue.target.share,
      mayLower: basis.shop.plan.model === "patience" && !isDeferred(queue),
      headsForOneMore: (heads) => headsFor(wholeAgents(heads, queue.shrinkage) + 1, queue.shrinkage),
    })),
    stretches: stretches.map(({ queue, stretch }) => ({
      queue,
      cells: stretch.cells,
      weekOfCell: Int32Array.from(
        stretch.cells,
        (_, c) => queues[queue]?.promised.weekOfCell[stretch.firstCell + c] ?? 0,
      ),
    })),
    seasons,
    readySeasons: basis.shop.plan.readySeasons,
    required,
    plan: (asks) => {
      stopIfCancelled(cancel);
      progress?.(
        made,
        within.rounds + 1,
        made === 0 ? "Following the plan exactly" : `Repairing the plan, round ${made}`,
      );
      made += 1;
      return asks === required ? season : question.restaff(asks);
    },
    headsOf: ({ staffing }) => staffing.map(headsThere),
    costOf: ({ totals }) => totals.cost,
    evaluate: (s, heads) => follow(at(stretches, s).stretch, heads),
    promise: (s, heads) => {
      const { queue, stretch } = at(stretches, s);
      return promisedOf(at(queues, queue), stretch, heads, basis.grid.seconds);
    },
    limits: within,
  });
  progress?.(within.rounds + 1, within.rounds + 1, "Playing the verified days out");
  const { staffing } = answer.planned;
  const exact = queues.map((_, place) => levelsBySeason(stretchesOf(queues, answer.last, place), seasons));
  const simulated = simulatedService(fresh, { staffing, spans, exact }, cancel);
  const heads = staffing.map(headsThere);
  return {
    season: answer.planned,
    verification: verificationOf({ fresh, queues, spans, required, answer, heads, simulated }),
  };
}

/** Own people and overflow together. */
function headsThere({ own, overflow }: Plan["staffing"][number]): Uint16Array {
  return Uint16Array.from(own, (heads, t) => heads + (overflow[t] ?? 0));
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return item;
}
