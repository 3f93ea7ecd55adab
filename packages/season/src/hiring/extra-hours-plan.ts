import { type IntervalGrid, isoDay, type TimeZone } from "@springtide/calendar";
import type { DecisionDeadline, ExtraHoursPlan, ExtraHoursStep, ExtraHoursStretch } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import type { StandByDecision } from "../decisions/decide-stand-by.ts";
import type { Deciding } from "../decisions/deciding.ts";
import { dayWords, signalWords } from "../decisions/decision-words.ts";
import type { ExtraHoursOffer } from "./extra-hours.ts";
import { payOfTeam } from "./extra-hours-pay.ts";
import { extraHoursWords, extraStepWords, hourWords } from "./extra-hours-words.ts";

/** What a decision asks of one's own people beyond their hours: each team with its rule; nothing of teams of which nothing is asked. */
export function extraHoursPlans(deciding: Deciding, decision: StandByDecision): ExtraHoursPlan[] {
  return decision.extra.teams.flatMap((_, team) => planOfTeam(deciding, decision, team) ?? []);
}

function planOfTeam({ basis }: Deciding, decision: StandByDecision, at: number): ExtraHoursPlan | null {
  const { extra, span, seats, signals, confirmMs } = decision;
  const of = extra.teams[at];
  const used = extra.options.filter(
    (option, i) => option.team === at && seats.extra.some((heads) => (heads[i] ?? 0) > 0),
  );
  if (of === undefined || used.length === 0) return null;
  const { zone, team } = of;
  const raw = mergedSteps(rawSteps(decision, at, basis.grid, zone));
  const { source } = signals;
  const isOnly = raw.length === 1;
  const steps = raw.map((step, s): ExtraHoursStep => {
    const next = raw[s + 1];
    const nextFrom = next === undefined || next.hasHappened ? null : next.fromProbability;
    return { ...step, words: extraStepWords(step, { nextFrom, isOnly }) };
  });
  const expected = (amount: (step: ExtraHoursStep) => number): number =>
    steps.reduce((sum, step) => sum + step.chance * amount(step), 0);
  const firstAskMs = Math.min(...used.map(({ askByMs }) => askByMs));
  // Whoever is asked after that is looked for as late as may be.
  const lookedAt = zone.formatInstant(Math.max(confirmMs, firstAskMs));
  const plan: Omit<ExtraHoursPlan, "words"> = {
    id: `${team.id}-${isoDay(span.firstDay)}`,
    team: team.id,
    firstDay: isoDay(span.firstDay),
    lastDay: isoDay(span.firstDay + span.days - 1),
    askBy: zone.formatInstant(firstAskMs),
    signal:
      source === null || isOnly
        ? null
        : {
            trigger: source.trigger,
            words: signalWords(lookedAt, source.name, isoDay(source.lastDay)),
            probability: source.probability,
            at: lookedAt,
            until: isoDay(source.lastDay),
          },
    steps,
    hours: Math.round(expected(({ hours }) => hours) * 100) / 100,
    cost: roundMoney(expected(({ cost }) => cost)),
  };
  return { ...plan, words: extraHoursWords(plan, { team: team.name, lookedAt, currency: basis.shop.currency }) };
}

type RawStep = Omit<ExtraHoursStep, "words">;

function rawSteps(decision: StandByDecision, team: number, grid: IntervalGrid, zone: TimeZone): RawStep[] {
  const { extra, seats, signals, known } = decision;
  const all = known.reduce((sum, { paths }) => sum + paths.length, 0);
  return signals.signals.map(({ kind, fromProbability, paths }, s) => {
    const heads = seats.extra[s] ?? new Float64Array();
    const { bankedHours, paidHours, cost } = payOfTeam(extra, team, heads);
    return {
      ...{ fromProbability, hasHappened: kind === "happened", chance: paths.length / all },
      ...{ hours: bankedHours + paidHours, bankedHours, cost: roundMoney(cost) },
      stretches: stretchesOf(extra, team, heads, grid, zone),
    };
  });
}

/** In order of time; those who stay on after a stretch have one longer one. */
function stretchesOf(
  { options }: ExtraHoursOffer,
  team: number,
  heads: Float64Array,
  { startsMs, seconds }: IntervalGrid,
  zone: TimeZone,
): ExtraHoursStretch[] {
  const runs: { readonly from: number; to: number; readonly heads: number }[] = [];
  options.forEach(({ team: of, from, to }, i) => {
    const count = heads[i] ?? 0;
    if (of !== team || count === 0) return;
    const before = runs.find((run) => run.to === from && run.heads === count);
    if (before === undefined) runs.push({ from, to, heads: count });
    else before.to = to;
  });
  return runs.map(({ from, to, heads: count }) => ({
    start: zone.formatInstant(startsMs[from] ?? 0),
    end: zone.formatInstant((startsMs[to - 1] ?? 0) + (seconds[to - 1] ?? 0) * 1000),
    heads: count,
  }));
}

/** Neighbours at which the same is asked for are one step; what has happened stands for itself, unless all are the same. */
function mergedSteps(raw: readonly RawStep[]): RawStep[] {
  const told = ({ stretches }: RawStep): string => stretches.map((one) => Object.values(one).join(" ")).join();
  const [first] = raw;
  if (first !== undefined && raw.every((step) => told(step) === told(first)))
    return [
      { ...first, fromProbability: 0, hasHappened: false, chance: raw.reduce((sum, { chance }) => sum + chance, 0) },
    ];
  const merged: RawStep[] = [];
  for (const step of raw) {
    const last = merged.at(-1);
    if (last !== undefined && last.hasHappened === step.hasHappened && told(last) === told(step))
      merged[merged.length - 1] = { ...last, chance: last.chance + step.chance };
    else merged.push(step);
  }
  return merged;
}

/** Until when people must be asked. @param costs expected cost and loss of these days, with the extra hours and without any */
export function extraHoursDeadline(
  { basis }: Deciding,
  { team: id, askBy, steps, hours, firstDay, lastDay }: ExtraHoursPlan,
  costs: { readonly done: number; readonly without: number },
): DecisionDeadline {
  const { name, site } = basis.shop.teams.find((team) => team.id === id) ?? { name: id, site: "" };
  return {
    at: askBy,
    zone: basis.shop.sites.find((one) => one.id === site)?.zone ?? basis.shop.zone,
    kind: "extra-hours",
    subject: id,
    words: `${name}: ask for extra hours by its rule, ${hourWords(hours)} expected, for ${dayWords(firstDay)} to ${dayWords(lastDay)}`,
    silence: "Nobody works extra hours.",
    costIfDone: roundMoney(costs.done),
    costIfNot: roundMoney(costs.without),
    probability: Math.min(
      1,
      steps.reduce((sum, step) => sum + (step.hours > 0 ? step.chance : 0), 0),
    ),
  };
}
