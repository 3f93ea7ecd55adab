import { z } from "zod";
import { ShopFile } from "./shop-file.ts";

/**
 * The form of a shop file as JSON Schema (draft 2020-12), with a description of every key, so that editors complete and
 * check `shop.yaml` while it is written. It is what a person writes, not what the file is read into. What one part of a file
 * says of another (ids that must exist, shares that add up) is beyond a schema; `resolveShop` checks that.
 */
export function shopJsonSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(ShopFile, { target: "draft-2020-12", io: "input" });
}
