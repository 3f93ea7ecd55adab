// What a page works out of comparisons that it has read: nothing is loaded with it.
export { waterfallOf } from "./finance/waterfall.ts";
export type { WaterfallStep } from "./finance/waterfall.ts";
