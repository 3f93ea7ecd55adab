import { isoDay } from "@springtide/calendar";
import type { PlanDecisions, Shop } from "@springtide/contracts";
import { deadlineOf } from "@springtide/planning";
import { NEVER } from "@springtide/forecast";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import { breakEven } from "./break-even.ts";
import { isBought } from "./decision-values.ts";
import type { StandByDecision } from "./decide-stand-by.ts";
import type { Deciding } from "./deciding.ts";
import { dayWords } from "./decision-words.ts";

/** What could not be decided for a season, and why, in words. */
export function decisionRemarks(
  deciding: Deciding,
  decisions: readonly StandByDecision[],
  losses: PlanDecisions["losses"],
): string[] {
  const { shop } = deciding.basis;
  return [
    ...nothingPays(shop, decisions, losses),
    ...shop.agreements.flatMap((agreement) => idlePartner(deciding, agreement)),
    ...shop.agreements.flatMap((agreement) => tooLate(agreement, decisions)),
    ...neverFires(deciding),
    ...leftOut(decisions),
    ...unsolved(decisions),
  ];
}

function idlePartner({ basis, queues }: Deciding, agreement: Shop["agreements"][number]): string[] {
  const { grid } = basis;
  if (agreement.seats === 0) return [`${agreement.partner} has no seats: nothing is reserved or ordered there.`];
  const isOpen = agreement.serves.some((id) => queues.some((queue) => queue.id === id && queue.losses.cells.count > 0));
  if (!isOpen) return [`${agreement.partner} serves no queue that is open in these days: nothing is bought there.`];
  const calendar = workingCalendarOf(basis, agreement);
  const lastMs = grid.startsMs.at(-1) ?? 0;
  const notices = [agreement.orderNotice, ...(agreement.standBy === null ? [] : [agreement.standBy.reserveNotice])];
  const inTime = notices.some((notice) => deadlineOf(notice, lastMs, calendar) >= (grid.startsMs[0] ?? 0));
  return inTime
    ? []
    : [
        `The notice of ${agreement.partner} is longer than the ${grid.days} days planned: nothing can be bought there in time.`,
      ];
}

/** Where nothing is worth buying: what would have to be true for it to be. */
function nothingPays(shop: Shop, decisions: readonly StandByDecision[], losses: PlanDecisions["losses"]): string[] {
  const [nearest] = decisions.toSorted((a, b) => a.paysFrom - b.paysFrom);
  if (nearest === undefined || nearest.paysFrom === Infinity || decisions.some(isBought)) return [];
  const serves = nearest.partners.flatMap(({ agreement }) => agreement.serves);
  const { words } = breakEven(shop, losses, { serves, ledger: nearest.paysFrom, saved: 1 });
  return [
    `No seat of a partner is worth its price by what lost customers cost. A first one in the week of ${dayWords(isoDay(nearest.span.firstDay))} comes nearest to it. ${words.replace("These seats pay", "It would pay")}`,
  ];
}

/** One remark a partner, for all weeks. */
function tooLate(agreement: Shop["agreements"][number], decisions: readonly StandByDecision[]): string[] {
  const late = decisions.filter(({ tooLate: partners, partners: all }) =>
    partners.some((partner) => all[partner]?.agreement.id === agreement.id),
  );
  const last = late.at(-1);
  if (last === undefined) return [];
  const until = isoDay(last.span.firstDay + last.span.days - 1);
  return [
    `Seats of ${agreement.partner} would be worth their price in ${late.length === 1 ? "a week" : `${late.length} weeks`} up to ${dayWords(until)}, some of them at hours for which its notice had passed when the plan begins.`,
  ];
}

function neverFires({ basis, demand }: Deciding): string[] {
  return basis.triggers.flatMap(({ id, nextOnsets }) => {
    const uncertain = nextOnsets.some(({ days }) => days.every(({ probability }) => probability < 1));
    const last = basis.grid.firstDay + basis.grid.days;
    const fires = (demand.onsets.get(id) ?? []).some((paths) => paths.some((day) => day !== NEVER && day < last));
    const name = basis.shop.triggers.find((trigger) => trigger.id === id)?.name ?? id;
    return uncertain && !fires
      ? [`"${name}" fires in none of the ${basis.paths} seasons drawn: nothing is reserved for it.`]
      : [];
  });
}

function leftOut(decisions: readonly StandByDecision[]): string[] {
  const coarse = decisions.filter((decision) => decision.leftOut > 0);
  if (coarse.length === 0) return [];
  const looked = coarse.reduce((sum, { options }) => sum + options.length, 0);
  const left = coarse.reduce((sum, decision) => sum + decision.leftOut, 0);
  return [
    `Of ${(left + looked).toLocaleString("en-GB")} starts and lengths of blocks that might pay, the ${looked.toLocaleString("en-GB")} that save most were weighed against one another, so that a week is decided in seconds; the bound of each week is of these.`,
  ];
}

function unsolved(decisions: readonly StandByDecision[]): string[] {
  return decisions.flatMap(({ span, seats }) =>
    seats.unsolved.map(
      (why) =>
        `In the week of ${dayWords(isoDay(span.firstDay))} some days could not be decided, and nothing is bought for them: ${why}`,
    ),
  );
}
