import type { BacktestReport, TriggerOutcome } from "@springtide/contracts";
import { type DateRow, dateRows } from "../charts/date-rows.ts";
import { figureOf, round } from "./figure.ts";
import { dateSentence } from "./sentences.ts";
import { date, escaped, number, percent } from "./text.ts";

const WIDTH = 360;
const ROW = 34;
const PLACE = { left: 12, right: WIDTH - 12, top: 34, rowHeight: ROW };

/** Dates predicted and dates that came, trigger by trigger. */
export function triggerSection({ triggers, horizonDays }: BacktestReport): string {
  if (triggers.length === 0) return "";
  const names = [...new Set(triggers.map(({ trigger }) => trigger))];
  const figures = names.map((id) =>
    dateFigure(
      triggers.filter(({ trigger }) => trigger === id),
      horizonDays,
    ),
  );
  return `<section id="dates"><h2>Dates of triggers</h2><div class="figures">${figures.join("")}</div></section>`;
}

function dateFigure(outcomes: readonly TriggerOutcome[], horizonDays: number): string {
  const rows = dateRows(outcomes, horizonDays, PLACE);
  return figureOf({
    title: outcomes[0]?.name ?? "",
    sentence: dateSentence(outcomes),
    frame: { width: WIDTH, height: PLACE.top + rows.length * ROW },
    marks: rows.map(rowMarks),
    legend: [
      { mark: "range-mark", label: "early to late (80 %)" },
      { mark: "line mean-mark", label: "middle" },
      { mark: "dot actual-mark", label: "came" },
    ],
    table: {
      header: ["Forecast on", "Market", "Chance in the horizon", "Early", "Middle", "Late", "Came", "CRPS, days"],
      rows: outcomes.map((outcome) => [
        date(outcome.origin),
        outcome.market ?? "all",
        outcome.basis === "known" ? "known" : percent(outcome.probability),
        date(outcome.p10),
        date(outcome.p50),
        date(outcome.p90),
        date(outcome.happened),
        number(outcome.crpsDays, 1),
      ]),
    },
  });
}

function rowMarks({ outcome, y, from, to, middle, happened }: DateRow): string {
  const said = outcome.basis === "known" ? "date known" : `${percent(outcome.probability)} within the horizon`;
  const came = outcome.happened === null ? "did not come" : `came ${date(outcome.happened)}`;
  const place = outcome.market === null ? "" : `, ${outcome.market}`;
  return [
    `<text class="tick" x="${PLACE.left}" y="${round(y - 12)}">${escaped(`${date(outcome.origin)}${place}: ${said}, ${came}`)}</text>`,
    `<line class="grid" x1="${PLACE.left}" x2="${PLACE.right}" y1="${round(y)}" y2="${round(y)}"/>`,
    from === null || to === null
      ? ""
      : `<rect class="range" x="${round(from - 2)}" y="${round(y - 5)}" width="${round(to - from + 4)}" height="10" rx="3"/>`,
    middle === null
      ? ""
      : `<line class="mean" x1="${round(middle)}" x2="${round(middle)}" y1="${round(y - 7)}" y2="${round(y + 7)}"/>`,
    happened === null ? "" : `<circle class="actual" cx="${round(happened)}" cy="${round(y)}" r="4"/>`,
  ].join("");
}
