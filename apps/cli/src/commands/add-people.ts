import type { ImportReport, PeopleDiagnosis } from "@springtide/contracts";
import { checkPeopleReady } from "@springtide/exchange";
import type { Given, Terminal } from "../command.ts";
import { storePlace } from "../places.ts";
import { withBooks } from "./contact-books.ts";
import { importedLine } from "./import-lines.ts";
import { peopleLines, requirePeople } from "./people-files.ts";
import { requireStore, shopMeant, shopTwice, wouldReplace } from "./stored-shop.ts";

/** What was so before, where nothing was said. */
const NOTHING_SAID = ["none", "whenever the site is open"];

/**
 * Puts what a file says of people's leave, availability or contracts into a shop that is stored, as an import that can be taken back.
 * @throws Refusal `nothing-stored`, `no-such-shop`, `shop-unclear`, `not-about-people`, `would-replace`, and what blocks the file
 */
export async function addPeople(given: Given, terminal: Terminal): Promise<void> {
  if (given.words.length > 0) throw shopTwice(given.words[0] ?? "", given.text("shop"));
  const place = storePlace(given.text("data"));
  await requireStore(place);
  await withBooks(place, async (books) => {
    const shop = await books.shop(shopMeant(await books.shops(), given.text("shop"), place.folder));
    const examined = await requirePeople(given.text("people") ?? "", shop, given.texts("accept"));
    const { diagnosis } = examined;
    const [asJson, isPreview] = [given.flag("json"), given.flag("preview")];
    const isTold = !asJson && !given.flag("quiet");
    if (isTold) for (const line of peopleLines(diagnosis)) terminal.print(line);
    checkPeopleReady(diagnosis);
    const replaced = diagnosis.changes.filter(({ before }) => !NOTHING_SAID.includes(before)).length;
    if (replaced > 0 && !isPreview && !given.flag("replace"))
      throw wouldReplace(`${replaced} ${replaced === 1 ? "entry" : "entries"} of people that would change`);
    const isStored = !isPreview && diagnosis.changes.length > 0;
    if (isStored) await books.describe(examined.shop, reportOf(diagnosis));
    const entry = isStored ? (await books.imports(shop.id))[0] : undefined;
    if (asJson) terminal.print(JSON.stringify({ shop: shop.id, import: entry?.id ?? null, diagnosis }));
    else if (isTold)
      for (const line of entry === undefined ? ["Nothing was stored."] : importedLine(entry)) terminal.print(line);
  });
}

function reportOf({ file, rowsRead, rowsLeftOut, recognised, changes, findings }: PeopleDiagnosis): ImportReport {
  return {
    file,
    rowsRead,
    rowsRefused: 0,
    rowsIgnored: rowsLeftOut,
    firstStart: null,
    lastStart: null,
    queues: [],
    notes: [
      `Read as ${recognised.kind} of people.`,
      ...changes.map(({ person, what, before, after }) => `${person}, ${what}: ${before} -> ${after}`),
      ...findings.map(({ found, rule }) => `Found ${found}, but ${rule}.`),
    ],
  };
}
