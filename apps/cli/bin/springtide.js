#!/usr/bin/env node
import { readFileSync } from "node:fs";

// A reader that has seen enough (springtide ... | head) closes the pipe: the work goes on, and its exit code tells.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });

// The version is answered before anything else is loaded, so that scripts may ask for it at no cost.
if (process.argv[2] === "--version" || process.argv[2] === "-V") {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  process.stdout.write(`${version}\n`);
} else {
  // Inside a workspace, npx moves to the workspace's own folder; paths that were typed are meant from where they were typed.
  const typedIn = process.env["npm_command"] === "exec" ? process.env["INIT_CWD"] : undefined;
  if (typedIn !== undefined) process.chdir(typedIn);
  const { main } = await import("../dist/main.js");
  const code = await main(process.argv.slice(2));
  // A command that did what it was asked to may still have set one, for what it found.
  if (code !== 0) process.exitCode = code;
}
