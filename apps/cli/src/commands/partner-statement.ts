import type { PaperLanguage, Statement } from "@springtide/contracts";
import { statementFile, statementPdf, writeBytesWhole } from "@springtide/exchange";
import type { Given, Terminal } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { paperLanguageOf } from "./paper-language.ts";
import { fromStored } from "./partner-stored.ts";
import { typed } from "./typed-words.ts";

const FORMATS = ["csv", "xlsx", "json", "pdf"] as const;
type Format = (typeof FORMATS)[number];

/** Says what a month under an agreement of a stored shop comes to: ordered, confirmed, delivered, billable. */
export async function stateMonth(given: Given, terminal: Terminal, now: Date): Promise<void> {
  const [agreement, month] = [neededOf(given, "agreement", "<nordlicht>"), neededOf(given, "month", "2026-04")];
  if (!/^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(month))
    throw typed("/month", `"${month}"`, "a month is written like 2026-04", "Name the month that is settled.");
  const out = given.text("out");
  const format = out === undefined ? null : formatOf(out);
  const language = paperLanguageOf(given);
  await refuseOverwriting(out === undefined ? [] : [out], []);
  const statement = await asked(given, { agreement, month });
  if (out !== undefined && format !== null)
    await writeBytesWhole(out, await bytesOf(statement, format, { madeAt: now, language }));
  terminal.clear();
  if (given.flag("json")) terminal.print(JSON.stringify({ file: out ?? null, ...statement }));
  else if (!given.flag("quiet")) for (const line of linesOf(out, statement)) terminal.print(line);
}

function neededOf(given: Given, option: "agreement" | "month", example: string): string {
  const value = given.text(option);
  if (value === undefined)
    throw typed(
      `/${option}`,
      `no --${option}`,
      "a statement is of one agreement and month",
      `Add --${option} ${example}.`,
    );
  return value;
}

function formatOf(out: string): Format {
  const format = FORMATS.find((one) => out.toLowerCase().endsWith(`.${one}`));
  if (format === undefined)
    throw typed(
      "/out",
      `"${out}"`,
      `a statement is written as ${FORMATS.join(", ")}`,
      "Name a file with one of these ends.",
    );
  return format;
}

async function bytesOf(
  statement: Statement,
  format: Format,
  { madeAt, language }: { readonly madeAt: Date; readonly language: PaperLanguage },
): Promise<Uint8Array> {
  const file =
    format === "pdf" ? await statementPdf(statement, madeAt, language) : statementFile(statement, format, madeAt);
  return file.bytes;
}

function asked(given: Given, of: { readonly agreement: string; readonly month: string }): Promise<Statement> {
  return fromStored(given, {
    async ofServer(shop, ask) {
      const { settlementRoutes } = await import("@springtide/contracts");
      const query = new URLSearchParams({ shop, ...of });
      return settlementRoutes.settlement.response.parse(await ask(`/api/settlements?${query.toString()}`));
    },
    async ofStore(shop, needs) {
      const { statementHere } = await import("@springtide/server");
      return statementHere(needs, { shop, ...of });
    },
  });
}

function linesOf(out: string | undefined, statement: Statement): string[] {
  const { totals, currency, isFinal, partnerName, agreement, month, remarks } = statement;
  const exact = (cents: number): string =>
    `${currency} ${(cents / 100).toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  const head = `${partnerName} (${agreement}), ${month}: net ${exact(totals.netCents)}, ${isFinal ? "final" : "preliminary"}`;
  return [
    out === undefined ? head : `${out}: ${head}`,
    `  ${exact(totals.workCents)} of work and ${exact(totals.chargeCents)} beside it`,
    `  position-hours: ${totals.orderedHours} ordered, ${totals.confirmedHours} confirmed, ${totals.deliveredHours} delivered, ${totals.billableHours} billable`,
    ...remarks.map((remark) => `  ${remark}`),
  ];
}
