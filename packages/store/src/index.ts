export { openStore } from "./store.ts";
export type { ShopImport, Store, StoreOptions } from "./store.ts";
export type { PlanInputs } from "./inputs-hash.ts";
export type { PlanEntry, StoredPlan } from "./repositories/plan-repository.ts";
export type { ShopSummary, StoredShop } from "./repositories/shop-repository.ts";
