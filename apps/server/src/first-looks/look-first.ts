import type { FirstLook, ImportMapping } from "@springtide/contracts";
import { examine, importFileOf, unreadDiagnosis } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { guessShop } from "@springtide/season";
import { zoneOfTimes } from "./zone-of-times.ts";

/** A file that was sent before there is a shop for it, and how it is to be read. */
export interface FirstLookWork {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sheet?: string | undefined;
  readonly zone?: string | undefined;
  readonly mapping?: ImportMapping | undefined;
}

/** Looks a file through and guesses its shop. @throws Refusal where it is no table, or the zone does not exist */
export async function lookFirst({ file: name, bytes, sheet, zone, mapping }: FirstLookWork): Promise<FirstLook> {
  const file = importFileOf(name, bytes);
  const context = { shop: null, sheet, zone, mapping };
  try {
    const { diagnosis, histories } = await examine(file, context);
    const told = mapping?.zone === undefined ? zoneOfTimes(diagnosis, zone) : null;
    const guessed = guessShop(histories, told ?? diagnosis.mapping.zone ?? zone ?? "UTC");
    if (guessed === null) return { diagnosis, guess: null };
    return {
      diagnosis: { ...diagnosis, mapping: { ...diagnosis.mapping, zone: guessed.zone } },
      guess: { ...guessed, zoneFrom: told === null ? "asked" : "offsets" },
    };
  } catch (error) {
    const diagnosis = error instanceof Refusal ? await unreadDiagnosis(file, context, error) : null;
    if (diagnosis === null) throw error;
    return { diagnosis, guess: null };
  }
}
