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
  const places = [...new Set(triggers.map(({ trigger, market }) => `${trigger} ${market ?? ""}`))];
  const figures = places.map((place) =>
    dateFigure(
      triggers.filter(({ trigger, market }) => `${trigger} ${market ?? ""}` === place),
      horizonDays,
    ),
  );
  return `<section id="dates"><h2>Dates of triggers</h2><p>Each row is one forecast: its first day, the chance it gave the trigger within its horizon, and below it the days of that horizon from left to right.</p><div class="figures">${figures.join("")}</div></section>`;
}

function dateFigure(outcomes: readonly TriggerOutcome[], horizonDays: number): string {
  const rows = dateRows(outcomes, horizonDays, PLACE);
  return figureOf({
    title: titleOf(outcomes[0]),
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

function titleOf(outcome: TriggerOutcome | undefined): string {
  if (outcome === undefined) return "";
  return outcome.market === null ? outcome.name : `${outcome.name}, ${outcome.market}`;
}

function rowMarks({ outcome, y, from, to, middle, happened }: DateRow): string {
  const said = outcome.basis === "known" ? "date known" : percent(outcome.probability);
  const came = outcome.happened === null ? "did not come" : `came ${date(outcome.happened)}`;
  return [
    `<text class="tick" x="${PLACE.left}" y="${round(y - 12)}">${escaped(`${date(outcome.origin)}: ${said}`)}</text>`,
    `<text class="tick" text-anchor="end" x="${PLACE.right}" y="${round(y - 12)}">${escaped(came)}</text>`,
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
