import type { ImportFinding, ImportMapping } from "@springtide/contracts";
import { finding, mend } from "../finding.ts";
import type { IntervalLedger } from "../interval-ledger.ts";
import type { TableReader } from "../table-reader.ts";

/** What the rows themselves show: totals, cells that cannot be read, hours that come twice or never, rows there twice or out of order. */
export function rowFindings(
  reader: TableReader,
  ledger: IntervalLedger,
  mapping: ImportMapping,
  file: string,
): ImportFinding[] {
  return [
    ...totalsFinding(reader, mapping, file),
    ...unreadable(reader, mapping, file),
    ...repeatedHour(reader, mapping, file),
    ...duplicates(ledger, mapping, file),
    ...order(ledger, file),
    ...dateOrder(reader, mapping, file),
  ];
}

function totalsFinding({ notes }: TableReader, { totals }: ImportMapping, file: string): ImportFinding[] {
  const group = notes.of("totals");
  if (group === null || totals === "drop") return [];
  return [
    finding({
      code: "totals-rows",
      place: { file, row: group.sample[0]?.row ?? 1 },
      found: `${group.count} rows that sum up others`,
      rule: "contacts are counted once",
      remedy: "Leave the rows of totals out.",
      weight: "blocks",
      rows: group.count,
      sample: group.sample,
      mends: [mend("drop-totals-rows", "Leave out the rows of totals.", { totals: "drop" })],
    }),
  ];
}

function unreadable({ notes }: TableReader, { badRows }: ImportMapping, file: string): ImportFinding[] {
  return [...notes.groups].flatMap(([key, group]): ImportFinding[] => {
    const { trouble, column, sample, count, found } = group;
    if (!key.startsWith("bad:") || trouble === null) return [];
    const isSkipped = trouble.code === "skipped-hour";
    const mends = isSkipped
      ? [
          mend("drop-skipped-hour", "Leave out the rows without contacts at times that do not exist.", {
            skippedHour: "drop-zeros",
          }),
        ]
      : [mend("leave-out-rows", "Leave out the rows that cannot be read.", { badRows: "leave-out" })];
    return [
      finding({
        code: trouble.code,
        place: { file, row: sample[0]?.row ?? 1, ...(column === null ? {} : { column }) },
        found: count === 1 ? found : `${found}, and ${count - 1} more rows like it`,
        rule: trouble.rule,
        remedy: trouble.remedy,
        weight: badRows === "leave-out" && !isSkipped ? "note" : "blocks",
        rows: count,
        sample,
        mends: badRows === "leave-out" && !isSkipped ? [] : mends,
      }),
    ];
  });
}

function repeatedHour(reader: TableReader, { layout }: ImportMapping, file: string): ImportFinding[] {
  if (reader.unplaced === 0) return [];
  const split =
    layout === "contacts"
      ? "Let the contacts take turns between the two hours."
      : "Give half of each row to either hour.";
  return [
    finding({
      code: "repeated-hour-ambiguous",
      place: { file, row: reader.firstUnplacedRow },
      found: `${reader.unplaced} rows at local times that come twice when the clocks go back`,
      rule: "the order of the rows, or an offset, must tell which of the two hours is meant",
      remedy: "Say which hour they are, or that they hold both; better, export times with their offset.",
      weight: "blocks",
      rows: reader.unplaced,
      mends: [
        mend("split-repeated-hour", split, { repeatedHour: "split" }),
        mend("first-repeated-hour", "They are the first of the two hours.", { repeatedHour: "first" }),
        mend("second-repeated-hour", "They are the second of the two hours.", { repeatedHour: "second" }),
      ],
    }),
  ];
}

function duplicates(ledger: IntervalLedger, mapping: ImportMapping, file: string): ImportFinding[] {
  const { duplicateRows, identicalDuplicates } = ledger;
  if (duplicateRows === 0 || mapping.duplicates !== "refuse") return [];
  const allSame = identicalDuplicates === duplicateRows;
  const first = ledger.duplicates[0];
  const merge = mend("merge-duplicates", "Keep the first of the rows for one interval.", { duplicates: "first" });
  const last = mend("keep-last-duplicate", "Keep the last: it corrects the earlier ones.", { duplicates: "last" });
  const sum = mend("add-duplicates", "Add them up: each is a part of the interval.", { duplicates: "add" });
  return [
    finding({
      code: "duplicate-intervals",
      place: { file, row: first?.row ?? 1 },
      found: `${duplicateRows} rows for intervals that other rows have already (row ${first?.row ?? 1} that of row ${first?.earlierRow ?? 1})${allSame ? ", with the same values" : `, ${duplicateRows - identicalDuplicates} of them with other values`}`,
      rule: "each interval of a queue stands in one row",
      remedy: `${allSame ? "Keep one of each." : "Say whether they correct each other, or are parts of one count."}${mapping.columns.queue === undefined ? " Where a column names their queue, say so in a mapping (columns: queue)." : ""}`,
      weight: "blocks",
      rows: duplicateRows,
      sample: ledger.duplicates.map(({ row, earlierRow }) => ({ row, cells: [`same interval as row ${earlierRow}`] })),
      mends: allSame ? [merge, last, sum] : [sum, last, merge],
    }),
  ];
}

/** More than one step back a queue: exports that start anew with each queue or page are in order all the same. */
function order(ledger: IntervalLedger, file: string): ImportFinding[] {
  const { descents, ascents, firstDescentRow } = ledger;
  const against = Math.min(descents, ascents);
  if (against === 0) return [];
  return [
    finding({
      code: "rows-out-of-order",
      place: { file, row: descents <= ascents ? firstDescentRow : 1 },
      found: `${against} places at which the rows of a queue step ${descents <= ascents ? "back" : "forward"} in time`,
      rule: "rows of a history follow each other",
      remedy:
        "They are put in order when they are stored. Where days stand in the wrong order, check that day and month are not changed over.",
      weight: "note",
      rows: against,
      mends: [mend("reorder", "Put the rows in order of time.", {})],
    }),
  ];
}

function dateOrder({ dates }: TableReader, mapping: ImportMapping, file: string): ImportFinding[] {
  if (!dates.isAmbiguous || mapping.datesClear) return [];
  return [
    finding({
      code: "date-order-ambiguous",
      place: { file, row: 2, ...(mapping.columns.start === undefined ? {} : { column: mapping.columns.start }) },
      found: `dates in which no figure tells day from month, read with the ${mapping.dateOrder === "mdy" ? "month" : "day"} first`,
      rule: "it must be clear which figure is the day",
      remedy: "Say which stands first.",
      mends: [
        mend("dates-day-first", "The day stands first.", { dateOrder: "dmy", datesClear: true }),
        mend("dates-month-first", "The month stands first.", { dateOrder: "mdy", datesClear: true }),
      ],
    }),
  ];
}
