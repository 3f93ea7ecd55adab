import type { ImportDiff } from "@springtide/contracts";
import { contentNote, readImportMapping } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { Given, Terminal } from "../command.ts";
import { storePlace } from "../places.ts";
import { acceptedMends } from "./accepted-mends.ts";
import type { ContactBooks } from "./contact-books.ts";
import { withBooks } from "./contact-books.ts";
import { diagnosisLines } from "./diagnosis-lines.ts";
import { examineFor, refusalOf } from "./examine-for.ts";
import { changeLines, DAYS_LISTED, importedLine } from "./import-lines.ts";
import { requireStore, shopMeant, shopTwice, wouldReplace } from "./stored-shop.ts";

/**
 * Adds what a file says to a shop that is stored: looked through by the doctor, with the difference it makes. Days that are stored are
 * replaced only where that was said.
 * @throws Refusal `nothing-stored`, `no-such-shop`, `shop-unclear`, `contacts-missing`, `would-replace`, and what blocks the file
 */
export async function addContacts(given: Given, terminal: Terminal): Promise<void> {
  const path = given.text("contacts");
  if (path === undefined) throw contactsMissing();
  if (given.words.length > 0) throw shopTwice(given.words[0] ?? "", given.text("shop"));
  const accept = acceptedMends(given);
  const mappingPath = given.text("mapping");
  const mapping = mappingPath === undefined ? undefined : await readImportMapping(mappingPath);
  const place = storePlace(given.text("data"));
  await requireStore(place);
  await withBooks(place, async (books) => {
    const shop = await books.shop(shopMeant(await books.shops(), given.text("shop"), place.folder));
    const reading = { shop, mapping, accept, sheet: given.text("sheet"), progress: terminal.progress };
    const { examination } = await examineFor(books, path, reading);
    const { diagnosis } = examination;
    const diff = diagnosis.ready ? await books.preview(shop, examination) : null;
    terminal.clear();
    const isTold = !given.flag("json") && !given.flag("quiet");
    if (isTold) for (const line of diagnosisLines(diagnosis)) terminal.print(line);
    const blocked = refusalOf(diagnosis);
    if (blocked !== null) throw blocked;
    if (isTold && diff !== null) for (const line of ["", ...changeLines(diff, DAYS_LISTED)]) terminal.print(line);
    const replaced = diff === null ? 0 : replacedDays(diff);
    const isPreview = given.flag("preview");
    if (replaced > 0 && !isPreview && !given.flag("replace"))
      throw wouldReplace(`${replaced} stored ${replaced === 1 ? "day" : "days"} of a queue that would change`);
    if (!isPreview) await books.add(shop, examination);
    const entry = isPreview ? undefined : await newestImport(books, shop.id, diagnosis.hash);
    if (given.flag("json"))
      terminal.print(JSON.stringify({ shop: shop.id, import: entry?.id ?? null, diagnosis, diff }));
    else if (isTold)
      for (const line of entry === undefined ? ["Nothing was stored."] : importedLine(entry)) terminal.print(line);
  });
}

/** Days that are stored and would not be as they are. */
function replacedDays({ contactDays }: ImportDiff): number {
  return contactDays.filter(({ before }) => before !== null).length;
}

async function newestImport(
  books: ContactBooks,
  shop: string,
  hash: string,
): Promise<Awaited<ReturnType<ContactBooks["imports"]>>[number] | undefined> {
  return (await books.imports(shop)).find(({ notes }) => notes.includes(contentNote(hash)));
}

function contactsMissing(): Refusal {
  return new Refusal({
    code: "contacts-missing",
    place: {},
    found: "no --contacts",
    rule: "a file is added to a shop that is stored",
    remedy: "Give the export of your contact system: --contacts export.csv; or watch a folder with --watch.",
  });
}
