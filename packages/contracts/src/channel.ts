import { z } from "zod";

export const Channel = z
  .enum(["phone", "chat", "email", "social", "form", "callback", "store"])
  .meta({ description: "How contacts reach the shop." });
export type Channel = z.infer<typeof Channel>;
