import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileRoute, Route } from "@springtide/contracts";
import type { Request, Response } from "express";
import type { AnswerParts } from "./answer.ts";
import { Answer, FileAnswer } from "./answer.ts";
import { ReadyAnswer } from "./ready-answer.ts";
import { tagOf } from "./versions.ts";

/**
 * Sends what a handler of a JSON route gave back.
 * @param checked whether it is held against the contract before it leaves
 */
export async function sendJson(
  route: Route,
  request: Request,
  response: Response,
  given: unknown,
  checked: boolean,
): Promise<void> {
  if (given instanceof ReadyAnswer) return given.send(request, response);
  const { value, parts }: Answer<unknown> = given instanceof Answer ? given : new Answer(given, {});
  if (checked) route.response.parse(value);
  setParts(response, parts);
  if (value === undefined) response.status(204).end();
  else response.status(route.status ?? 200).json(value);
}

/** Sends the file that a handler gave back. */
export async function sendFile(route: FileRoute, request: Request, response: Response, given: unknown): Promise<void> {
  if (given instanceof ReadyAnswer) return given.send(request, response);
  if (!(given instanceof FileAnswer)) throw new Error(`${route.path} was answered with something that is no file.`);
  const { body, mediaType, fileName, parts } = given;
  if (!route.mediaTypes.includes(mediaType)) throw new Error(`${route.path} does not answer with ${mediaType}.`);
  if (fileName !== null) response.attachment(fileName);
  response.type(mediaType);
  setParts(response, parts);
  if (body instanceof Readable) await pipeline(body, response);
  else response.send(typeof body === "string" ? body : Buffer.from(body));
}

function setParts(response: Response, { version, location, headers = {} }: AnswerParts): void {
  for (const [name, value] of Object.entries(headers))
    response.append(name, typeof value === "string" ? value : [...value]);
  if (version !== undefined) response.set("ETag", tagOf(version));
  if (location !== undefined) response.location(location);
}
