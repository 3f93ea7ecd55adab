import type { InvoiceBatch, MatchedInvoiceLine, monthEndRoutes, SupplierInvoiceLine } from "@springtide/contracts";
import type { InvoicesRead } from "@springtide/exchange";
import { type Finding, Refusal } from "@springtide/refusal";
import { type BooksOfShop, daysOfPeriod, invoiceFindings, matchInvoices, touches } from "@springtide/season/service";
import type { OrganisationStore } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem } from "../http/problems.ts";
import { bytesOf } from "../imports/uploads.ts";
import type { Actor } from "../people/actor.ts";
import { booksOfShops, financeSettings } from "./books-of-shops.ts";
import type { FileOf } from "../uploads/file-reading.ts";
import type { MonthEndNeeds } from "./month-end-needs.ts";

type InvoiceRoutes = Pick<
  typeof monthEndRoutes,
  "checkInvoices" | "recordInvoiceFile" | "recordInvoices" | "listInvoices" | "listInvoiceBatches" | "undoInvoiceBatch"
>;

const LISTED = 100;

/** What is answered of suppliers' invoices. */
export function invoiceHandlers({ store, now, files }: MonthEndNeeds): Handlers<InvoiceRoutes> {
  /** Lines beside what was ordered and came, after those recorded before them. */
  const matched = async (
    own: OrganisationStore,
    books: readonly BooksOfShop[],
    lines: readonly SupplierInvoiceLine[],
  ): Promise<MatchedInvoiceLine[]> => {
    const { settings } = await financeSettings(own);
    const before = await own.monthEnds.invoiceLines();
    const all = matchInvoices(books, [...before, ...lines], { settings, nowMs: now().getTime() });
    return all.filter(({ number }) => number === null);
  };
  const record = async (
    actor: Actor,
    books: readonly BooksOfShop[],
    lines: readonly SupplierInvoiceLine[],
    file: string | null,
  ): Promise<{ readonly batch: InvoiceBatch; readonly lines: MatchedInvoiceLine[] }> => {
    const own = store.within(actor.scope);
    const shown = await matched(own, books, lines);
    const batch = await own.monthEnds.recordInvoices({ lines, file, who: whoOf(actor) });
    const kept = (await own.monthEnds.invoiceLines()).filter((line) => line.batch === batch.number);
    return {
      batch,
      lines: shown.map((line, i) => ({ ...line, number: kept[i]?.number ?? null, batch: batch.number })),
    };
  };
  return {
    async checkInvoices({ actor, query: { file = "invoices" }, upload, signal }) {
      const own = store.within(actor.scope);
      const books = await booksOfShops(own, now());
      const { lines, findings, found } = await sentInvoices(books, await bytesOf(upload), file, (sent) =>
        files.read("invoices", sent, signal),
      );
      return { lines: await matched(own, books, lines), findings: [...findings], found };
    },

    async recordInvoiceFile({ actor, query: { file = "invoices" }, upload, signal }) {
      const books = await booksOfShops(store.within(actor.scope), now());
      const { lines, findings, found } = await sentInvoices(books, await bytesOf(upload), file, (sent) =>
        files.read("invoices", sent, signal),
      );
      if (findings.length > 0) throw new Refusal(findings, found);
      return record(actor, books, lines, file);
    },

    async recordInvoices({ actor, body: { lines } }) {
      const books = await booksOfShops(store.within(actor.scope), now());
      const findings = findingsOf(books, lines, (line, column) => ({
        field: `/lines/${String(lines.indexOf(line))}/${column}`,
      }));
      if (findings.length > 0) throw new Refusal(findings.slice(0, LISTED), findings.length);
      return record(actor, books, lines, null);
    },

    async listInvoices({ actor, query: { month, status } }) {
      const own = store.within(actor.scope);
      const { settings } = await financeSettings(own);
      const days = month === undefined ? null : daysOfPeriod(settings, month);
      const recorded = await own.monthEnds.invoiceLines();
      const all = matchInvoices(await booksOfShops(own, now()), recorded, { settings, nowMs: now().getTime() });
      return {
        lines: all.filter(
          (line) =>
            (days === null || touches(days, line.from, line.until)) && (status === undefined || line.status === status),
        ),
      };
    },

    listInvoiceBatches: async ({ actor }) => ({
      batches: await store.within(actor.scope).monthEnds.invoiceBatches(),
    }),

    async undoInvoiceBatch({ actor, params: { batch } }) {
      const undone = await store.within(actor.scope).monthEnds.undoInvoices(batch, whoOf(actor));
      if (undone === null)
        throw new HttpProblem(404, "no-such-invoice-batch", "Not found", `No invoice lines were recorded as ${batch}.`);
    },
  };
}

type PlaceOf = Parameters<typeof invoiceFindings<SupplierInvoiceLine>>[3];

function findingsOf(books: readonly BooksOfShop[], lines: readonly SupplierInvoiceLine[], placeOf: PlaceOf): Finding[] {
  const requests = new Set(books.flatMap((one) => one.requests.map(({ id }) => id)));
  return invoiceFindings(
    books.map(({ shop }) => shop),
    requests,
    lines,
    placeOf,
  );
}

/** A file's lines that can be read and fit what was agreed on, and what is wrong with the others. */
async function sentInvoices(
  books: readonly BooksOfShop[],
  bytes: Buffer,
  file: string,
  readInvoices: (sent: FileOf<"invoices">) => Promise<InvoicesRead>,
): Promise<Pick<InvoicesRead, "findings" | "found"> & { readonly lines: SupplierInvoiceLine[] }> {
  const known = books.flatMap(({ shop }) => shop.agreements.map(({ id }) => ({ shop: shop.id, agreement: id })));
  const read = await readInvoices({ bytes, file, agreements: known });
  const rows = new Map(read.lines.map(({ row, ...line }) => [line, row] as const));
  const refused = new Set<SupplierInvoiceLine>();
  const misfits = findingsOf(books, [...rows.keys()], (line, column) => {
    refused.add(line);
    const name = read.names[column];
    return { file, row: rows.get(line) ?? 1, ...(name === undefined ? {} : { column: name }) };
  });
  const findings = [...read.findings, ...misfits].sort((a, b) => (a.place.row ?? 0) - (b.place.row ?? 0));
  return {
    findings: findings.slice(0, LISTED),
    found: read.found + misfits.length,
    lines: [...rows.keys()].filter((line) => !refused.has(line)),
  };
}
