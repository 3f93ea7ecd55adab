export type {} from "@springtide/contracts";
