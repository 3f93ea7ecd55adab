import { timeZone } from "@springtide/calendar";
import type { DecisionPeriod } from "@springtide/contracts";
import type { StandByDecision } from "./decide-stand-by.ts";
import { blockWords, confirmedWords, momentWords, percentWords } from "./decision-words.ts";
import { seatsApart } from "./seats-apart.ts";
import { blocksOf } from "./seat-stretches.ts";

type Stretches = (seats: Float64Array) => DecisionPeriod["ordered"];
type Committed = NonNullable<DecisionPeriod["committed"]>;
type DueNow = NonNullable<DecisionPeriod["dueNow"]>;

/** What stood before of a period; null where nothing did. */
export function committedOf({ stood }: ReturnType<typeof seatsApart>, stretches: Stretches): Committed | null {
  const committed = {
    ordered: stretches(stood.ordered),
    confirmed: stretches(stood.confirmed),
    reserved: stretches(stood.open),
    feesOn: stretches(stood.reserved),
  };
  return Object.values(committed).every((list) => list.length === 0) ? null : committed;
}

/** "Agreed on already: 12 blocks, at most 5 seats at one time, ordered; 1 block kept free." */
export function committedWords({ ordered, confirmed, reserved }: Committed): string {
  const parts = [
    { list: ordered, what: "ordered" },
    { list: confirmed, what: "confirmed" },
    { list: reserved, what: "kept free" },
  ].flatMap(({ list, what }) => (list.length === 0 ? [] : [`${what} ${blockWords(list)}`]));
  return `Agreed on already: ${parts.join("; ")}.`;
}

/** What to say today of one partner's seats that stood reserved; null where nothing is due. */
export function dueNowOf(
  { options, seats, signals: { source } }: Pick<StandByDecision, "options" | "seats" | "signals">,
  partner: number,
  { zone: name, stretches }: { readonly zone: string; readonly stretches: Stretches },
): DueNow | null {
  const due = options.flatMap(({ partner: whose, standing }) =>
    whose === partner && standing?.isDue === true && standing.open > 0 ? [standing.confirmMs] : [],
  );
  if (due.length === 0) return null;
  const { now } = seatsApart({ options, seats });
  const [confirm, release] = [stretches(now.confirm), stretches(now.release)];
  const all = stretches(now.confirm.map((count, i) => count + (now.release[i] ?? 0)));
  const at = timeZone(name).formatInstant(Math.min(...due));
  const seen =
    source === null ? "" : `as seen now, ${percentWords(source.probability)} that these days feel "${source.name}": `;
  const rest = confirm.length === 0 || release.length === 0 ? "" : `, release ${blocksOf(release)}`;
  return {
    ...{ at, confirm, release },
    words: `Today, by ${momentWords(at)}: ${seen}${confirmedWords(confirm, all, true)}${rest}.`,
  };
}
