/** Whole microseconds are the time of every engine here: sums of them are exact, and two engines never differ by a rounding. */
export const MICROSECONDS = 1e6;

/** The shortest mean time: a rounding to microseconds is then below a thousandth of it, and of no weight in any mean. */
export const SHORTEST_SECONDS = 1e-3;
