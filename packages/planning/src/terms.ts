// What agreements cost and until when something must be said: asked of a server by the request, where nobody waits for a solver's models.
export { deadlineOf } from "./agreements/deadlines.ts";
export { workCost } from "./agreements/invoice.ts";
export { amountCents, roundMoney } from "./economics/money.ts";
