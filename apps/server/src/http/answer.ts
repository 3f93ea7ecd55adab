import type { Readable } from "node:stream";

/** What goes with an answer besides its value. */
export interface AnswerParts {
  /** Which state of the thing this is; its ETag. */
  readonly version?: string | number;
  /** Address of what was made. */
  readonly location?: string;
  /** Any other headers; several of one name as a list. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/** A handler's answer that carries more than its value. */
export class Answer<T> {
  readonly value: T;
  readonly parts: AnswerParts;

  constructor(value: T, parts: AnswerParts) {
    this.value = value;
    this.parts = parts;
  }
}

/** A file as an answer. */
export class FileAnswer {
  readonly body: string | Uint8Array | Readable;
  /** One of the route's. */
  readonly mediaType: string;
  /** What it is called when it is saved; a browser shows it in place where there is none. */
  readonly fileName: string | null;
  readonly parts: AnswerParts;

  constructor(
    body: string | Uint8Array | Readable,
    mediaType: string,
    fileName: string | null,
    parts: AnswerParts = {},
  ) {
    this.body = body;
    this.mediaType = mediaType;
    this.fileName = fileName;
    this.parts = parts;
  }
}
