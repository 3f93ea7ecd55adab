import {
  changedPlanSettings,
  LongerHoursText,
  type LongerHoursChoice,
  parseOrRefuse,
  resolveLongerHours,
  type Shop,
} from "@springtide/contracts";
import { writeJson } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { hoursLines, weighHours } from "@springtide/season";
import type { Command, Given } from "../command.ts";
import { INPUT_OPTIONS, inputPaths, readInputs, reportLines } from "./inputs.ts";
import { ordersOfShop } from "./orders-of-shop.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { FORECAST_OPTION, forecastPaths, readForecasts } from "./weather-forecasts.ts";

/** From a shop, its past and hours that might be opened to what opening them does, costs and brings. */
export const hoursCommand: Command = {
  name: "hours",
  summary: "whether to open longer: what moves, what it costs, what a customer won must be worth",
  words: ["<shop.yaml>"],
  options: {
    ...INPUT_OPTIONS,
    ...FORECAST_OPTION,
    window: {
      type: "string",
      value: '<"phone:mon-fri 18:00-20:00">',
      description: "A window that might be opened, instead of those of the shop file; may be given several times.",
    },
    "first-day": {
      type: "string",
      value: "<2026-03-01>",
      description: "First day looked at; the day after the history if neither this nor the shop file says.",
    },
    horizon: { type: "string", value: "<26w>", description: "How far to look." },
    paths: { type: "string", value: "<200>", description: "Possible seasons drawn." },
    seed: { type: "string", value: "<1>", description: "Another seed draws other seasons; the same seed the same." },
    out: { type: "string", value: "<answer.json>", description: "Where the answer goes, as JSON." },
  },
  async run(given, terminal) {
    const out = given.text("out");
    await refuseOverwriting(out === undefined ? [] : [out], [...inputPaths(given), ...forecastPaths(given)]);
    const inputs = await readInputs(given, terminal, (shop) => asTyped(shop, given));
    const forecasts = await readForecasts(given, inputs);
    const { orders, notes } = await ordersOfShop(inputs.shop, given.words[0] ?? "");
    const answer = weighHours({
      ...inputs,
      orders,
      weatherForecasts: forecasts.ensembles,
      progress: terminal.progress,
    });
    if (out !== undefined) await writeJson(out, answer);
    terminal.clear();
    const weatherNotes = [...inputs.weatherNotes, ...forecasts.notes, ...notes];
    if (given.flag("json")) terminal.print(JSON.stringify({ report: inputs.report, weatherNotes, ...answer }));
    else if (!given.flag("quiet"))
      for (const line of [...reportLines({ ...inputs, weatherNotes }), "", ...hoursLines(answer)]) terminal.print(line);
  },
};

/** What is typed goes before what the shop file says. */
function asTyped(shop: Shop, given: Given): Shop {
  const settings = Object.entries({
    firstDay: given.text("first-day"),
    horizon: given.text("horizon"),
    paths: numberOrText(given.text("paths")),
    seed: numberOrText(given.text("seed")),
  }).filter(([, value]) => value !== undefined);
  const typed = given.texts("window");
  return {
    ...shop,
    plan: changedPlanSettings(shop.plan, Object.fromEntries(settings), "command line"),
    longerHours: typed.length === 0 ? shop.longerHours : typed.map(windowTyped),
  };
}

/** "phone:mon-fri 18:00-20:00", held to the rules of the shop file. */
function windowTyped(text: string, at: number): LongerHoursChoice {
  const [, queue, days, hours] = /^\s*([^:\s]+)\s*:\s*(\S.*?)\s+(\S+)\s*$/.exec(text) ?? [];
  if (queue === undefined || days === undefined || hours === undefined)
    throw new Refusal({
      code: "window-not-understood",
      place: { file: "command line", field: "--window" },
      found: `"${text}"`,
      rule: "a window is a queue, days and hours",
      remedy: 'Write --window "phone:mon-fri 18:00-20:00".',
    });
  return resolveLongerHours(
    parseOrRefuse(LongerHoursText, { id: `window-${at + 1}`, queue, days, hours }, "command line"),
  );
}

/** What is not a number stays text, so that the refusal shows what was typed. */
function numberOrText(text: string | undefined): number | string | undefined {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
