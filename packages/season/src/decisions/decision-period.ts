import { isoDay, timeZone } from "@springtide/calendar";
import type { Agreement, DecisionPeriod, PlanDecisions } from "@springtide/contracts";
import { deadlineOf, roundMoney, worstMean } from "@springtide/planning";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import { breakEven } from "./break-even.ts";
import type { StandByDecision } from "./decide-stand-by.ts";
import { blockWords, inOrderOfTime, stretchWords } from "./decision-words.ts";
import type { Deciding } from "./deciding.ts";
import { type DecisionSpan, intervalsOf } from "./decision-span.ts";
import { ruleOfPeriod } from "./rule-of-period.ts";
import { seatStretches } from "./seat-stretches.ts";
import { seatsApart } from "./seats-apart.ts";
import { committedOf, committedWords, dueNowOf } from "./standing-of-period.ts";
import { comingAsExpected, meanOf } from "./true-cost.ts";

/** The mean of the dearest tenth of seasons. */
export const WORST = 0.9;

/** What is told of a period, but for what knowing or deciding more would be worth. */
export type PeriodDecided = Omit<DecisionPeriod, "values">;

/** The part of a decision that is one partner's: what to order and reserve, the rule, its deadlines. Null where nothing is bought there. */
export function decisionPeriod(
  deciding: Deciding,
  decision: StandByDecision,
  partner: number,
  losses: PlanDecisions["losses"],
): PeriodDecided | null {
  const { shop, grid } = deciding.basis;
  const agreement = decision.partners[partner]?.agreement;
  if (agreement === undefined) return null;
  const zone = timeZone(agreement.zone);
  const mine = (seats: Float64Array): Float64Array =>
    seats.map((count, i) => (decision.options[i]?.partner === partner ? count : 0));
  const stretches = (seats: Float64Array): DecisionPeriod["ordered"] =>
    seatStretches(decision.options, mine(seats), grid, zone);
  const apart = seatsApart(decision);
  const [ordered, reserved] = [stretches(apart.ordered), stretches(apart.reserved)];
  const committed = committedOf(apart, stretches);
  const dueNow = dueNowOf(decision, partner, { zone: agreement.zone, stretches });
  const isNew = ordered.length + reserved.length > 0;
  if (!isNew && committed === null && dueNow === null) return null;
  const ruled = stretches(apart.ruled.reserved);
  const moments = momentsOf(deciding, agreement, { ordered, reserved, ruled, span: decision.span });
  const ledger = paidTo(decision, partner, deciding.basis.paths);
  const total = decision.cost.loss.map((lost, path) => lost + (decision.cost.ledger[path] ?? 0));
  const rule = ruleOfPeriod(decision, apart.ruled, stretches, moments.confirmBy);
  const { span, seats } = decision;
  return {
    id: `${agreement.id}-${isoDay(span.firstDay)}`,
    agreement: agreement.id,
    firstDay: isoDay(span.firstDay),
    lastDay: isoDay(span.firstDay + span.days - 1),
    reserveBy: moments.reserveBy,
    confirmBy: moments.confirmBy,
    signal: rule.signal,
    ...(committed === null ? {} : { committed }),
    ...(dueNow === null ? {} : { dueNow }),
    ordered,
    reserved,
    steps: rule.steps,
    words: [
      ...(committed === null ? [] : [committedWords(committed)]),
      ...(dueNow === null ? [] : [dueNow.words]),
      ...inOrderOfTime([
        { at: ordered.length === 0 ? null : moments.orderBy, what: "Order firmly", seats: listWords(ordered) },
        { at: moments.reserveBy, what: "Reserve", seats: listWords(reserved) },
      ]),
      ...rule.words,
    ].join(" "),
    expected: {
      ledger: roundMoney(ledger),
      atStake: roundMoney(meanOf(decision.cost.loss)),
      worstTenth: roundMoney(worstMean(total, WORST)),
    },
    breakEven:
      isNew || committed === null
        ? breakEven(shop, losses, {
            serves: agreement.serves,
            ledger: meanOf(decision.cost.ledger) - meanOf(decision.withoutPartners.ledger),
            saved: meanOf(decision.withoutPartners.loss) - meanOf(decision.cost.loss),
          })
        : {
            perLostCustomer: null,
            words: "Nothing is to be bought beyond what stands already.",
            reason: { kind: "nothing-bought" },
          },
    solved: { cost: seats.cost, bound: seats.bound, gap: seats.cost > 0 ? (seats.cost - seats.bound) / seats.cost : 0 },
  };
}

function listWords(stretches: DecisionPeriod["ordered"]): string {
  return `${blockWords(stretches)} (${stretchWords(stretches)})`;
}

/** The deadlines of a period count from its first shift. */
function momentsOf(
  { basis }: Deciding,
  agreement: Agreement,
  {
    ordered,
    reserved,
    ruled,
    span,
  }: Pick<DecisionPeriod, "ordered" | "reserved"> & {
    /** All that the rule is about. */
    readonly ruled: DecisionPeriod["reserved"];
    readonly span: DecisionSpan;
  },
): { readonly orderBy: string; readonly reserveBy: string | null; readonly confirmBy: string } {
  const { standBy, orderNotice } = agreement;
  const calendar = workingCalendarOf(basis, agreement);
  const first = (list: DecisionPeriod["ordered"]): number => Math.min(...list.map(({ start }) => Date.parse(start)));
  const before = (notice: Agreement["orderNotice"], startMs: number): string =>
    calendar.zone.formatInstant(deadlineOf(notice, startMs, calendar));
  const [shown] = [ordered, reserved, ruled].filter((list) => list.length > 0);
  const spanMs = basis.grid.startsMs[intervalsOf(basis.grid, span).from] ?? 0;
  const orderBy = before(orderNotice, shown === undefined ? spanMs : first(shown));
  if (standBy === null || ruled.length === 0) return { orderBy, reserveBy: null, confirmBy: orderBy };
  return {
    orderBy,
    reserveBy: reserved.length === 0 ? null : before(standBy.reserveNotice, first(reserved)),
    confirmBy: before(standBy.confirmNotice, first(ruled)),
  };
}

/** Fees and seats of one partner, expected over all paths: what is paid for those seats that come. */
function paidTo(
  { options, seats, known, coming = comingAsExpected }: StandByDecision,
  partner: number,
  paths: number,
): number {
  return options.reduce((sum, option, i) => {
    if (option.partner !== partner) return sum;
    const come = known.reduce((count, { paths: own }, s) => {
      const asked = { ordered: seats.ordered[i] ?? 0, confirmed: seats.confirmed[s]?.[i] ?? 0 };
      return own.reduce((all, path) => all + coming(path, option, asked), count);
    }, 0);
    return sum + (option.cost * come) / paths + option.fee * (seats.reserved[i] ?? 0);
  }, 0);
}
