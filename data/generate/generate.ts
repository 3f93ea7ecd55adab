// Writes the contacts of the three demo shops; run from anywhere: npm run data
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { contactRows } from "./contact-rows.ts";
import { garden } from "./garden.ts";
import { lamps } from "./lamps.ts";
import { shoes } from "./shoes.ts";

const data = fileURLToPath(new URL("..", import.meta.url));
for (const shop of [garden(data), lamps(), shoes()]) {
  const text = `${[...contactRows(shop)].join("\n")}\n`;
  writeFileSync(`${data}/${shop.folder}/contacts.csv`, text);
  process.stdout.write(`${shop.folder}/contacts.csv: ${String(text.split("\n").length - 2)} rows\n`);
}
