import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Request, Response } from "express";

/** A large answer made ready once: compressed, and with a tag by which a page knows that it has it already. */
export class ReadyAnswer {
  readonly gzipped: Buffer;
  readonly etag: string;

  private constructor(gzipped: Buffer, etag: string) {
    this.gzipped = gzipped;
    this.etag = etag;
  }

  /** @param json the whole answer as JSON */
  static async of(json: string): Promise<ReadyAnswer> {
    const etag = `"${createHash("sha256").update(json).digest("base64url")}"`;
    return new ReadyAnswer(await promisify(gzip)(json), etag);
  }

  async send(request: Request, response: Response): Promise<void> {
    response.set({ "Content-Type": "application/json; charset=utf-8", ETag: this.etag, Vary: "Accept-Encoding" });
    if (request.fresh) response.status(304).end();
    else if (request.acceptsEncodings("gzip") === "gzip") response.set("Content-Encoding", "gzip").send(this.gzipped);
    else response.send(await promisify(gunzip)(this.gzipped));
  }
}
