import { timeZone } from "@springtide/calendar";
import type { DeliveredInterval, RequestAnswer, ShiftDocument } from "@springtide/contracts";
import {
  type BookedCostsRead,
  bookedCostsOfBytes,
  deliveredOfBytes,
  type InvoicesRead,
  invoicesOfBytes,
  type PartnerRosterRead,
  readAnswer,
  readPartnerRoster,
  type RosterFile,
  rosterOfBytes,
  type RosterReading,
} from "@springtide/exchange";

/** A file as it was sent. */
interface SentFile {
  readonly bytes: Uint8Array;
  /** As findings in it are to call it. */
  readonly file: string;
}

/** What files are read as: what is needed for it, and what comes of it. All of it can be told from thread to thread. */
interface FileReadings {
  readonly deliveries: { readonly of: SentFile; readonly read: readonly DeliveredInterval[] };
  readonly answer: { readonly of: SentFile & { readonly request: ShiftDocument }; readonly read: RequestAnswer };
  readonly "partner-roster": {
    readonly of: SentFile & { readonly request: ShiftDocument; readonly at: Date; readonly sheet?: string | undefined };
    readonly read: PartnerRosterRead;
  };
  readonly roster: {
    readonly of: SentFile & { readonly zone: string; readonly dates: RosterReading["dates"] };
    readonly read: Pick<RosterFile, "shifts" | "members" | "absences" | "days" | "notes">;
  };
  readonly invoices: {
    readonly of: SentFile & { readonly agreements: Parameters<typeof invoicesOfBytes>[2] };
    readonly read: InvoicesRead;
  };
  readonly "booked-costs": { readonly of: SentFile; readonly read: BookedCostsRead };
}

export type FileKind = keyof FileReadings;
export type FileOf<Kind extends FileKind> = FileReadings[Kind]["of"];
export type ReadOf<Kind extends FileKind> = FileReadings[Kind]["read"];

const READERS: { readonly [Kind in FileKind]: (sent: FileOf<Kind>) => Promise<ReadOf<Kind>> } = {
  deliveries: ({ bytes, file }) => deliveredOfBytes(bufferOf(bytes), file),
  answer: ({ bytes, file, request }) => readAnswer(bytes, file, request),
  "partner-roster": ({ bytes, file, request, at, sheet }) =>
    readPartnerRoster(bufferOf(bytes), file, request, at, sheet),
  roster: async ({ bytes, file, zone, dates }) => {
    const { roster } = await rosterOfBytes(bufferOf(bytes), file, { zone: timeZone(zone), dates });
    const { shifts, members, absences, days, notes } = roster;
    return { shifts, members, absences, days, notes };
  },
  invoices: ({ bytes, file, agreements }) => invoicesOfBytes(bufferOf(bytes), file, agreements),
  "booked-costs": ({ bytes, file }) => bookedCostsOfBytes(bufferOf(bytes), file),
};

/** Reads a file as what it is said to be, on the thread that asks. @throws Refusal of its reader */
export function readFileAs<Kind extends FileKind>(kind: Kind, sent: FileOf<Kind>): Promise<ReadOf<Kind>> {
  return READERS[kind](sent);
}

/** What comes from another thread is a mere array of bytes. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
