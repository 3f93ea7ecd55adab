import type { CellTone, GridCell } from "../interval-grid/grid-row.ts";
import type { Words } from "../words/words.ts";
import type { Figures } from "./figures.ts";
import type { Limits } from "./limits.ts";
import type { Measure } from "./measures.ts";

/** How the figures of a queue are written. */
export interface CellTerms {
  readonly limits: Limits;
  /** Share that the queue's target promises. */
  readonly targetShare: number;
  /** Heads at one time, or hours of heads. */
  readonly unit: "heads" | "hours";
  /** What stands where service has not been worked out. */
  readonly pending: string;
  readonly words: Words;
}

const LEAST_SHOWN = 0.05;

/** One figure of a stretch as the grid shows it. */
export function cellOf(measure: Measure, figures: Figures, terms: CellTerms): GridCell {
  const { words } = terms;
  switch (measure) {
    case "volume":
      return volumeCell(figures, terms);
    case "aht":
      return ahtCell(figures, terms);
    case "required":
      return headsCell(figures, figures.requiredHours, terms);
    case "own":
      return headsCell(figures, figures.ownHours, terms);
    case "partner":
      return headsCell(figures, figures.overflowHours, terms);
    case "net":
      return netCell(figures, terms);
    case "service":
      return serviceCell(figures, terms);
    case "asa":
      return servedCell(figures, figures.service?.asaSeconds, minutesAndSeconds, terms);
    case "occupancy":
      return servedCell(figures, figures.service?.occupancy, words.share, terms);
    case "abandonment":
      return servedCell(figures, figures.service?.abandonShare, words.finely, terms);
  }
}

/** "5:12": minutes and seconds, as handling times are read. */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, "0")}`;
}

function volumeCell(figures: Figures, { words, pending }: CellTerms): GridCell {
  const { contacts } = figures;
  if (contacts === null) return { text: pending, value: null, tone: "waiting" };
  if (contacts < LEAST_SHOWN) return emptyCell(figures, 0);
  return { text: words.hours(contacts), value: contacts, tone: toneOf(figures, "plain") };
}

function ahtCell(figures: Figures, { pending }: CellTerms): GridCell {
  const { contacts, ahtSeconds } = figures;
  if (contacts === null) return { text: pending, value: null, tone: "waiting" };
  if (ahtSeconds === null || contacts < LEAST_SHOWN) return emptyCell(figures, null);
  return { text: minutesAndSeconds(ahtSeconds), value: ahtSeconds, tone: toneOf(figures, "plain") };
}

function headsCell(figures: Figures, hours: number, { unit, words }: CellTerms): GridCell {
  const value = unit === "hours" ? hours : perHour(hours, figures);
  if (value === 0) return emptyCell(figures, 0);
  return { text: words.hours(value), value, tone: toneOf(figures, "plain") };
}

function netCell(figures: Figures, terms: CellTerms): GridCell {
  const { requiredHours, ownHours, overflowHours, underHours, overHours } = figures;
  const { unit, words } = terms;
  const write = (hours: number): string =>
    words.signed(unit === "hours" ? hours : perHour(hours, figures), words.hours);
  const tone = netTone(figures, terms.limits);
  const net = ownHours + overflowHours - requiredHours;
  if (requiredHours === 0 && net === 0) return emptyCell(figures, 0);
  const shown = tone === "under" ? -underHours : tone === "over" ? overHours : net;
  const isBoth = underHours > 0 && overHours > 0;
  return {
    text: shown === 0 ? "0" : write(shown),
    value: unit === "hours" ? shown : perHour(shown, figures),
    tone,
    ...(isBoth ? { said: words.say("days.net-both", { under: write(-underHours), over: write(overHours) }) } : {}),
  };
}

/** Under by what is missing at any time, whatever is there too many at another. */
export function netTone({ requiredHours, underHours, overHours }: Figures, limits: Limits): CellTone {
  if (underHours > limits.under * requiredHours + 1e-9) return "under";
  return overHours > limits.over * requiredHours + 1e-9 ? "over" : "right";
}

function serviceCell(figures: Figures, terms: CellTerms): GridCell {
  const { words, targetShare } = terms;
  const cell = servedCell(figures, figures.service?.serviceLevel, words.share, terms);
  if (cell.value === null || cell.value >= targetShare - 0.0005) return cell;
  const said = words.say("days.under-target", { target: words.share(targetShare) });
  return { ...cell, text: `▾ ${cell.text}`, tone: "under", said };
}

function servedCell(
  figures: Figures,
  value: number | null | undefined,
  write: (value: number) => string,
  { pending }: CellTerms,
): GridCell {
  if (figures.openHours === 0) return emptyCell(figures, null);
  if (value === undefined) return { text: pending, value: null, tone: "waiting" };
  return value === null ? emptyCell(figures, null) : { text: write(value), value, tone: "plain" };
}

function emptyCell({ openHours }: Pick<Figures, "openHours">, value: number | null): GridCell {
  return openHours === 0
    ? { text: "", value: null, tone: "closed" }
    : { text: value === null ? "–" : "0", value, tone: "plain" };
}

function toneOf({ openHours }: Pick<Figures, "openHours">, open: CellTone): CellTone {
  return openHours === 0 ? "closed" : open;
}

function perHour(hours: number, figures: Pick<Figures, "hours">): number {
  return figures.hours > 0 ? hours / figures.hours : 0;
}
