import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";
import { adjustmentFindings } from "./adjustments.ts";
import { blockFindings } from "./agreement-blocks.ts";
import { noticeFindings } from "./agreement-notices.ts";
import { priceFindings } from "./agreement-prices.ts";
import { termsFindings } from "./agreement-terms.ts";
import { hoursFindings } from "./hours.ts";
import { idFindings } from "./ids.ts";
import { leverFindings } from "./levers.ts";
import { patternFindings } from "./shift-patterns.ts";
import { peopleFindings } from "./people.ts";
import { permittedFindings } from "./permitted-hours.ts";
import { planFindings } from "./plan-settings.ts";
import { premiumFindings } from "./premiums.ts";
import { queueFindings } from "./queues.ts";
import { referenceFindings } from "./references.ts";
import { rosterFindings } from "./rosters.ts";
import { shareFindings } from "./shares.ts";
import { deskFindings } from "./desks.ts";
import { staffFindings } from "./staff-resources.ts";
import { triggerFindings } from "./triggers.ts";
import { wageFindings } from "./wages.ts";

/** Everything wrong with a shop file that no single key shows; `field` is a JSON pointer into the file. */
export function shopFindings(file: ShopFile): Finding[] {
  return [
    idFindings,
    referenceFindings,
    hoursFindings,
    shareFindings,
    queueFindings,
    permittedFindings,
    rosterFindings,
    staffFindings,
    deskFindings,
    wageFindings,
    premiumFindings,
    priceFindings,
    blockFindings,
    noticeFindings,
    termsFindings,
    leverFindings,
    patternFindings,
    peopleFindings,
    triggerFindings,
    adjustmentFindings,
    planFindings,
  ].flatMap((check) => check(file));
}
