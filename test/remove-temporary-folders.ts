import { afterAll } from "vitest";
import { removeTemporaryFolders } from "./temporary-folders.ts";

// Runs before each file of tests, also of those that share what they load: a helper they share would register its own cleaning only once.
afterAll(removeTemporaryFolders);
