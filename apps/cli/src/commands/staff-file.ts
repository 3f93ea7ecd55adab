import { StaffingTerms, parseOrRefuse } from "@springtide/contracts";
import { staffIntervalFile, type IntervalBatch } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { IntervalStaffer, fileLines, type StaffedInterval, type StaffingTotals } from "@springtide/season";
import type { Given, Terminal } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { inOptions } from "./staff-findings.ts";
import { typedQuestion } from "./staff-question.ts";

/** What a file of intervals came to. */
interface FileAnswer {
  readonly out: string;
  readonly rows: number;
  readonly totals: StaffingTotals;
  /** Time of the maths alone, without reading and writing. */
  readonly secondsComputing: number;
}

/** Options that ask about one interval. */
const OF_ONE_INTERVAL = ["contacts", "agents"] as const;

/** Staffs every row of a file, and writes it anew with what each needs. */
export async function staffFile(from: string, given: Given, terminal: Terminal): Promise<void> {
  const out = checkFileOptions(given);
  const { terms: typed, texts } = typedQuestion(given);
  const terms = inOptions(given, () => parseOrRefuse(StaffingTerms, typed));
  const staffer = inOptions(given, () => new IntervalStaffer(terms));
  await refuseOverwriting([out], [from]);
  const work = new TimedStaffing(staffer, texts.shrinkage !== undefined);
  const { rows } = await staffIntervalFile({
    path: from,
    out,
    ahtSeconds: texts.aht ?? null,
    added: work.columns,
    staff: (batch) => work.staff(batch),
    progress: terminal.progress,
  });
  terminal.clear();
  const answer: FileAnswer = { out, rows, totals: staffer.totals, secondsComputing: work.seconds };
  if (given.flag("json")) terminal.print(JSON.stringify(answer));
  else if (!given.flag("quiet"))
    for (const line of [...fileLines(answer.totals, answer.secondsComputing), `Written to ${out}`])
      terminal.print(line);
}

function checkFileOptions(given: Given): string {
  const refuse = (code: string, found: string, rule: string, remedy: string): Refusal =>
    new Refusal({ code, place: { file: "command line" }, found, rule, remedy });
  for (const option of OF_ONE_INTERVAL)
    if (given.text(option) !== undefined)
      throw refuse(
        "options-contradict",
        `--from and --${option}`,
        `each row of a file brings its own`,
        `Leave out --${option}.`,
      );
  const solve = given.text("solve");
  if (solve !== undefined && solve !== "agents")
    throw refuse(
      "options-contradict",
      `--from and --solve ${solve}`,
      "a file is asked for its agents",
      "Leave out --solve.",
    );
  if (given.flag("explain"))
    throw refuse(
      "options-contradict",
      "--from and --explain",
      "steps are those of one interval",
      "Ask for it alone: --contacts, --aht, --explain.",
    );
  const out = given.text("out");
  if (out === undefined)
    throw refuse("out-missing", "no --out", "the rows are written to a file", "Name one: --out agents.csv");
  return out;
}

/** Staffs batch after batch, and counts the seconds that the maths takes. */
class TimedStaffing {
  seconds = 0;
  readonly #staffer: IntervalStaffer;
  readonly #withHeads: boolean;
  readonly #staffed: StaffedInterval[] = [];

  constructor(staffer: IntervalStaffer, withHeads: boolean) {
    this.#staffer = staffer;
    this.#withHeads = withHeads;
  }

  get columns(): string[] {
    return ["agents", "service_level", "occupancy", ...(this.#withHeads ? ["heads"] : [])];
  }

  staff({ size, contacts, ahtSeconds, refuse }: IntervalBatch): (at: number) => (string | number)[] {
    while (this.#staffed.length < size) this.#staffed.push({ agents: 0, heads: 0, serviceLevel: 0, occupancy: 0 });
    const startMs = performance.now();
    for (let at = 0; at < size; at += 1) {
      const into = this.#staffed[at];
      if (into === undefined) continue;
      try {
        this.#staffer.staff(contacts[at] ?? 0, ahtSeconds[at] ?? 0, into);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refuse(at, error);
      }
    }
    this.seconds += (performance.now() - startMs) / 1000;
    return (at) => this.#cells(this.#staffed[at]);
  }

  #cells(staffed: StaffedInterval | undefined): (string | number)[] {
    if (staffed === undefined) return [];
    const { agents, serviceLevel, occupancy, heads } = staffed;
    return [agents, shareCell(serviceLevel), shareCell(occupancy), ...(this.#withHeads ? [heads] : [])];
  }
}

/** Six decimals at most; empty where there is nothing to take a share of. */
function shareCell(share: number): string {
  return Number.isNaN(share) ? "" : String(Math.round(share * 1e6) / 1e6);
}
