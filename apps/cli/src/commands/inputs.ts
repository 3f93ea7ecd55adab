import { holidaysOfShop, readContacts, readMapping, readShop, readWeather } from "@springtide/exchange";
import type { ContactHistory, ImportReport, Shop, ShopHolidays, WeatherDay } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { coveredYears } from "@springtide/season";
import type { Given, OptionSpec, Terminal } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { withPeople } from "./people-files.ts";

/** Options of every command that reads a shop and its past. */
export const INPUT_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  contacts: {
    type: "string",
    value: "<file.csv>",
    description: "Contacts by interval, day or contact; .csv or .csv.gz. Needed.",
  },
  weather: {
    type: "string",
    value: "<file.csv>",
    description: "Daily weather; .csv or .csv.gz. Weather triggers need it.",
  },
  people: {
    type: "string",
    value: "<file.csv>",
    description: "Leave, availability or contracts of the shop's people; .csv or .xlsx, may be given more than once.",
  },
  mapping: {
    type: "string",
    value: "<file.yaml>",
    description: "How the contact file is laid out, instead of what the shop file says.",
  },
  "set-aside": {
    type: "string",
    value: "<file.csv>",
    description: "Write refused rows with their reasons there, and go on with the rest.",
  },
  "repeated-hour": {
    type: "string",
    value: "first|second",
    description: "Which hour is meant when clocks go back and the order of rows cannot tell.",
  },
};

/** A shop and its past, read and checked. */
export interface Inputs {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  readonly contacts: readonly ContactHistory[];
  readonly report: ImportReport;
  readonly weather: readonly WeatherDay[];
  /** What a reader has to say of the weather file, in sentences. */
  readonly weatherNotes: readonly string[];
}

/**
 * Reads everything a command was given. Contacts come last, as only they may write a file (rows set aside).
 * @param changed what the command line changes in the shop, before anything is looked up for it
 * @throws Refusal with every finding of the first file that has any
 */
export async function readInputs(
  given: Given,
  terminal: Terminal,
  changed: (shop: Shop) => Shop = (shop) => shop,
): Promise<Inputs> {
  const shop = changed(await withPeople(await readShop(given.words[0] ?? ""), given.texts("people")));
  const contactsPath = given.text("contacts");
  if (contactsPath === undefined)
    throw new Refusal({
      code: "contacts-missing",
      place: {},
      found: "no --contacts",
      rule: "a season is learned from a contact file",
      remedy: "Give the export of your contact system: --contacts contacts.csv",
    });
  const mappingPath = given.text("mapping");
  const setAside = given.text("set-aside");
  if (setAside !== undefined) await refuseOverwriting([setAside], inputPaths(given));
  const repeatedHour = repeatedHourOf(given.text("repeated-hour"));
  const mapping = mappingPath === undefined ? shop.contacts : await readMapping(mappingPath);
  const weatherPath = given.text("weather");
  const weatherNotes: string[] = [];
  const weather =
    weatherPath === undefined
      ? []
      : await readWeather({ path: weatherPath, shop, note: (sentence) => weatherNotes.push(sentence) });
  const { histories, report } = await readContacts({
    path: contactsPath,
    shop,
    mapping,
    ...(setAside === undefined ? {} : { setAside }),
    ...(repeatedHour === undefined ? {} : { repeatedHour }),
    progress: terminal.progress,
  });
  return {
    shop,
    holidays: holidaysOfShop(shop, coveredYears(shop, histories)),
    contacts: histories,
    report,
    weather,
    weatherNotes,
  };
}

/** Every file that a command reads. */
export function inputPaths(given: Given): (string | undefined)[] {
  return [
    given.words[0],
    given.text("contacts"),
    given.text("weather"),
    given.text("mapping"),
    ...given.texts("people"),
  ];
}

function repeatedHourOf(text: string | undefined): "first" | "second" | undefined {
  if (text === undefined || text === "first" || text === "second") return text;
  throw new Refusal({
    code: "repeated-hour-unknown",
    place: {},
    found: `--repeated-hour ${text}`,
    rule: "the repeated hour is the first or the second",
    remedy: "Write --repeated-hour first or --repeated-hour second.",
  });
}

/** What the readers had to say of the files, in lines. */
export function reportLines({ report, weatherNotes }: Pick<Inputs, "report" | "weatherNotes">): string[] {
  return [
    `${report.file}: ${report.rowsRead} rows read${report.rowsRefused > 0 ? `, ${report.rowsRefused} set aside` : ""}${report.rowsIgnored > 0 ? `, ${report.rowsIgnored} left out as the mapping says` : ""}`,
    ...report.queues.map(
      ({ queue, offered, missing, outsideHours }) =>
        `  ${queue}: ${Math.round(offered).toLocaleString("en-GB")} contacts${missing > 0 ? `, ${missing} intervals missing (not taken for zero)` : ""}${outsideHours > 0 ? `, ${Math.round(outsideHours).toLocaleString("en-GB")} outside opening hours (kept: they are demand)` : ""}`,
    ),
    ...report.notes.map((note) => `  ${note}`),
    ...weatherNotes,
  ];
}
