import type { Command } from "../command.ts";
import { QUEUE_OPTIONS } from "./simulate-options.ts";
import { simulateTypedQueue } from "./simulate-queue.ts";

/** A queue played out contact by contact, with what the formulas say beside. */
export const simulateCommand: Command = {
  name: "simulate",
  summary: "play a queue out contact by contact, with what the formulas say beside",
  words: [],
  options: QUEUE_OPTIONS,
  run(given, terminal) {
    simulateTypedQueue(given, terminal);
    return Promise.resolve();
  },
};
