/** What a partner delivered in one interval of the past, of the seats confirmed to it. Null where it is not known. */
export interface DeliveredInterval {
  readonly agreement: string;
  readonly queue: string | null;
  readonly startMs: number;
  /** Length of the interval; the shop's if null. */
  readonly minutes: number | null;
  /** Null: nothing can be learned of how many of them came. */
  readonly seatsConfirmed: number | null;
  /** All seats together, breaks and absence taken off. */
  readonly loggedInSeconds: number | null;
  readonly productiveSeconds: number | null;
  readonly handledSeconds: number | null;
  /** Contacts that came to them, those that were handled, and those answered within the target of their queue. */
  readonly offeredContacts: number | null;
  readonly handledContacts: number | null;
  readonly inTimeContacts: number | null;
  /** When the seats were ordered or confirmed. */
  readonly confirmedAtMs: number | null;
  /** Where it stands, for findings. */
  readonly file: string;
  readonly row: number;
}
