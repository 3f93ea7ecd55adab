import { z } from "zod";
import * as calendar from "./triggers/calendar-kinds.ts";
import * as composed from "./triggers/composed-kinds.ts";
import * as shop from "./triggers/shop-kinds.ts";
import * as weather from "./triggers/weather-kinds.ts";
import { TriggerResponse, TriggerResponseText } from "./triggers/response.ts";
import { Id } from "./units.ts";

export { TriggerResponse };

const common = { id: Id, name: z.string().min(1).meta({ description: "What people call it." }) };
const resolved = { ...common, response: TriggerResponse };
const inMarkets = { ...resolved, markets: z.array(Id) };
const written = { ...common, response: TriggerResponseText };
const writtenInMarkets = {
  ...written,
  markets: z.array(Id).min(1).optional().meta({ description: "Markets where it is evaluated; all if not given." }),
};

/** A cause: a detector that says when, and a response that says what it does to which queues over which days. */
export const Trigger = z.discriminatedUnion("kind", [
  z.strictObject({ ...weather.firstWarmDay, ...inMarkets }),
  z.strictObject({ ...weather.firstCrossing, ...inMarkets }),
  z.strictObject({ ...weather.firstFrost, ...inMarkets }),
  z.strictObject({ ...weather.firstSnow, ...inMarkets }),
  z.strictObject({ ...weather.weatherJump, ...inMarkets }),
  z.strictObject({ ...weather.degreeDays, ...inMarkets }),
  z.strictObject({ ...calendar.sunsetBefore, ...inMarkets }),
  z.strictObject({ ...calendar.clockChange, ...resolved, zone: z.string() }),
  z.strictObject({ ...calendar.calendarDate, ...resolved }),
  z.strictObject({ ...calendar.publicHoliday, ...resolved }),
  z.strictObject({ ...calendar.payday, ...resolved }),
  z.strictObject({ ...calendar.dateRanges, ...resolved }),
  z.strictObject({ ...shop.campaign, ...resolved }),
  z.strictObject({ ...shop.priceChange, ...resolved }),
  z.strictObject({ ...shop.deliveryIncident, ...resolved }),
  z.strictObject({ ...shop.orderContacts, ...resolved }),
  z.strictObject({ ...composed.allOf, ...resolved }),
  z.strictObject({ ...composed.anyOf, ...resolved }),
  z.strictObject({ ...composed.after, ...resolved }),
  z.strictObject({ ...composed.notWithin, ...resolved }),
]);
export type Trigger = z.infer<typeof Trigger>;

/** A trigger as written in a shop file. */
export const TriggerText = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, ...weather.firstWarmDay, ...writtenInMarkets }),
  z.strictObject({ ...common, ...calendar.clockChange, ...written }),
  z.strictObject({ ...common, ...calendar.calendarDate, ...written }),
  z.strictObject({ ...common, ...weather.firstCrossingText, ...writtenInMarkets }),
  z.strictObject({ ...common, ...weather.weatherJumpText, ...writtenInMarkets }),
  z.strictObject({ ...common, ...weather.degreeDays, ...writtenInMarkets }),
  z.strictObject({ ...common, ...weather.firstFrost, ...writtenInMarkets }),
  z.strictObject({ ...common, ...weather.firstSnow, ...writtenInMarkets }),
  z.strictObject({ ...common, ...calendar.sunsetBeforeText, ...writtenInMarkets }),
  z.strictObject({ ...common, ...calendar.publicHoliday, ...written }),
  z.strictObject({ ...common, ...calendar.payday, ...written }),
  z.strictObject({ ...common, ...calendar.dateRanges, ...written }),
  z.strictObject({ ...common, ...shop.campaign, ...written }),
  z.strictObject({ ...common, ...shop.priceChange, ...written }),
  z.strictObject({ ...common, ...shop.deliveryIncident, ...written }),
  z.strictObject({ ...common, ...shop.orderContacts, ...written }),
  z.strictObject({ ...common, ...composed.allOf, ...written }),
  z.strictObject({ ...common, ...composed.anyOf, ...written }),
  z.strictObject({ ...common, ...composed.after, ...written }),
  z.strictObject({ ...common, ...composed.notWithin, ...written }),
]);
export type TriggerText = z.infer<typeof TriggerText>;
