import type { Agreement, Commitment, GivenCommitment } from "@springtide/contracts";
import { isBlockShape } from "@springtide/planning";
import { type Finding, Refusal } from "@springtide/refusal";
import { blockTermsOf } from "../agreements/block-terms.ts";
import type { SeasonBasis } from "../basis.ts";
import { endOfGrid, intervalsOfGrid } from "./standing-blocks.ts";

type PlannedDays = Pick<SeasonBasis, "shop" | "grid" | "holidays">;

/** Whether a commitment reaches beyond the days planned: it is kept, and counts for nothing there. */
export function liesOutside({ grid }: Pick<SeasonBasis, "grid">, { start, end }: Commitment): boolean {
  return Date.parse(start) < (grid.startsMs[0] ?? 0) || Date.parse(end) > endOfGrid({ grid });
}

/**
 * What was agreed on must be something that the agreement allows.
 * @throws Refusal with the row of each commitment of an unknown agreement, of a shape that it does not allow, of stand-by where it knows none,
 * of more seats confirmed or released than were reserved, or of more seats at one time than the partner has
 */
export function requireCommitments(basis: PlannedDays, given: readonly GivenCommitment[]): void {
  const findings = [
    ...given.flatMap((one) => termsFinding(basis, one) ?? shapeFinding(basis, one)),
    ...moreThanReserved(given),
    ...basis.shop.agreements.flatMap((agreement) => moreThanThereAre(agreement, given)),
  ];
  if (findings.length > 0) throw new Refusal(findings);
}

/** A finding about the agreement itself; null where there is none. */
function termsFinding({ shop }: PlannedDays, { file, row, agreement: id, step }: GivenCommitment): Finding[] | null {
  const agreement = shop.agreements.find((terms) => terms.id === id);
  if (agreement === undefined)
    return [
      {
        code: "agreement-unknown",
        place: { file, row, column: "agreement" },
        found: `"${id}"`,
        rule: `the agreements of this shop are ${shop.agreements.map((terms) => terms.id).join(", ") || "none"}`,
        remedy: "Write the id that the shop file gives it.",
      },
    ];
  if (agreement.standBy !== null || step === "order") return null;
  return [
    {
      code: "no-stand-by-agreed",
      place: { file, row, column: "step" },
      found: `"${step}"`,
      rule: `the agreement ${id} knows firm orders only`,
      remedy: "Write order, or add standBy to the agreement in the shop file.",
    },
  ];
}

function shapeFinding(basis: PlannedDays, one: GivenCommitment): Finding[] {
  const agreement = basis.shop.agreements.find(({ id }) => id === one.agreement);
  if (agreement === undefined || liesOutside(basis, one)) return [];
  const at = intervalsOfGrid(basis)(one);
  if (at !== null && isBlockShape(blockTermsOf(basis, agreement), at)) return [];
  return [
    {
      code: "block-not-allowed",
      place: { file: one.file, row: one.row, column: "start" },
      found: `${one.start} to ${one.end}`,
      rule: `the agreement ${agreement.id} allows ${shapesInWords(agreement)}`,
      remedy: "Correct the times, or the terms in the shop file if the partner agreed to it.",
    },
  ];
}

function shapesInWords({
  minimumBlockMinutes: least,
  maximumBlockMinutes: most,
  startEveryMinutes,
  zone,
}: Agreement): string {
  const lengths = most === null ? `blocks of ${least} minutes and more` : `blocks of ${least} to ${most} minutes`;
  const starts = startEveryMinutes > 1 ? `, begun every ${startEveryMinutes} minutes of the clock in ${zone}` : "";
  return `${lengths}${starts}, on days and at hours at which its seats can be had`;
}

/** A confirmation or release of seats that nobody reserved. */
function moreThanReserved(given: readonly GivenCommitment[]): Finding[] {
  const left = new Map<string, number>();
  const keyOf = ({ agreement, start, end }: Commitment): string =>
    `${agreement} ${Date.parse(start)} ${Date.parse(end)}`;
  for (const one of given) if (one.step === "reserve") left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + one.seats);
  return given.flatMap((one) => {
    if (one.step !== "confirm" && one.step !== "release") return [];
    const before = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), before - one.seats);
    if (one.seats <= before) return [];
    return [
      {
        code: "more-than-reserved",
        place: { file: one.file, row: one.row, column: "seats" },
        found: `${one.seats} seats to ${one.step}`,
        rule: `only ${Math.max(0, before)} seats reserved for the same stretch are left`,
        remedy:
          "Add the reservation as a row of its own, or correct the number. Confirm without a reservation is an order.",
      },
    ];
  });
}

/** Who holds a seat: orders and reservations, less what was released. The first commitment with which it is too many is told. */
function moreThanThereAre({ id, seats }: Agreement, given: readonly GivenCommitment[]): Finding[] {
  const held = given.filter(({ agreement, step }) => agreement === id && step !== "confirm");
  const weight = ({ step, seats: count }: Commitment): number => (step === "release" ? -count : count);
  const over = held.flatMap((one) => {
    if (one.step === "release") return [];
    const at = Date.parse(one.start);
    const together = held.filter((other) => Date.parse(other.start) <= at && Date.parse(other.end) > at);
    const count = together.reduce((sum, other) => sum + weight(other), 0);
    return count > seats ? [{ one, count }] : [];
  });
  const [first] = over;
  if (first === undefined) return [];
  return [
    {
      code: "more-seats-than-agreed",
      place: { file: first.one.file, row: first.one.row, column: "seats" },
      found: `${first.count} seats ordered and reserved at ${first.one.start}`,
      rule: `the agreement ${id} has ${seats} seats at one time`,
      remedy: "Correct the numbers, or the seats in the shop file if the partner gives more.",
    },
  ];
}
