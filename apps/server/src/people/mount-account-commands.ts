import { AccountCommand, parseOrRefuse } from "@springtide/contracts";
import type { Express } from "express";
import { json } from "express";
import { readRequest } from "../http/read-call.ts";
import { runAccountCommand } from "./account-commands.ts";
import { baseFor } from "./links.ts";
import type { PeopleNeeds } from "./sessions.ts";

/** What `springtide account` and `springtide sign-in-link` do through the server; to be mounted behind the owner's token. */
export function mountAccountCommands(app: Express, people: PeopleNeeds): void {
  app.post("/api/owner/accounts", json(), async (request, response) => {
    const command = readRequest(() => parseOrRefuse(AccountCommand, request.body));
    response.set("Cache-Control", "no-store");
    response.json(await runAccountCommand(people, command, baseFor(people, request.headers)));
  });
}
