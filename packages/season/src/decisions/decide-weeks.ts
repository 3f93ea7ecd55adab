import { type Solve } from "@springtide/planning";
import { isoDay } from "@springtide/calendar";
import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import { standingBlocks } from "../commitments/standing-blocks.ts";
import { accountPrices } from "../hiring/account-price.ts";
import { payOfTeam } from "../hiring/extra-hours-pay.ts";
import type { HireDecisions } from "../hiring/hire-decisions.ts";
import { hirePlans } from "../hiring/hire-plans.ts";
import type { DecidingWork } from "./decide-pieces.ts";
import { decideStandBy, type StandByDecision, type StandByQuestion } from "./decide-stand-by.ts";
import { type Deciding, type DecidingQuestion, openDeciding } from "./deciding.ts";
import { weeksToDecide } from "./decision-span.ts";
import { dayWords } from "./decision-words.ts";

/** What partners are decided on with. */
export interface DeciderMeans {
  readonly solve: Solve;
  /** Nodes of the search a day; 20 if not given. */
  readonly nodes?: number;
}

/** A season decided, week by week. */
export interface WeeksDecided {
  readonly deciding: Deciding;
  /** The season as it was asked of, with new people at work. */
  readonly people: DecidingQuestion;
  readonly hired: HireDecisions;
  /** What each week was asked. */
  readonly asked: Omit<StandByQuestion, "span">;
  readonly decisions: readonly StandByDecision[];
}

/** How many told probabilities are told apart: a rule of more steps nobody follows. */
const CLASSES = 4;
const GAP = 0.01;
const NODES = 20;
/** Money of a cell: some per mille of what an hour of a seat costs. */
const TOLERANCE = 0.05;
/** A few hundred unknowns: seconds at most. */
const HIRING_LIMITS = { gap: 0.005, nodes: 2000 };

/**
 * Whom to hire in a season, and what to reserve, order firmly and confirm in each of its weeks. A week is decided by itself: nothing a partner
 * sells reaches from one into the next.
 */
export function decideWeeks(
  question: DecidingQuestion,
  means: DeciderMeans,
  progress?: Progress,
  cancel?: CancelSignal,
): WeeksDecided {
  const { grid } = question.basis;
  const opened = openDeciding(question);
  const hired = hirePlans(opened, question.ownHeads, { ...means, limits: HIRING_LIMITS, progress, cancel });
  // Partners are decided on with new people at work.
  const people = { ...question, ownHeads: hired.ownHeads };
  const deciding = hired.hires.length === 0 ? opened : openDeciding({ ...people, like: opened });
  const spans = weeksToDecide(grid);
  const asked = questionOf(deciding, means);
  const banked = new Map<string, number>();
  const roomPrices = accountPrices(deciding, spans, people.ownHeads);
  const decisions = spans.map((span, i) => {
    stopIfCancelled(cancel);
    progress?.(i, spans.length, `Deciding on partners for the week of ${dayWords(isoDay(span.firstDay))}`);
    const extra = { ownHeads: people.ownHeads, banked: new Map(banked), roomPrices };
    const decision = decideStandBy({ ...asked, span, extra });
    bankHours(banked, decision);
    return decision;
  });
  return { deciding, people, hired, asked, decisions };
}

function questionOf(deciding: Deciding, { solve, nodes = NODES }: DeciderMeans): Omit<StandByQuestion, "span"> {
  const { basis } = deciding;
  const work: DecidingWork = { solve, limits: { gap: GAP, nodes }, tolerance: TOLERANCE };
  return {
    deciding,
    agreements: basis.shop.agreements,
    atMs: basis.grid.startsMs[0] ?? 0,
    seed: basis.seed,
    classes: CLASSES,
    standing: standingBlocks(basis),
    work,
  };
}

/** Adds what a week puts into each team's account, whatever its signal will be: so no week finds less room than it was told. */
function bankHours(banked: Map<string, number>, { extra, seats }: StandByDecision): void {
  extra.teams.forEach(({ team }, at) => {
    const most = Math.max(0, ...seats.extra.map((heads) => payOfTeam(extra, at, heads).bankedHours));
    banked.set(team.id, (banked.get(team.id) ?? 0) + most);
  });
}
