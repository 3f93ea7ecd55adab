import type { BacktestDay, BacktestQueue, BacktestReport } from "@springtide/contracts";
import { coverageDots, NOMINAL } from "../charts/coverage-dots.ts";
import { fanChart, type Frame, mostOf } from "../charts/fan-chart.ts";
import { leadBars, leadLabel } from "../charts/lead-bars.ts";
import { peakBars } from "../charts/peak-bars.ts";
import { figureOf, points, round, xAxis, yAxis } from "./figure.ts";
import { leadGroups } from "./lead-groups.ts";
import { coverageSentence, fanSentence, peakSentence, wapeSentence } from "./sentences.ts";
import { type PageTable, tableOf } from "./table.ts";
import { date, escaped, money, number, percent } from "./text.ts";

const FRAME: Frame = { width: 360, height: 230, left: 46, right: 10, top: 10, bottom: 38 };
/** Fans shown: the last forecasts. */
const FANS = 6;

/** Everything about one queue. */
export function queueSection(queue: BacktestQueue, { subject, origins }: BacktestReport): string {
  return [
    `<section id="${escaped(queue.queue)}"><h2>${escaped(queue.name)}</h2>`,
    "<h3>Forecasts against what happened</h3>",
    `<div class="figures">${fans(queue, origins.slice(-FANS))}</div>`,
    "<h3>Errors and bands by days ahead, and peak days</h3>",
    `<div class="figures">${wapeFigure(queue)}${coverageFigure(queue)}${peakFigure(queue)}</div>`,
    "<h3>By kind of day</h3>",
    tableOf(classTable(queue, subject.currency)),
    "</section>",
  ].join("");
}

function fans(queue: BacktestQueue, origins: readonly string[]): string {
  const shown = origins
    .map((origin) => queue.days.filter((day) => day.origin === origin))
    .filter((days) => days.length > 0);
  const most = mostOf(shown.flat());
  return shown.map((days) => fanFigure(days, most)).join("");
}

function fanFigure(days: readonly BacktestDay[], most: number): string {
  const { bands, mean, actual, x, y } = fanChart(days, FRAME, most);
  return figureOf({
    title: `From ${date(days[0]?.day ?? null)}`,
    sentence: fanSentence(days),
    frame: FRAME,
    marks: [
      yAxis(y, FRAME, (value) => number(value)),
      ...bands.map(
        ({ percent: share, outline }) => `<polygon class="band band-${share}" points="${points(outline)}"/>`,
      ),
      `<polyline class="mean" points="${points(mean)}"/>`,
      ...actual.map(
        ({ x: cx, y: cy, inside, day, contacts }) =>
          `<circle class="${inside ? "actual" : "actual outside"}" cx="${round(cx)}" cy="${round(cy)}" r="3"><title>${date(day)}: ${number(contacts)}</title></circle>`,
      ),
      xAxis(
        x.map(({ at, value }) => ({ at, label: String(value) })),
        FRAME,
        "days ahead",
      ),
    ],
    legend: [
      { mark: "line mean-mark", label: "forecast" },
      { mark: "band-50", label: "50 %" },
      { mark: "band-80", label: "80 %" },
      { mark: "band-95", label: "95 %" },
      { mark: "dot actual-mark", label: "came" },
    ],
    table: {
      header: ["Day", "Came", "Forecast", "80 % band", "95 % band", "Kind of day"],
      rows: days.map((day) => [
        date(day.day),
        number(day.actual),
        number(day.mean),
        `${number(day.p10)}\u2013${number(day.p90)}`,
        `${number(day.p2_5)}\u2013${number(day.p97_5)}`,
        day.dayClass,
      ]),
    },
  });
}

function wapeFigure(queue: BacktestQueue): string {
  const groups = leadGroups(queue);
  const { bars, bands, y } = leadBars(groups, FRAME);
  const names = ["forecast", ...queue.overall.yardsticks.map(({ name }) => name)];
  return figureOf({
    title: "Mean error (WAPE)",
    sentence: wapeSentence(groups),
    frame: FRAME,
    marks: [
      yAxis(y, FRAME, (value) => `${Math.round(100 * value * 10) / 10}\u00a0%`),
      ...bars.map(
        (bar) =>
          `<rect class="series-${bar.of}" x="${round(bar.x)}" y="${round(bar.y)}" width="${round(bar.width)}" height="${round(bar.height)}"><title>${escaped(names[bar.of] ?? "")}: ${percent(bar.value)}</title></rect>`,
      ),
      xAxis(bands, FRAME, "days ahead"),
    ],
    legend: names.map((label, of) => ({ mark: `series-${of}`, label })),
    table: {
      header: ["Days ahead", "Days", ...names, "Bias", "MASE", "RMSSE", "Pinball", "CRPS", "Winkler 80 %"],
      rows: groups.map(({ forecast, yardsticks, ...group }) => [
        leadLabel(group),
        String(forecast.days),
        ...[forecast, ...yardsticks].map(({ wape }) => percent(wape)),
        percent(forecast.bias),
        number(forecast.mase, 2),
        number(forecast.rmsse, 2),
        number(forecast.pinball, 1),
        number(forecast.crps, 1),
        number(forecast.winkler80, 1),
      ]),
    },
  });
}

