import type { HandlingLaw, WaitingLaw } from "../model/laws.ts";

/** A queue with a team, at constant rates, and how long to play it out. */
export interface SingleQueueQuestion {
  readonly arrivalsPerHour: number;
  readonly handling: HandlingLaw;
  readonly patience: WaitingLaw;
  /** Share of contacts that leave at once if they would have to wait at all; none if left out. */
  readonly balkingShare?: number;
  readonly agents: number;
  /** Places in the line; as many as needed if left out. */
  readonly waitingPlaces?: number;
  readonly withinSeconds: number;
  /** Giving up within this time counts as short in slExclShort; 5 s if left out. */
  readonly shortAbandonSeconds?: number;
  /** Contacts that are counted. */
  readonly contacts: number;
  /** Contacts before them that are played and not counted, as the house starts empty; a twentieth if left out. */
  readonly warmUpContacts?: number;
  /** Parts that the contacts are cut into to tell how sure the figures are; 20 if left out. */
  readonly batches?: number;
  readonly seed: number;
}
