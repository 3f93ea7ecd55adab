import type { ContactHistory, ShopImportMessage } from "@springtide/contracts";
import type { ShopImport } from "./imports/replace-shop.ts";

/** An import as it is sent to the server that holds a folder: its numbers bit by bit, in base64. */
export function importMessage({ shop, holidays, contacts, weather, report }: ShopImport): string {
  const message: ShopImportMessage = {
    shop,
    holidays,
    weather: [...weather],
    report,
    contacts: contacts.map(({ queue, minutes, ...columns }) => ({
      ...{ queue, minutes },
      startMs: packed(columns.startMs),
      offered: packed(columns.offered),
      handled: packed(columns.handled),
      abandoned: packed(columns.abandoned),
      ahtSeconds: packed(columns.ahtSeconds),
    })),
  };
  return JSON.stringify(message);
}

export function importFrom({ contacts, ...inputs }: ShopImportMessage): ShopImport {
  return { ...inputs, contacts: contacts.map(historyFrom) };
}

function historyFrom({ queue, minutes, ...columns }: ShopImportMessage["contacts"][number]): ContactHistory {
  return {
    ...{ queue, minutes },
    startMs: unpacked(columns.startMs),
    offered: unpacked(columns.offered),
    handled: unpacked(columns.handled),
    abandoned: unpacked(columns.abandoned),
    ahtSeconds: unpacked(columns.ahtSeconds),
  };
}

function packed(column: Float64Array): string {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("base64");
}

/** Copied, as eight-byte numbers must begin at a multiple of eight. */
function unpacked(text: string): Float64Array {
  return new Float64Array(Uint8Array.from(Buffer.from(text, "base64")).buffer);
}
