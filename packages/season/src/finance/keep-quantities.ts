import type { StoredQuantities } from "@springtide/contracts";
import { fromBase64, toBase64 } from "../forecast/base64.ts";
import type { SeasonQuantities } from "./season-quantities.ts";

const BYTES = 4;

/** Quantities as they are kept. Hours are whole head-minutes, so that they come back as they were, to the last bit. */
export function keptQuantities(quantities: SeasonQuantities): StoredQuantities {
  const { asked, opened, queues, contactsByMonth, beyond, figures, requiredHoursByPath, contactsByPath } = quantities;
  return {
    asked: asked.map((block) => ({ ...block })),
    opened: [...opened],
    queues: [...queues],
    contactsByMonth: contactsByMonth.map(({ queue, months }) => ({ queue, months: [...months] })),
    beyond: { queues: [...beyond.queues], minutes: beyond.hours.map((hours) => minutesInText(hours)) },
    figures,
    requiredHoursByPath: Array.from(requiredHoursByPath),
    contactsByPath: Array.from(contactsByPath),
  };
}

/** The quantities that were kept. */
export function quantitiesOfKept(kept: StoredQuantities): SeasonQuantities {
  const { asked, contactsByMonth, beyond, requiredHoursByPath, contactsByPath, ...rest } = kept;
  return {
    ...rest,
    asked: asked.map(({ fill, isAgreed, ...block }) => ({
      ...block,
      ...(fill === undefined ? {} : { fill }),
      ...(isAgreed === undefined ? {} : { isAgreed }),
    })),
    contactsByMonth: contactsByMonth.map(({ queue, months }) => ({ queue, months: new Map(months) })),
    beyond: { queues: beyond.queues, hours: beyond.minutes.map((text) => hoursOfText(text)) },
    requiredHoursByPath: Float64Array.from(requiredHoursByPath),
    contactsByPath: Float64Array.from(contactsByPath),
  };
}

function minutesInText(hours: Float64Array): string {
  const view = new DataView(new ArrayBuffer(hours.length * BYTES));
  hours.forEach((value, i) => {
    view.setUint32(i * BYTES, Math.round(value * 60), true);
  });
  return toBase64(new Uint8Array(view.buffer));
}

function hoursOfText(text: string): Float64Array {
  const bytes = fromBase64(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from(
    { length: bytes.byteLength / BYTES },
    (_, i) => (view.getUint32(i * BYTES, true) * 60) / 3600,
  );
}
