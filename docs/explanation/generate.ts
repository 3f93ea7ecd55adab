// Draws the picture of docs/explanation/simulation.md: npx tsx --conditions @springtide/source docs/explanation/generate.ts
import { writeFileSync } from "node:fs";
import { peakDay } from "./peak-day.ts";
import { peakDayPicture } from "./peak-day-picture.ts";

writeFileSync(new URL("../images/peak-day.svg", import.meta.url), peakDayPicture(peakDay()));
