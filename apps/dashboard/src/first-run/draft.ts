import type { Channel, ImportMapping, ShopDescription, ShopGuess } from "@springtide/contracts";
import { COUNTRIES } from "./countries.ts";

/** One queue as the form has it. */
export interface DraftQueue {
  /** As the file names it. */
  readonly name: string;
  readonly id: string;
  readonly shown: string;
  readonly isKept: boolean;
  readonly channel: Channel;
  readonly ahtSeconds: number;
  readonly sharePercent: number;
  readonly withinSeconds: number;
}

/** One weekday as the form has it; times as a clock shows them, the end of the day is 00:00. */
export interface DraftDay {
  readonly isOpen: boolean;
  readonly from: string;
  readonly to: string;
}

/** A shop as somebody describes it in the form. */
export interface Draft {
  readonly name: string;
  readonly id: string;
  readonly zone: string;
  readonly country: string;
  readonly currency: string;
  readonly heads: number;
  readonly costPerHour: number;
  readonly queues: readonly DraftQueue[];
  /** Monday first. */
  readonly week: readonly DraftDay[];
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const INTERVALS = { 5: "5m", 10: "10m", 15: "15m", 30: "30m", 60: "60m" } as const;
/** The cost of a paid hour is asked for; this stands there until somebody says. */
const COST_TO_BEGIN_WITH = 25;

/** The form as it is shown first: what the file tells, and what the reader's place tells. */
export function draftOf(guess: ShopGuess, place: { readonly name: string; readonly country: string }): Draft {
  const { name, country } = place;
  return {
    ...{ name, id: idOf(name), country, zone: guess.zone },
    currency: COUNTRIES.find(({ code }) => code === country)?.currency ?? "EUR",
    heads: guess.heads,
    costPerHour: COST_TO_BEGIN_WITH,
    queues: guess.queues.map((queue) => ({
      ...{ name: queue.name, id: queue.id, shown: queue.name, isKept: true, channel: queue.channel },
      ahtSeconds: queue.ahtSeconds,
      sharePercent: Math.round(100 * queue.targetShare),
      withinSeconds: queue.targetWithinSeconds,
    })),
    week: weekOf(guess),
  };
}

/** The form with the hours and people that a file tells by another clock; what else somebody wrote stays. */
export function withHoursOf(draft: Draft, guess: ShopGuess): Draft {
  return { ...draft, zone: guess.zone, week: weekOf(guess), heads: guess.heads };
}

function weekOf({ week }: ShopGuess): DraftDay[] {
  return week.map(([window]) => ({
    isOpen: window !== undefined,
    from: clockOf(window?.fromMinute ?? 540),
    to: clockOf(window?.toMinute ?? 1080),
  }));
}

/** The shop in the form of a shop file, as it is made; the same form is checked by the server. */
export function descriptionOf(draft: Draft, intervalMinutes: ShopGuess["intervalMinutes"]): ShopDescription {
  const { id, name, currency, zone, country, heads, costPerHour, queues, week } = draft;
  const place = COUNTRIES.find(({ code }) => code === country);
  const kept = queues.filter(({ isKept }) => isKept);
  const open = week.flatMap(({ isOpen, from, to }, at) =>
    isOpen ? [{ days: DAYS[at] ?? "mon", from, to: to === "00:00" ? "24:00" : to }] : [],
  );
  return {
    ...{ springtide: 1, id, name, currency, interval: INTERVALS[intervalMinutes] },
    sites: [
      {
        ...{ id: "main", zone, country },
        openingHours: { week: open.map(({ days, from, to }) => ({ days, hours: `${from}-${to}` })) },
      },
    ],
    markets: [{ id: "home", latitude: place?.latitude ?? 0, longitude: place?.longitude ?? 0, country }],
    queues: kept.map((queue) => ({
      ...{ id: queue.id, name: queue.shown, channel: queue.channel, aht: `${String(queue.ahtSeconds)}s` },
      target: { share: `${String(queue.sharePercent)}%`, within: `${String(queue.withinSeconds)}s` },
    })),
    teams: [
      {
        ...{ id: "team", serves: kept.map((queue) => queue.id), costPerHour },
        roster: open.map((day) => ({ ...day, heads })),
      },
    ],
  };
}

/** How the file is read for the shop that is made: its names mean the queues of the form, the others are left out. */
export function mappingFor(mapping: ImportMapping, { queues, zone }: Draft): ImportMapping {
  const kept = queues.filter(({ isKept }) => isKept);
  const left = queues.filter(({ isKept }) => !isKept);
  return {
    ...mapping,
    zone: mapping.zone ?? zone,
    queueNames: { ...mapping.queueNames, ...Object.fromEntries(kept.map(({ name, id }) => [name, id])) },
    ignoreQueues: [...mapping.ignoreQueues, ...left.map(({ name }) => name)],
  };
}

/** An id by the letters of a name. */
export function idOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ł/g, "l")
    .replace(/\p{Diacritic}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "shop" : plain;
}

function clockOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60) % 24, minute % 60];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
