import { z } from "zod";
import { Side } from "../commitments/commitment-request.ts";
import { Decimal } from "../partner/partner-terms.ts";
import { AgreementTariff } from "../tariff.ts";
import { Id } from "../units.ts";

const Instant = z.iso.datetime({ offset: true });
const Day = z.iso.date();
const lines = z.int().positive();
const cents = z.int();
const share = z.number();
const days = { firstDay: Day, lastDay: Day };
const locked = { ...days, lockBy: Instant };
const heldThen = { ...locked, version: z.int().positive(), at: z.iso.datetime() };

/** A remark as a record, from which each page says it in its reader's language. */
export const StatementRemark = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("terms-outdated"), finalOn: Day }),
  z.strictObject({ code: z.literal("differs-from-sealed"), finalOn: Day, sealedCents: cents, netCents: cents }),
  z.strictObject({ code: z.literal("month-not-over") }),
  z.strictObject({ code: z.literal("delivery-unknown"), lines }),
  z.strictObject({ code: z.literal("contacts-reckoned"), lines }),
  z.strictObject({ code: z.literal("handled-time-reckoned"), lines }),
  z.strictObject({ code: z.literal("nothing-locked"), ...locked }),
  z.strictObject({ code: z.literal("published-plan-locked"), ...heldThen }),
  z.strictObject({ code: z.literal("stored-plan-locked"), ...heldThen }),
  z.strictObject({
    code: z.literal("forecasts-locked"),
    ...locked,
    forecasts: z.array(z.strictObject({ queue: Id, version: z.int().positive(), at: z.iso.datetime() })),
  }),
  z.strictObject({ code: z.literal("least-of-requests"), ...locked, requests: z.array(z.string()) }),
  z.strictObject({ code: z.literal("malus-held-back") }),
  z.strictObject({ code: z.literal("service-unknown"), ...days }),
  z.strictObject({ code: z.literal("service-known-in-part"), ...days, knownShare: share }),
  z.strictObject({ code: z.literal("dispute-open") }),
  z.strictObject({ code: z.literal("net-of-vat") }),
]);
export type StatementRemark = z.infer<typeof StatementRemark>;

const unitsUnused = { usedUnits: z.number(), leastUnits: z.number(), unit: AgreementTariff.shape.unit };
const recorded = { inTimeContacts: z.number(), offeredContacts: z.number(), level: share };
const typed = { level: share, basis: z.string() };
const signed = { by: z.string().meta({ description: "Pseudonym." }), on: Day };
const adds = { share: share.meta({ description: "Of the cost of the work, as a size." }) };

/** Why a charge is made, as a record, from which each page says it in its reader's language. */
export const ChargeReason = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("kept-free") }),
  z.strictObject({ code: z.literal("cancelled") }),
  z.strictObject({ code: z.literal("committed-units-unused"), ...unitsUnused }),
  z.strictObject({ code: z.literal("locked-units-unused"), ...unitsUnused }),
  z.strictObject({ code: z.literal("price-reached"), price: Decimal, earlierPrice: Decimal }),
  z.strictObject({ code: z.literal("bonus-recorded"), ...recorded, ...adds }),
  z.strictObject({ code: z.literal("malus-recorded"), ...recorded, ...adds }),
  z.strictObject({ code: z.literal("bonus-typed"), ...typed, ...signed, ...adds }),
  z.strictObject({ code: z.literal("malus-typed"), ...typed, ...signed, ...adds }),
  z.strictObject({ code: z.literal("bonus-unsigned"), ...typed, ...adds }),
  z.strictObject({ code: z.literal("malus-unsigned"), ...typed, ...adds }),
  z.strictObject({ code: z.literal("dispute-agreed"), dispute: z.int().positive(), by: Side }),
]);
export type ChargeReason = z.infer<typeof ChargeReason>;
