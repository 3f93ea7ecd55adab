// What agreements cost and until when something must be said: asked of a server by the request, where nobody waits for a solver's models.
export { deadlineOf } from "./agreements/deadlines.ts";
export { lockTerms } from "./agreements/forecast-lock.ts";
export { serviceShare, workCost } from "./agreements/invoice.ts";
export type { Tariff } from "./agreements/tariff.ts";
export { amountCents, roundMoney, totalOfLines } from "./economics/money.ts";
export { shareOut } from "./economics/share-out.ts";
