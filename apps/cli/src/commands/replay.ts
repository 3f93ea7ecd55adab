import { join } from "node:path";
import type { ReplayReport } from "@springtide/contracts";
import { replayChoice } from "@springtide/contracts";
import { writeReplayFolder } from "@springtide/exchange";
import {
  chosenSeason,
  replayArmsTable,
  replayDecisionsTable,
  replayLines,
  replaySeason,
  replayWeeksTable,
} from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import type { Command, Given, Terminal } from "../command.ts";
import { typed, withDraws } from "./draws.ts";
import { INPUT_OPTIONS, inputPaths, readInputs, reportLines } from "./inputs.ts";
import { ordersOfShop } from "./orders-of-shop.ts";
import { refuseOverwriting } from "./overwriting.ts";

/** What a replay is written to, in its folder. */
const REPLAY_FILES = ["arms.csv", "weeks.csv", "decisions.csv", "replay.json"] as const;

/** Plays a past season again as this planner would have decided it, and says what that would have cost. */
export const replayCommand: Command = {
  name: "replay",
  summary: "replay a past season as this planner would have decided it, and say what that would have cost",
  words: ["<shop.yaml>"],
  options: {
    ...INPUT_OPTIONS,
    season: {
      type: "string",
      value: "<2015>",
      description:
        "The season of a year: from four weeks before its triggers first fired to eight weeks after. Either this or --from and --to.",
    },
    from: { type: "string", value: "<2015-02-15>", description: "First day that is replayed." },
    to: { type: "string", value: "<2015-05-31>", description: "Last day that is replayed." },
    out: {
      type: "string",
      value: "<folder>",
      description: `Where ${REPLAY_FILES.join(", ")} go; without it the figures are only shown.`,
    },
    paths: { type: "string", value: "<200>", description: "Possible seasons drawn for each decision." },
    seed: { type: "string", value: "<1>", description: "Another seed draws other seasons; the same seed the same." },
  },
  async run(given, terminal) {
    const choice = replayChoice(typed(given, ["from", "to", "season"]), "command line");
    const out = given.text("out");
    const files = out === undefined ? [] : REPLAY_FILES.map((name) => join(out, name));
    await refuseOverwriting(files, inputPaths(given));
    const inputs = await readInputs(given, terminal, (shop) => withDraws(shop, given));
    const { orders, notes } = await ordersOfShop(inputs.shop, given.words[0] ?? "");
    const report = replaySeason({
      ...inputs,
      orders,
      season: chosenSeason(choice),
      solve: await loadSolver(),
      progress: terminal.progress,
    });
    const read = reportLines({ ...inputs, weatherNotes: [...inputs.weatherNotes, ...notes] });
    await told(report, { out, read }, given, terminal);
  },
};

async function told(
  report: ReplayReport,
  { out, read }: { readonly out: string | undefined; readonly read: readonly string[] },
  given: Given,
  terminal: Terminal,
): Promise<void> {
  if (out !== undefined) {
    terminal.progress(99, 100, "Writing files");
    const tables = {
      "arms.csv": replayArmsTable(report),
      "weeks.csv": replayWeeksTable(report),
      "decisions.csv": replayDecisionsTable(report),
    };
    await writeReplayFolder({ folder: out, tables, report });
  }
  terminal.clear();
  if (given.flag("json")) terminal.print(JSON.stringify(report));
  else if (!given.flag("quiet"))
    for (const line of [
      ...read,
      "",
      ...replayLines(report),
      ...(out === undefined ? [] : ["", `Written to ${out}: ${REPLAY_FILES.join(", ")}`]),
    ])
      terminal.print(line);
}
