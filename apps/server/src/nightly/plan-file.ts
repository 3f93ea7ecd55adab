import type { Plan } from "@springtide/contracts";
import { gapsOfPlan, requestOfPlan, shiftFile } from "@springtide/exchange";
import type { NoticeFile } from "../notifications/notice.ts";

/** Larger ones are not taken by many mail servers. */
const MOST_BYTES = 5_000_000;

/**
 * What a plan says of the matter, as a workbook to go with a notice: what it asks of an agreement's partner; without an agreement, or where it
 * asks nothing new, what nobody covers. Null where that would be too large for a mail.
 */
export async function planFile(
  from: { readonly plan: Plan; readonly planVersion: number; readonly madeAt: Date },
  agreement: string | null,
): Promise<NoticeFile | null> {
  const isKnown = from.plan.shop.agreements.some(({ id }) => id === agreement);
  const request = agreement !== null && isKnown ? requestOfPlan(from, agreement) : null;
  const document = request !== null && request.lines.length > 0 ? request : gapsOfPlan(from);
  const { name, mediaType, bytes } = await shiftFile(document, "xlsx", {});
  const content = Buffer.from(bytes);
  return content.length > MOST_BYTES ? null : { name, mediaType, base64: content.toString("base64") };
}
