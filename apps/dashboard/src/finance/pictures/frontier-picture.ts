import type { FinanceFigures } from "@springtide/contracts";
import type { ChartConfiguration } from "chart.js";
import type { Palette } from "../../charts/palette.ts";
import type { Words } from "../../words/words.ts";
import type { SubjectNames } from "../subject-names.ts";
import type { PictureTable } from "./picture.ts";

interface FrontierPoint {
  readonly ledger: number;
  readonly service: number;
  readonly isPlan: boolean;
}

/** Cost against service: the same own people, other amounts bought; the plan is one of the points. */
interface FrontierPicture {
  readonly sentence: string;
  readonly queue: string;
  readonly points: readonly FrontierPoint[];
  readonly table: PictureTable;
}

/** @param queue the one whose service level is drawn; the table tells of all */
export function frontierPicture(
  frontier: FinanceFigures["frontier"],
  queue: string,
  names: SubjectNames,
  words: Words,
): FrontierPicture {
  const { say, money, price, finely } = words;
  const queues = frontier[0]?.queues.map((one) => one.queue) ?? [];
  const level = (point: (typeof frontier)[number], of: string): number | null =>
    point.queues.find((one) => one.queue === of)?.serviceLevel ?? null;
  const sorted = frontier.toSorted((a, b) => a.ledger - b.ledger);
  const points = sorted.flatMap((point): FrontierPoint[] => {
    const service = level(point, queue);
    return service === null ? [] : [{ ledger: point.ledger, service, isPlan: point.isPlan }];
  });
  const at = points.findIndex(({ isPlan }) => isPlan);
  const plan = points[at];
  const other = points[at - 1] ?? points[at + 1];
  return {
    sentence:
      plan === undefined || other === undefined
        ? say("finance.frontier-none")
        : say("finance.frontier-said", {
            ...{ queue: names(queue), level: finely(plan.service), amount: money(plan.ledger) },
            ...{ other: finely(other.service), price: money(other.ledger), side: at > 0 ? "cheaper" : "dearer" },
          }),
    queue: names(queue),
    points,
    table: {
      head: [say("finance.ledger"), say("finance.at-stake"), ...queues.map(names)],
      rows: sorted.map((point) => [
        point.isPlan ? say("finance.is-plan", { amount: price(point.ledger) }) : price(point.ledger),
        point.atStake === null ? "–" : price(point.atStake),
        ...queues.map((one) => {
          const service = level(point, one);
          return service === null ? "–" : finely(service);
        }),
      ]),
    },
  };
}

/** The points as a line, the plan as a larger mark of another shape. */
export function frontierChart(
  { points, queue }: FrontierPicture,
  { palette, words }: { readonly palette: Palette; readonly words: Words },
): ChartConfiguration {
  const soft = palette["ink-soft"];
  const scale = { grid: { color: palette.line }, border: { display: false } };
  return {
    type: "line",
    data: {
      datasets: [
        {
          label: queue,
          data: points.map(({ ledger, service }) => ({ x: ledger, y: service })),
          borderColor: palette.tide,
          borderWidth: 1.6,
          pointRadius: points.map(({ isPlan }) => (isPlan ? 8 : 4)),
          pointStyle: points.map(({ isPlan }) => (isPlan ? "rectRot" : "circle")),
          pointBackgroundColor: points.map(({ isPlan }) => (isPlan ? palette.attention : palette.tide)),
          pointBorderColor: palette.card,
        },
      ],
    },
    options: {
      plugins: {
        tooltip: {
          callbacks: {
            title: () => queue,
            label: ({ parsed: { x, y } }) => `${words.money(x ?? 0)}, ${words.finely(y ?? 0)}`,
          },
        },
      },
      scales: {
        x: {
          ...scale,
          type: "linear",
          title: { display: true, text: words.say("finance.ledger"), color: soft },
          ticks: { color: soft, maxTicksLimit: 5, maxRotation: 0, callback: (value) => words.money(Number(value)) },
        },
        y: {
          ...scale,
          title: { display: true, text: words.say("finance.service"), color: soft },
          ticks: { color: soft, maxTicksLimit: 6, callback: (value) => words.share(Number(value)) },
        },
      },
    },
  };
}
