import type { HandlingLaw, ReturnDelay, WaitingLaw } from "../model/laws.ts";
import { LONGEST_SECONDS, refuse, requireBetween } from "./domain.ts";

/** A microsecond: what is quicker is a slip of units. */
const SHORTEST_SECONDS = 1e-6;
const WIDEST_CV = 20;
const SHARES_CLOSE = 1e-9;

function requireMean(value: number, field: string, what: string): void {
  requireBetween(value, { field, least: SHORTEST_SECONDS, most: LONGEST_SECONDS, what });
}

/** @throws Refusal for a handling time that nobody can have */
export function requireHandling(law: HandlingLaw, field: string): void {
  if (law.kind === "fixed") {
    requireBetween(law.seconds, {
      field: `${field}/seconds`,
      least: 0,
      most: LONGEST_SECONDS,
      what: "a handling time",
    });
    return;
  }
  requireMean(law.meanSeconds, `${field}/meanSeconds`, "a mean handling time");
  if (law.kind === "log-normal") {
    requireBetween(law.cv, { field: `${field}/cv`, least: 0, most: WIDEST_CV, what: "a coefficient of variation" });
  }
}

/** @throws Refusal for means out of range, shares that do not add up, or hazards that do not start at 0 and rise in time */
export function requireWaiting(law: WaitingLaw, field: string): void {
  if (law.kind === "exponential") requireMean(law.meanSeconds, `${field}/meanSeconds`, "a mean patience");
  if (law.kind === "segments") requireSegments(law, field);
  if (law.kind === "hazard") requireHazard(law, field);
}

function requireSegments({ segments }: Extract<WaitingLaw, { kind: "segments" }>, field: string): void {
  let total = 0;
  segments.forEach(({ share, meanSeconds }, index) => {
    const place = `${field}/segments/${index}`;
    requireBetween(share, { field: `${place}/share`, least: 0, most: 1, what: "a share of customers" });
    requireMean(meanSeconds, `${place}/meanSeconds`, "a mean patience");
    total += share;
  });
  if (!(Math.abs(total - 1) <= SHARES_CLOSE)) {
    refuse(
      "shares-do-not-add-up",
      `${field}/segments`,
      total,
      "the shares of all groups add up to 1",
      "Share out all.",
    );
  }
}

function requireHazard({ pieces }: Extract<WaitingLaw, { kind: "hazard" }>, field: string): void {
  let before = -1;
  pieces.forEach(({ fromSeconds, perSecond }, index) => {
    const place = `${field}/pieces/${index}`;
    requireBetween(perSecond, { field: `${place}/perSecond`, least: 0, most: 1e6, what: "a hang-up rate" });
    if (index === 0 ? fromSeconds === 0 : fromSeconds > before) before = fromSeconds;
    else {
      const rule = "the first piece starts at 0 and each later one after the one before it";
      refuse("pieces-out-of-order", `${place}/fromSeconds`, fromSeconds, rule, "Put the pieces in order of time.");
    }
  });
  if (pieces.length === 0)
    refuse("no-pieces", `${field}/pieces`, "none", "a hazard has a piece", "Give one from 0 on.");
}

/** @throws Refusal for a delay out of range */
export function requireDelay({ meanSeconds }: ReturnDelay, field: string): void {
  requireMean(meanSeconds, `${field}/meanSeconds`, "a mean delay");
}
