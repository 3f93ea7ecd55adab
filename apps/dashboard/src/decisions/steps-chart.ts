import type { DecisionPeriod } from "@springtide/contracts";
import type { ChartConfiguration, ChartDataset } from "chart.js";
import type { Palette } from "../charts/palette.ts";
import type { Words } from "../words/words.ts";
import type { Told } from "./rule-steps.ts";
import { openSeats } from "./standing.ts";
import { happenedStep, mostSeats, rangeInWords, toldSteps } from "./rule-steps.ts";

/** Beyond certainty: where the step for what has happened already stands. */
const HAPPENED = { from: 1.12, to: 1.3 };

/** A step of the rule on the axis of told probabilities. */
export interface StepOnAxis {
  readonly from: number;
  readonly to: number;
  readonly seats: number;
  readonly chance: number;
  readonly range: string;
}

/** The steps of a rule along the probability told, from 0 to 1; what has happened already lies beyond 1. */
export function stepsOnAxis({ steps }: Pick<DecisionPeriod, "steps">, words: Words): readonly StepOnAxis[] {
  const told = toldSteps(steps);
  const happened = happenedStep(steps);
  const place = (step: (typeof told)[number], from: number, to: number): StepOnAxis => ({
    ...{ from, to, seats: step.seats, chance: step.chance },
    range: rangeInWords(steps, step, words),
  });
  return [
    ...told.map((step, i) => place(step, i === 0 ? 0 : step.fromProbability, told[i + 1]?.fromProbability ?? 1)),
    ...(happened === null ? [] : [place(happened, HAPPENED.from, HAPPENED.to)]),
  ];
}

/** Seats confirmed as steps over the probability told, the chance of each step as a pillar in its middle, what is told now as a line. */
export function stepsChart(
  period: DecisionPeriod,
  told: Told,
  { palette, words }: { palette: Palette; words: Words },
): ChartConfiguration {
  const steps = stepsOnAxis(period, words);
  const reserved = mostSeats(openSeats(period));
  const right = steps.at(-1)?.to ?? 1;
  const toldAt = told.hasHappened ? middle(HAPPENED) : told.probability;
  const { ink, tide, overflow, example } = palette;
  return {
    type: "line",
    data: {
      datasets: [
        ...steps.map((step) => pillar(step, { borderColor: tide, pointBackgroundColor: tide })),
        ...steps.map(({ from, to, seats, range }) =>
          level(range, { from, to, y: seats }, { borderColor: overflow, borderWidth: 3.5 }),
        ),
        level(
          words.say("decisions.steps.reserved"),
          { from: 0, to: right, y: reserved },
          { borderColor: ink, borderWidth: 1.5, borderDash: [6, 4] },
        ),
        {
          ...UNMARKED,
          label: words.say("decisions.steps.told-now"),
          data: [
            { x: toldAt, y: 0 },
            { x: toldAt, y: reserved },
          ],
          borderColor: example,
          borderWidth: 2,
        },
      ],
    },
    options: { ...optionsOf(steps, { palette, words }), scales: scalesOf({ right, reserved }, { palette, words }) },
  };
}

type Line = ChartDataset<"line">;

const UNMARKED = { type: "line", pointRadius: 0, pointHitRadius: 0 } as const;

function middle({ from, to }: { readonly from: number; readonly to: number }): number {
  return (from + to) / 2;
}

function level(label: string, { from, to, y }: { from: number; to: number; y: number }, style: Partial<Line>): Line {
  return {
    ...UNMARKED,
    label,
    data: [
      { x: from, y },
      { x: to, y },
    ],
    ...style,
  };
}

function pillar(step: StepOnAxis, style: Partial<Line>): Line {
  const x = middle(step);
  return {
    type: "line",
    label: step.range,
    yAxisID: "chance",
    data: [
      { x, y: 0 },
      { x, y: step.chance },
    ],
    borderWidth: 9,
    pointRadius: 0,
    pointHitRadius: 14,
    ...style,
  };
}

function optionsOf(
  steps: readonly StepOnAxis[],
  { words }: { palette: Palette; words: Words },
): NonNullable<ChartConfiguration["options"]> {
  return {
    interaction: { mode: "nearest", intersect: true },
    plugins: {
      tooltip: {
        filter: ({ dataset }) => "yAxisID" in dataset,
        displayColors: false,
        callbacks: {
          title: ([item]) => steps[item?.datasetIndex ?? 0]?.range ?? "",
          label: ({ datasetIndex }) => {
            const step = steps[datasetIndex];
            return step === undefined
              ? []
              : [
                  words.say("decisions.seats", { count: step.seats }),
                  words.say("decisions.steps.chance-is", { chance: words.share(step.chance) }),
                ];
          },
        },
      },
    },
  };
}

function scalesOf(
  { right, reserved }: { right: number; reserved: number },
  { palette, words }: { palette: Palette; words: Words },
): NonNullable<NonNullable<ChartConfiguration["options"]>["scales"]> {
  const soft = palette["ink-soft"];
  const ticks = [0, 0.25, 0.5, 0.75, 1, ...(right > 1 ? [middle(HAPPENED)] : [])];
  return {
    x: {
      type: "linear",
      min: 0,
      max: right,
      grid: { display: false },
      border: { color: palette["line-strong"] },
      title: { display: true, text: words.say("decisions.steps.axis-told"), color: soft },
      afterBuildTicks: (axis) => {
        axis.ticks = ticks.map((value) => ({ value }));
      },
      ticks: {
        color: soft,
        maxRotation: 0,
        autoSkip: false,
        callback: (value) =>
          Number(value) > 1 ? ["", words.say("decisions.steps.axis-happened")] : words.share(Number(value)),
      },
    },
    y: {
      min: 0,
      suggestedMax: reserved * 1.05,
      title: { display: true, text: words.say("decisions.steps.axis-seats"), color: soft },
      grid: { color: palette.line },
      border: { display: false },
      ticks: { color: soft, precision: 0, maxTicksLimit: 6 },
    },
    chance: {
      position: "right",
      min: 0,
      max: 1,
      title: { display: true, text: words.say("decisions.steps.chance-of-step"), color: soft },
      grid: { display: false },
      border: { display: false },
      ticks: { color: soft, stepSize: 0.25, callback: (value) => words.share(Number(value)) },
    },
  };
}
