import type { BacktestReport, EventReview } from "@springtide/contracts";
import { partBars } from "../charts/error-parts.ts";
import { figureOf, round } from "./figure.ts";
import { effectFigure } from "./effect-figure.ts";
import { errorSentence } from "./sentences.ts";
import { date, escaped, number } from "./text.ts";

const WIDTH = 360;
const ROW = 30;
const PLACE = { left: 20, right: WIDTH - 56, top: 22, rowHeight: ROW };

type ReviewedQueue = EventReview["queues"][number];

/** What each trigger that fired taught, and where the forecast before it was wrong. */
export function eventSection({ events, queues }: BacktestReport): string {
  if (events.length === 0) return "";
  const nameOf = (id: string): string => queues.find(({ queue }) => queue === id)?.name ?? id;
  const parts = events.map((event) => {
    const figures = event.queues.flatMap((queue) => [
      errorFigure(queue, nameOf(queue.queue)),
      effectFigure(queue, nameOf(queue.queue)),
    ]);
    const expected = event.expected === null ? "not expected within the horizon" : `expected ${date(event.expected)}`;
    const cut = event.complete ? "" : " The forecast or the history ends within it: what is shown is a part.";
    return `<h3>${escaped(event.name)}, ${date(event.onset)}</h3><p>${escaped(`Forecast on ${date(event.origin)}: ${expected}. Looked at from ${date(event.firstDay)} to ${date(event.lastDay)}.${cut}`)}</p><div class="figures pairs">${figures.join("")}</div>`;
  });
  return `<section id="events"><h2>After the event</h2>${parts.join("")}</section>`;
}

function errorFigure({ error }: ReviewedQueue, name: string): string {
  const { zero, bars } = partBars(error, PLACE);
  return figureOf({
    title: `${name}: where the error came from`,
    sentence: errorSentence(error),
    frame: { width: WIDTH, height: PLACE.top + bars.length * ROW },
    marks: [
      ...bars.map(
        ({ name: part, hours, y, x, width }) =>
          `<text class="tick" x="${PLACE.left}" y="${round(y - 4)}">${escaped(part)}</text>` +
          `<rect class="${hours >= 0 ? "adds" : "takes"}" x="${round(x)}" y="${round(y)}" width="${round(Math.max(0.5, width))}" height="10"/>` +
          `<text class="tick" x="${round(Math.max(x + width, zero) + 6)}" y="${round(y + 9)}">${number(hours, 1)}\u00a0h</text>`,
      ),
      `<line class="axis" x1="${round(zero)}" x2="${round(zero)}" y1="${PLACE.top - 4}" y2="${PLACE.top + bars.length * ROW - 14}"/>`,
    ],
    table: {
      header: ["", "Hours of work"],
      rows: [
        ["forecast", number(error.forecastHours, 2)],
        ["came", number(error.actualHours, 2)],
        ["error, interval by interval", number(error.errorHours, 2)],
        ...bars.map(({ name: part, hours }) => [`of it ${part}`, number(hours, 2)]),
      ],
    },
  });
}
