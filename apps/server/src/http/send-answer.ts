import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileRoute, Route } from "@springtide/contracts";
import type { StoredAnswer } from "@springtide/store";
import type { Request, Response } from "express";
import type { AnswerParts } from "./answer.ts";
import { Answer, FileAnswer } from "./answer.ts";
import { ReadyAnswer } from "./ready-answer.ts";
import { tagOf } from "./versions.ts";

/**
 * What a handler of a JSON route gave back, as it is sent; headers that go with this one response alone, such as cookies, are
 * set on it.
 * @param checked whether it is held against the contract before it leaves
 */
export function answerToSend(route: Route, response: Response, given: unknown, checked: boolean): StoredAnswer {
  const answer: Answer<unknown> = given instanceof Answer ? given : new Answer(given, {});
  const { value, parts } = answer;
  if (checked) route.response.parse(value);
  appendHeaders(response, parts);
  const body = value === undefined ? null : JSON.stringify(value);
  return { status: body === null ? 204 : (route.status ?? 200), headers: headersOf(parts), body };
}

/** Sends an answer, new or kept. */
export function sendStored(response: Response, { status, headers, body }: StoredAnswer): void {
  response.set(headers).status(status);
  if (body === null) response.end();
  else response.type("json").send(body);
}

/** Sends the file that a handler gave back. */
export async function sendFile(route: FileRoute, request: Request, response: Response, given: unknown): Promise<void> {
  if (given instanceof ReadyAnswer) return given.send(request, response);
  if (!(given instanceof FileAnswer)) throw new Error(`${route.path} was answered with something that is no file.`);
  const { body, mediaType, fileName, parts } = given;
  if (!route.mediaTypes.includes(mediaType)) throw new Error(`${route.path} does not answer with ${mediaType}.`);
  if (fileName !== null) response.attachment(fileName);
  response.type(mediaType);
  appendHeaders(response, parts);
  response.set(headersOf(parts));
  if (body instanceof Readable) await pipeline(body, response);
  else response.send(typeof body === "string" ? body : Buffer.from(body));
}

function appendHeaders(response: Response, { headers = {} }: AnswerParts): void {
  for (const [name, value] of Object.entries(headers))
    response.append(name, typeof value === "string" ? value : [...value]);
}

function headersOf({ version, location }: AnswerParts): Record<string, string> {
  return {
    ...(version === undefined ? {} : { ETag: tagOf(version) }),
    ...(location === undefined ? {} : { Location: location }),
  };
}
