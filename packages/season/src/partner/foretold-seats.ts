import { timeZone } from "@springtide/calendar";
import {
  type Agreement,
  askedOfSeats,
  type CommitmentRequest,
  type ForetoldStretch,
  type Plan,
  type Tier,
} from "@springtide/contracts";
import { chanceOver, type ConfirmChances } from "./confirm-chances.ts";

/**
 * Seats that a plan recommends to ask for and that no request under way asks for yet, from a moment on. What is asked for in the same stretch and
 * tier, beyond what the plan itself knew of as agreed, is taken off.
 */
export function foretoldSeats(
  plan: Pick<Plan, "shop" | "decisions">,
  agreement: Agreement,
  requests: readonly CommitmentRequest[],
  { chances, fromMs }: { readonly chances: ConfirmChances; readonly fromMs: number },
): ForetoldStretch[] {
  const [client, partner] = [timeZone(plan.shop.zone), timeZone(agreement.zone)];
  const asked = askedSincePlan(plan, agreement, requests);
  return (plan.decisions?.periods ?? [])
    .filter((period) => period.agreement === agreement.id)
    .flatMap((period) => {
      const told = (stretches: typeof period.ordered, tier: Tier): ForetoldStretch[] =>
        stretches.flatMap(({ start, end, seats }) => {
          const [startMs, endMs] = [Date.parse(start), Date.parse(end)];
          const { skill, positionsLoggedIn } = askedOfSeats({ shop: plan.shop, agreement }, seats);
          const positions = positionsLoggedIn - take(asked, keyOf(tier, startMs, endMs), positionsLoggedIn);
          if (positions <= 0 || startMs < fromMs) return [];
          const certain = chanceOver([{ value: positions, chance: 1 }], positions);
          const chance = tier === "option" ? chances.chanceOf({ startMs, endMs }, positions) : certain;
          if (chance === null) return [];
          return [
            {
              skill,
              tier,
              start: client.formatInstant(startMs),
              end: client.formatInstant(endMs),
              startPartner: partner.formatInstant(startMs),
              endPartner: partner.formatInstant(endMs),
              positions,
              chance,
              decidedBy: tier === "option" ? client.formatInstant(Date.parse(period.confirmBy)) : null,
            },
          ];
        });
      return [...told(period.ordered, "firm"), ...told(period.reserved, "option")];
    })
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.tier < b.tier ? -1 : 1));
}

const UNDER_WAY: ReadonlySet<string> = new Set([
  "requested",
  "offered",
  "reserved",
  "confirmed",
  "locked",
  "delivered",
]);

/** Positions asked for by stretch and tier that the plan did not know of as agreed. */
function askedSincePlan(
  plan: Pick<Plan, "shop" | "decisions">,
  agreement: Agreement,
  requests: readonly CommitmentRequest[],
): Map<string, number> {
  const asked = new Map<string, number>();
  const add = (key: string, positions: number): void => {
    asked.set(key, (asked.get(key) ?? 0) + positions);
  };
  for (const { lines } of requests)
    for (const { tier, state, start, end, positionsLoggedIn } of lines)
      if (UNDER_WAY.has(state))
        add(keyOf(tier === "option" ? "option" : "firm", Date.parse(start), Date.parse(end)), positionsLoggedIn);
  const known = (
    stretches: readonly { readonly start: string; readonly end: string; readonly seats: number }[],
    tier: Tier,
  ): void => {
    for (const { start, end, seats } of stretches)
      add(
        keyOf(tier, Date.parse(start), Date.parse(end)),
        -askedOfSeats({ shop: plan.shop, agreement }, seats).positionsLoggedIn,
      );
  };
  for (const period of plan.decisions?.periods ?? [])
    if (period.agreement === agreement.id && period.committed !== undefined) {
      known(period.committed.ordered, "firm");
      known([...period.committed.reserved, ...period.committed.confirmed], "option");
    }
  return asked;
}

function take(asked: Map<string, number>, key: string, most: number): number {
  const taken = Math.max(0, Math.min(most, asked.get(key) ?? 0));
  asked.set(key, (asked.get(key) ?? 0) - taken);
  return taken;
}

function keyOf(tier: Tier, startMs: number, endMs: number): string {
  return `${tier} ${startMs} ${endMs}`;
}