function coverageFigure(queue: BacktestQueue): string {
  const groups = leadGroups(queue);
  const { lines, dots, bands, y } = coverageDots(groups, FRAME);
  return figureOf({
    title: "What the bands held",
    sentence: coverageSentence(groups),
    frame: FRAME,
    marks: [
      yAxis(y, FRAME, (value) => `${value}\u00a0%`),
      ...lines.map(
        ({ percent: share, at }) =>
          `<line class="nominal nominal-${share}" x1="${FRAME.left}" x2="${FRAME.width - FRAME.right}" y1="${round(at)}" y2="${round(at)}"/>`,
      ),
      ...dots.map(
        ({ x, y: cy, percent: share, held, days }) =>
          `<circle class="held held-${share}" cx="${round(x)}" cy="${round(cy)}" r="4.5"><title>promised ${share} %, held ${percent(held)} of ${days} days</title></circle>`,
      ),
      xAxis(bands, FRAME, "days ahead"),
    ],
    legend: NOMINAL.map((share) => ({ mark: `dot held-${share}`, label: `${share} % band (line: promised)` })),
    table: {
      header: ["Days ahead", "Days", "50 % held", "80 % held", "95 % held"],
      rows: groups.map(({ forecast, ...group }) => [
        leadLabel(group),
        String(forecast.days),
        percent(forecast.coverage50),
        percent(forecast.coverage80),
        percent(forecast.coverage95),
      ]),
    },
  });
}

function peakFigure(queue: BacktestQueue): string {
  if (queue.peaks.length === 0) return "";
  const { bars, y } = peakBars(queue.peaks, FRAME);
  return figureOf({
    title: "The busiest days",
    sentence: peakSentence(queue),
    frame: FRAME,
    marks: [
      yAxis(y, FRAME, (value) => number(value)),
      ...bars.map(
        ({ peak, x, y: top, width, height, forecast }) =>
          `<rect class="${peak.foreseen ? "peak" : "peak missed"}" x="${round(x)}" y="${round(top)}" width="${round(width)}" height="${round(height)}"><title>${date(peak.day)}: ${number(peak.actual)} came, ${number(peak.mean)} forecast</title></rect>` +
          `<line class="tip" x1="${round(x - 1)}" x2="${round(x + width + 1)}" y1="${round(forecast)}" y2="${round(forecast)}"/>`,
      ),
      xAxis([], FRAME, "in order of time"),
    ],
    legend: [
      { mark: "peak-mark", label: "foreseen" },
      { mark: "missed-mark", label: "missed" },
      { mark: "line tip-mark", label: "what was forecast" },
    ],
    table: peakTable(queue),
  });
}

function classTable({ overall, classes }: BacktestQueue, currency: string | null): PageTable {
  const rows = [{ dayClass: "all days", ...overall }, ...classes];
  const isStaffed = overall.forecast.staffing !== null;
  const names = overall.yardsticks.map(({ name }) => name);
  return {
    header: [
      ...["Kind of day", "Days", "WAPE", ...names.map((name) => `WAPE, ${name}`), "Bias", "80 % held", "95 % held"],
      ...(isStaffed ? ["Hours over", "Hours under", "Cost of error", ...names.map((name) => `Cost, ${name}`)] : []),
    ],
    rows: rows.map(({ dayClass, forecast, yardsticks }) => [
      ...[dayClass, String(forecast.days), percent(forecast.wape), ...yardsticks.map(({ wape }) => percent(wape))],
      ...[percent(forecast.bias), percent(forecast.coverage80), percent(forecast.coverage95)],
      ...(isStaffed
        ? [
            number(forecast.staffing?.overHours),
            number(forecast.staffing?.underHours),
            money(forecast.staffing?.cost, currency),
            ...yardsticks.map(({ staffing }) => money(staffing?.cost, currency)),
          ]
        : []),
    ]),
  };
}

function peakTable({ peaks }: BacktestQueue): PageTable {
  return {
    header: ["Day", "Came", "Forecast", "Foreseen"],
    rows: peaks.map(({ day, actual, mean, foreseen }) => [
      date(day),
      number(actual),
      number(mean),
      foreseen ? "yes" : "missed",
    ]),
  };
}
