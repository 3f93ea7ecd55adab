import type { Plan } from "@springtide/contracts";
import type { TrialChanges } from "../api/try-plan.ts";
import type { Words } from "../words/words.ts";

/** A term that seats and rules are chosen by: moving it needs a new plan. */
export interface Term {
  readonly key: string;
  readonly kind: "customer" | "price" | "fee" | "confirm-days";
  /** Id of the agreement; "" of what a customer is worth. */
  readonly agreement: string;
  readonly name: string;
  readonly stored: number;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
}

/** Values of terms that were moved, by key. */
export type MovedTerms = ReadonlyMap<string, number>;

/** Terms of the shop's partners, and what a customer is worth where the shop says so. */
export function termsOf({ shop }: Pick<Plan, "shop">, { say }: Pick<Words, "say">): readonly Term[] {
  const term = (kind: Term["kind"], agreement: string, name: string, stored: number, range: Term["range"]): Term => ({
    ...{ key: `${kind} ${agreement}`, kind, agreement, name, stored, range },
  });
  const margin = shop.customerValue?.marginAYear ?? 0;
  return [
    ...(margin > 0 ? [term("customer", "", say("trial.term.customer"), margin, upTo(margin))] : []),
    ...shop.agreements.flatMap(({ id, partner, pricePerHour, standBy }) => {
      const [confirm, reserve] = [wholeDays(standBy?.confirmNotice), wholeDays(standBy?.reserveNotice)];
      return [
        ...(pricePerHour > 0
          ? [term("price", id, say("trial.term.price", { partner }), pricePerHour, upTo(pricePerHour))]
          : []),
        ...(standBy === null
          ? []
          : [
              term("fee", id, say("trial.term.fee", { partner }), standBy.feePerSeatHour, upTo(standBy.feePerSeatHour)),
            ]),
        ...(confirm === null || reserve === null || reserve < 1
          ? []
          : [
              term("confirm-days", id, say("trial.term.confirm-days", { partner }), confirm, {
                min: 0,
                max: reserve,
                step: 1,
              }),
            ]),
      ];
    }),
  ];
}

/** What the moved terms ask for; null where all are as planned. */
export function trialChanges(
  { shop }: Pick<Plan, "shop">,
  terms: readonly Term[],
  moved: MovedTerms,
): TrialChanges | null {
  const moves = terms.flatMap(({ key, kind, agreement, stored }) => {
    const value = moved.get(key) ?? stored;
    return value === stored ? [] : [{ kind, agreement, value }];
  });
  if (moves.length === 0) return null;
  const margin = moves.find(({ kind }) => kind === "customer");
  const agreements = Object.fromEntries(
    [...new Set(moves.flatMap(({ agreement }) => (agreement === "" ? [] : [agreement])))].map((id) => [
      id,
      Object.assign({}, ...moves.filter(({ agreement }) => agreement === id).map((move) => asWritten(shop, move))),
    ]),
  );
  return {
    ...(Object.keys(agreements).length === 0 ? {} : { agreements }),
    ...(margin === undefined ? {} : { customerValue: { marginAYear: margin.value } }),
  };
}

/** One move as a file of scenarios writes it. */
function asWritten(
  { agreements }: Plan["shop"],
  { kind, agreement, value }: Pick<Term, "kind" | "agreement"> & { readonly value: number },
): Record<string, string | number> {
  if (kind === "price") return { price: value };
  if (kind === "fee") return { standByFee: value };
  const notice = agreements.find(({ id }) => id === agreement)?.standBy?.confirmNotice;
  const minute = notice === undefined || notice.unit === "hours" ? 0 : notice.byMinute;
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
  const unit = notice?.unit === "working-days" ? " working days" : "d";
  return { confirmNotice: notice?.unit === "hours" ? `${String(24 * value)}h` : `${String(value)}${unit} by ${clock}` };
}

type Notice = NonNullable<Plan["shop"]["agreements"][number]["standBy"]>["confirmNotice"];

/** Null where it is not in whole days. */
function wholeDays(notice: Notice | undefined): number | null {
  if (notice === undefined) return null;
  if (notice.unit !== "hours") return notice.days;
  return notice.hours % 24 === 0 ? notice.hours / 24 : null;
}

/** From nothing to two and a half times a value; to ten for what costs nothing now. */
function upTo(stored: number): Term["range"] {
  if (stored <= 0) return { min: 0, max: 10, step: 0.5 };
  const step = stored < 10 ? 0.1 : stored < 100 ? 0.5 : 5;
  return { min: 0, max: Math.ceil((2.5 * stored) / step) * step, step };
}
