import type { OrderDay } from "@springtide/contracts";
import type { DayTable } from "./day-rows.ts";
import { readDayRows } from "./day-rows.ts";

/** A file of orders to be read. */
export type OrdersRequest = Pick<DayTable, "path" | "note" | "progress" | "cancel">;

const AMOUNT = { names: ["orders", "order_count", "order count"] } as const;
const MOST_ORDERS = 1_000_000_000;

/**
 * Reads orders by day from a CSV file (gzipped or not) with the columns `date` and `orders`. Rows of one day, such as those of markets, are added
 * up; an empty cell is not known and leaves its day out, which is not zero.
 * @returns days ascending
 * @throws Refusal with the row and column of every impossible value (100 listed, all counted)
 */
export async function readOrders(request: OrdersRequest): Promise<OrderDay[]> {
  const rows = await readDayRows({ ...request, what: "orders", amount: AMOUNT, most: MOST_ORDERS });
  const days = new Map<string, number>();
  for (const { day, amount } of rows) days.set(day, (days.get(day) ?? 0) + amount);
  return [...days].map(([day, orders]) => ({ day, orders })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
