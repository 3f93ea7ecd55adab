// What `springtide shifts` reads and writes with: the command answers in about a second, and waits for no other reader.
export { readShiftInstance, readShiftSolution } from "./shifts/read-shift-instance.ts";
export { writeFileWhole } from "./tables/write-file.ts";
export { writeJson } from "./tables/write-table.ts";
