import { readImportMapping, readShop } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { Given, Terminal } from "../command.ts";
import { storePlace } from "../places.ts";
import { acceptedMends } from "./accepted-mends.ts";
import { withBooks } from "./contact-books.ts";
import { requireStore, shopMeant, shopTwice } from "./stored-shop.ts";
import type { WatchRequest } from "./take-file.ts";
import { takeFile } from "./take-file.ts";
import type { WatchEvent } from "./watch-events.ts";
import { eventLine, isTrouble } from "./watch-events.ts";
import { requireFolder, watchFolder } from "./watch-folder.ts";

const SETTLED_SECONDS = 2;

/** How a folder is watched, and how it is told of. */
export interface WatchSettings extends WatchRequest {
  readonly settledMs?: number;
  readonly asJson?: boolean;
  /** Only what somebody has to do something about is told. */
  readonly isQuiet?: boolean;
}

/**
 * How a folder is watched, from what was typed: into the shop of a shop file, or into one that is stored already.
 * @throws Refusal `folder-not-found`, `shop-twice`, `unknown-mend`, `not-seconds`, and those of the files named
 */
export async function watchSettings(folder: string, given: Given): Promise<WatchSettings> {
  const mappingPath = given.text("mapping");
  return {
    folder,
    shopOf: await shopOfWords(given),
    mapping: mappingPath === undefined ? undefined : await readImportMapping(mappingPath),
    accept: acceptedMends(given),
    place: storePlace(given.text("data")),
    settledMs: secondsOf(given.text("settle")) * 1000,
    asJson: given.flag("json"),
    isQuiet: given.flag("quiet"),
  };
}

/** @throws Refusal `shop-twice`, and those of the shop file */
async function shopOfWords(given: Given): Promise<WatchRequest["shopOf"]> {
  const [path] = given.words;
  const named = given.text("shop");
  if (path !== undefined && named !== undefined) throw shopTwice(path, named);
  if (path !== undefined) {
    const shop = await readShop(path);
    return () => Promise.resolve(shop);
  }
  const place = storePlace(given.text("data"));
  await requireStore(place);
  return async (books) => books.shop(shopMeant(await books.shops(), named, place.folder));
}

/**
 * Imports files into a shop as they appear in a folder, until it is stopped: each through the server that holds the data folder, where
 * one does, else in the store itself, which is held no longer than a file takes.
 * @throws Refusal `folder-not-found`, those of `openStore`, and where it is not clear into which shop
 */
export async function watchImport(settings: WatchSettings, terminal: Terminal, stop: AbortSignal): Promise<void> {
  await requireFolder(settings.folder);
  // A store that cannot be opened at all, or has no such shop, is no reason to refuse each file.
  const shop = await withBooks(settings.place, (books) => settings.shopOf(books));
  const tell = (event: WatchEvent): void => {
    if (settings.asJson === true) terminal.print(JSON.stringify(event));
    else if (settings.isQuiet !== true) terminal.print(eventLine(event));
    else if (isTrouble(event)) terminal.note(eventLine(event));
  };
  tell({ event: "watching", folder: settings.folder, shop: shop.id });
  await watchFolder(settings.folder, {
    take: (path) => takeFile(path, settings),
    tell,
    now: settings.place.now,
    isStopped: () => stop.aborted,
    settledMs: settings.settledMs ?? SETTLED_SECONDS * 1000,
  });
}

function secondsOf(text: string | undefined): number {
  if (text === undefined) return SETTLED_SECONDS;
  if (/^\d{1,4}$/.test(text) && Number(text) > 0) return Number(text);
  throw new Refusal({
    code: "not-seconds",
    place: {},
    found: `--settle ${text}`,
    rule: "a file settles within 1 to 9999 whole seconds",
    remedy: "Give a number of seconds, such as --settle 30.",
  });
}
