import type { QueueService } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { shareWritten, waitWritten } from "./figures.ts";
import type { QuickAnswer } from "./quick-answer.ts";
import type { Definition } from "./step-words.ts";

/** One team on the curve, for the chart and the table. */
export interface CurveRow {
  readonly agents: number;
  readonly isAnswer: boolean;
  readonly isErlangCAnswer: boolean;
  readonly level: number;
  /** Null where the line grows without end. */
  readonly waitSeconds: number | null;
  readonly abandonShare: number;
  readonly occupancy: number;
  /** Null where Erlang C is the model itself, or its line grows without end. */
  readonly erlangCLevel: number | null;
  readonly erlangCWaitSeconds: number | null;
}

export interface CurvePicture {
  readonly rows: readonly CurveRow[];
  readonly definition: Definition;
  /** Null without a target of service. */
  readonly targetShare: number | null;
  /** Waits above it are not drawn: near its limit a line's wait has no end. */
  readonly longestDrawnSeconds: number;
  readonly knowsPatience: boolean;
  readonly sentence: string;
}

/** The definition that shares of an answer are counted by. */
export function definitionOf({ request }: QuickAnswer): Definition {
  return request.targets.serviceLevel?.definition ?? "slOffered";
}

export function curvePicture(quick: QuickAnswer, words: Words): CurvePicture {
  const { request, answer, erlangCAgents, curve } = quick;
  const definition = definitionOf(quick);
  const knowsPatience = request.model.kind !== "erlang-c";
  const rows = curve.map(({ agents, result, erlangC }): CurveRow => ({
    agents,
    isAnswer: agents === answer.agents,
    isErlangCAnswer: agents === erlangCAgents,
    level: result.serviceLevels[definition],
    waitSeconds: waitOf(result),
    abandonShare: result.abandonProbability,
    occupancy: result.occupancy,
    erlangCLevel: knowsPatience && erlangC.stable ? erlangC.serviceLevels[definition] : null,
    erlangCWaitSeconds: knowsPatience ? waitOf(erlangC) : null,
  }));
  const { serviceLevel } = request.targets;
  const answered = rows.find(({ isAnswer }) => isAnswer);
  return {
    rows,
    definition,
    targetShare: serviceLevel?.share ?? null,
    longestDrawnSeconds: longestDrawn(answered?.waitSeconds ?? 0, serviceLevel?.withinSeconds ?? 0),
    knowsPatience,
    sentence: answered === undefined ? "" : sentenceOf(rows, answered, words),
  };
}

function waitOf({ stable, asaSeconds }: QueueService): number | null {
  return stable ? asaSeconds : null;
}

const LEAST_DRAWN_SECONDS = 30;
/** Times the wait of the answer, or the time promised. */
const DRAWN_TIMES = 4;

function longestDrawn(waitSeconds: number, withinSeconds: number): number {
  const wanted = DRAWN_TIMES * Math.max(waitSeconds, withinSeconds / 2, LEAST_DRAWN_SECONDS / DRAWN_TIMES);
  const step = 10 ** Math.floor(Math.log10(wanted));
  return Math.ceil(wanted / step) * step;
}

function sentenceOf(rows: readonly CurveRow[], { agents }: CurveRow, words: Words): string {
  const at = rows.findIndex((row) => row.agents === agents);
  const said = (row: CurveRow | undefined): { share: string; wait: string } => ({
    share: shareWritten(row?.level ?? 0, words),
    wait: waitWritten(row?.waitSeconds ?? null, words),
  });
  const [fewer, here, more] = [said(rows[at - 1]), said(rows[at]), said(rows[at + 1])];
  const beside = { ...here, moreShare: more.share, moreWait: more.wait };
  if (at === 0) return words.say("staffing.curve-one", beside);
  return words.say("staffing.curve-sentence", {
    ...beside,
    agents: words.say("staffing.with-agents", { count: agents, written: words.count(agents) }),
    fewerShare: fewer.share,
    fewerWait: fewer.wait,
  });
}
