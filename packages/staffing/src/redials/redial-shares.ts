import { refuse } from "../domain.ts";

/** Which share of contacts comes back, by how the attempt before ended. Each at least 0 and below 1. */
export interface RedialShares {
  /** Of those who gave up, so many try again. */
  readonly afterAbandon: number;
  /** Of those who found the line full, so many try again; 0 if not given. */
  readonly afterBlock?: number;
  /** Of those who were served, so many contact again about the same matter; 0 if not given. */
  readonly afterService?: number;
}

/**
 * Refuses shares under which the rate need not settle: if everybody who fails comes back, a queue that cannot serve
 * them all is offered more and more.
 */
export function requireRedialShares({ afterAbandon, afterBlock = 0, afterService = 0 }: RedialShares): void {
  requireReturning(afterAbandon, "/redials/afterAbandon");
  requireReturning(afterBlock, "/redials/afterBlock");
  requireReturning(afterService, "/redials/afterService");
}

function requireReturning(share: number, field: string): void {
  if (share >= 0 && share < 1) return;
  refuse(
    "redials-never-settle",
    field,
    share,
    "the share that comes back is at least 0 and below 1; if all came back the contacts offered would grow without end",
    "Give it as a fraction, such as 0.54 for 54 %.",
  );
}
