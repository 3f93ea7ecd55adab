/** Weekdays as the shop file writes them, Monday first. */
export const DAY_NAMES: readonly string[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
