/** What a contact costs that does not go as promised. */
export interface ContactLoss {
  /** One that gives up. */
  readonly perAbandoned: number;
  /** One that the target counts and that is not answered in time, whether given up or not. */
  readonly perLate: number;
}
