/** From when on too few or too many people are marked, as shares of those required. */
export interface Limits {
  /** 0.05: more than a twentieth too few. */
  readonly under: number;
  readonly over: number;
}

/** By queue; those without limits of their own have the usual ones. */
export type LimitsByQueue = Readonly<Record<string, Limits>>;

/** One missing of a hundred is no shortage yet; a fifth too many is what least blocks bring about. */
export const USUAL_LIMITS: Limits = { under: 0.02, over: 0.2 };

const FORM = /^([a-z0-9-]+):(\d{1,3}):(\d{1,3})$/;
const LONGEST = 120;

/** As an address says it: "phone:5:25,email:10:50", in percent; what cannot be read is left out. */
export function readLimits(text: string): LimitsByQueue {
  return Object.fromEntries(
    text.split(",").flatMap((part) => {
      const [, queue, under, over] = FORM.exec(part) ?? [];
      if (queue === undefined) return [];
      return [[queue, { under: Number(under) / 100, over: Number(over) / 100 }]];
    }),
  );
}

/** The same for an address; null where there are none, or so many that the address would be no shorter than a letter. */
export function writeLimits(limits: LimitsByQueue): string | null {
  const text = limitsText(limits);
  return text === "" || text.length > LONGEST ? null : text;
}

/** The same at any length, for the browser to keep. */
export function limitsText(limits: LimitsByQueue): string {
  return Object.entries(limits)
    .filter(([, one]) => one.under !== USUAL_LIMITS.under || one.over !== USUAL_LIMITS.over)
    .map(([queue, { under, over }]) => `${queue}:${percent(under)}:${percent(over)}`)
    .join(",");
}

export function limitsOf(limits: LimitsByQueue, queue: string): Limits {
  return limits[queue] ?? USUAL_LIMITS;
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}
