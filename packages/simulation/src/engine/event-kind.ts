/**
 * Who goes first at one instant: an agent freed at 10:00:00 can take the contact of 10:00:00, a contact that is answered
 * at the moment its patience ends is answered, and an agent whose shift ends now may still take what comes now.
 */
export const EVENT_KIND = {
  serviceEnds: 0,
  intervalStarts: 1,
  shiftStarts: 2,
  contactArrives: 3,
  contactReturns: 4,
  waitEnds: 5,
  shiftEnds: 6,
  intervalEnds: 7,
} as const;
