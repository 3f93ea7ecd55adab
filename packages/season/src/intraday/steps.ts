import type { IntradayStep } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import type { Recourse } from "./solve-recourse.ts";
import { clockOf, type Ground, startOf, type Way } from "./ways.ts";

/** What was chosen as steps that people can take, by their start; swaps of the same people one after the other are one step. */
export function stepsOf(ground: Ground, { chosen }: Recourse): IntradayStep[] {
  const { zone } = ground.basis.grid;
  const told = (interval: number): string => zone.formatInstant(startOf(ground, interval));
  return joined(chosen)
    .toSorted((a, b) => a.way.from - b.way.from || a.way.to - b.way.to)
    .map(({ way, heads, to, cost }) => ({
      kind: way.kind,
      subject: way.subject,
      start: told(way.from),
      end: told(to),
      heads,
      cost: roundMoney(cost),
      by: way.byMs === null ? null : zone.formatInstant(way.byMs),
      words: `${way.words.replace("%n", String(heads))}${way.kind === "swap" ? ` to ${clockOf(ground, to)}` : ""}`,
    }));
}

interface Joined {
  readonly way: Way;
  readonly heads: number;
  readonly to: number;
  readonly cost: number;
}

function joined(chosen: Recourse["chosen"]): Joined[] {
  const steps: Joined[] = [];
  for (const { way, heads } of chosen) {
    const cost = way.cost * heads;
    const before =
      way.kind === "swap"
        ? steps.findIndex((step) => step.to === way.from && step.heads === heads && sameSwap(step.way, way))
        : -1;
    const step = steps[before];
    if (step === undefined) steps.push({ way, heads, to: way.to, cost });
    else steps[before] = { ...step, to: way.to, cost: step.cost + cost };
  }
  return steps;
}

function sameSwap(a: Way, b: Way): boolean {
  const plain = ({ words }: Way): string => words.replace(/ from \d\d:\d\d$/, "");
  return a.kind === b.kind && a.subject === b.subject && plain(a) === plain(b);
}
