import type { ComparedPartner } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** What partners are compared on, in the order of the table. */
export const COMPARED = ["price", "came", "fee", "fill", "delivery", "order", "confirm", "answer"] as const;
export type Compared = (typeof COMPARED)[number];

/** By what the table is sorted. */
export interface CompareSort {
  readonly by: Compared | "partner";
  readonly isDown: boolean;
}

/** "-fill" is by fill, the most first. */
export function readSort(text: string | null): CompareSort {
  const isDown = text?.startsWith("-") ?? false;
  const by = isDown ? text?.slice(1) : text;
  return { by: COMPARED.find((one) => one === by) ?? (by === "partner" ? "partner" : "price"), isDown };
}

export function writeSort({ by, isDown }: CompareSort): string {
  return `${isDown ? "-" : ""}${by}`;
}

/** What a partner is compared by; null where it is not known, or the agreement does not have it. */
export function figureOf(partner: ComparedPartner, by: Compared): number | null {
  const decimal = (text: string | null): number | null => (text === null ? null : Number(text));
  switch (by) {
    case "price":
      return Number(partner.pricePerPositionHour);
    case "came":
      return decimal(partner.costPerDeliveredHour);
    case "fee":
      return decimal(partner.standByFeePerSeatHour);
    case "fill":
      return partner.fill.share;
    case "delivery":
      return partner.delivery.share;
    case "order":
      return partner.orderNoticeDays;
    case "confirm":
      return partner.confirmNoticeDays;
    case "answer":
      return partner.medianAnswerHours;
  }
}

/** In order of one figure; of whom it is not known comes last either way. */
export function sortedPartners(
  partners: readonly ComparedPartner[],
  { by, isDown }: CompareSort,
): readonly ComparedPartner[] {
  const sign = isDown ? -1 : 1;
  if (by === "partner") return partners.toSorted((a, b) => sign * a.partner.localeCompare(b.partner));
  return partners.toSorted((a, b) => {
    const [one, other] = [figureOf(a, by), figureOf(b, by)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  });
}

/** One figure as it is written, with what it was taken from below it. */
export interface CompareCell {
  readonly figure: string;
  readonly basis: string | null;
}

export function compareCell(partner: ComparedPartner, by: Compared, words: Words): CompareCell {
  const { say } = words;
  const value = figureOf(partner, by);
  if (value === null)
    return { figure: say(by === "confirm" || by === "fee" ? "partners.no-stand-by" : "partners.unknown"), basis: null };
  switch (by) {
    case "price":
    case "came":
    case "fee":
      return { figure: words.price(value), basis: null };
    case "fill":
      return { figure: words.finely(value), basis: say("partners.of-asked", basisOf(partner.fill.askedHours, words)) };
    case "delivery":
      return {
        figure: words.finely(value),
        basis: say("partners.of-confirmed", basisOf(partner.delivery.confirmedHours, words)),
      };
    case "order":
    case "confirm":
      return { figure: say("partners.days", { count: Math.round(value * 10) / 10 }), basis: null };
    case "answer":
      return { figure: words.inHours(value), basis: null };
  }
}

function basisOf(hours: number, words: Words): { readonly hours: string } {
  return { hours: words.hours(hours) };
}
