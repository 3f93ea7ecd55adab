import type { Readable } from "node:stream";
import { Transform, pipeline } from "node:stream";
import type { AnyRoute } from "@springtide/contracts";
import { BODY_BYTES } from "@springtide/contracts";
import type { Request } from "express";
import { bodyTooLarge, HttpProblem } from "./problems.ts";

/**
 * The file that is sent with a request, as it arrives; what reads it fails once it is larger than its route takes.
 * @throws HttpProblem 415 `media-type-not-taken`, 413 `body-too-large`
 */
export function readUpload({ upload = [], mostBytes = BODY_BYTES }: AnyRoute, request: Request): Readable {
  if (request.is([...upload]) === false || request.headers["content-type"] === undefined)
    throw new HttpProblem(
      415,
      "media-type-not-taken",
      "The request was not understood",
      `A file is sent here as ${upload.join(" or ")}.`,
    );
  if (Number(request.headers["content-length"] ?? 0) > mostBytes) throw bodyTooLarge(mostBytes);
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > mostBytes) done(bodyTooLarge(mostBytes));
      else done(null, chunk);
    },
  });
  // Whoever reads it hears of a connection that broke; nothing is left to do here.
  return pipeline(request, counted, () => undefined);
}
