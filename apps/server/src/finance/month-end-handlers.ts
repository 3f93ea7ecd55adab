import type { monthEndRoutes } from "@springtide/contracts";
import { monthEndFile } from "@springtide/exchange";
import { whoOf } from "../audit/who-of.ts";
import { Answer, FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { requireVersion } from "../http/versions.ts";
import { bookedCostHandlers } from "./booked-cost-handlers.ts";
import { financeSettings } from "./books-of-shops.ts";
import { closeMonth } from "./close-month.ts";
import { invoiceHandlers } from "./invoice-handlers.ts";
import type { MonthEndNeeds } from "./month-end-needs.ts";
import { workbookHandlers } from "./workbook-handlers.ts";

/** What is answered of the ends of months, invoices, budgets and their workbook. */
export function monthEndHandlers(needs: MonthEndNeeds): Handlers<typeof monthEndRoutes> {
  return {
    ...settingsHandlers(needs),
    ...closingHandlers(needs),
    ...invoiceHandlers(needs),
    ...bookedCostHandlers(needs),
    ...workbookHandlers(needs),
  };
}

function settingsHandlers({
  store,
}: MonthEndNeeds): Handlers<Pick<typeof monthEndRoutes, "getFinanceSettings" | "putFinanceSettings">> {
  return {
    async getFinanceSettings({ actor }) {
      const stored = await financeSettings(store.within(actor.scope));
      return new Answer(stored, { version: stored.revision });
    },

    async putFinanceSettings({ actor, body: settings, ifMatch }) {
      const own = store.within(actor.scope);
      const { revision: basedOn } = await financeSettings(own);
      requireVersion(ifMatch, basedOn);
      const saved = await own.monthEnds.saveSettings({ settings, basedOn, who: whoOf(actor) });
      const stored = saved ?? (await financeSettings(own));
      // Somebody saved between the look and the change.
      if (saved === null) requireVersion(`"${String(basedOn)}"`, stored.revision);
      return new Answer(stored, { version: stored.revision });
    },
  };
}

function closingHandlers({
  store,
  now,
}: MonthEndNeeds): Handlers<Pick<typeof monthEndRoutes, "monthEnd" | "exportMonthEnd">> {
  return {
    monthEnd: ({ actor, query: { month } }) => closeMonth(store.within(actor.scope), month, now()),

    async exportMonthEnd({ actor, query: { month, format } }) {
      const file = monthEndFile(await closeMonth(store.within(actor.scope), month, now()), format, now());
      return new FileAnswer(file.bytes, file.mediaType, file.name);
    },
  };
}
