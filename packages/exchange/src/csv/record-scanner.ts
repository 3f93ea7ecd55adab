/**
 * One record of a CSV file, as byte ranges into a buffer that is reused: read what you need before you return.
 * `row` counts records from 1 with the header as row 1.
 */
export interface CsvRecord {
  readonly bytes: Uint8Array;
  readonly row: number;
  readonly cells: number;
  /** First byte and end (exclusive) of each cell, without its quotes. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where a quoted cell holds doubled quotes. */
  readonly escaped: Uint8Array;
  /** The whole record without its line end. */
  readonly from: number;
  readonly to: number;
  /** Text stands between a closing quote and the next separator. */
  readonly misquoted: boolean;
}

/** A quicker reader of rows in a form it knows. */
export interface PlainRows {
  /**
   * Reads and takes the whole row that starts at `from`, and answers where the next one starts; -1 where it is not in that form:
   * then nothing was taken. The bytes end with a line end.
   */
  read(bytes: Uint8Array, from: number, row: number): number;
}

export const QUOTE = 0x22;
const CARRIAGE_RETURN = 0x0d;
export const LINE_FEED = 0x0a;

const INCOMPLETE = -1;

/** A record has more cells than it may have: it was not read to its end. */
export class RecordTooWide extends Error {
  override readonly name = "RecordTooWide";
}

/**
 * Cuts bytes into records and cells after RFC 4180: quoted cells may hold separators, line ends and doubled quotes;
 * lines end in LF or CRLF (or CR alone if asked so). Cost: one look at each byte.
 */
export class RecordScanner implements CsvRecord {
  bytes: Uint8Array = new Uint8Array(0);
  row = 0;
  cells = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  escaped = new Uint8Array(64);
  from = 0;
  to = 0;
  misquoted = false;
  /** The last record scanned ended inside an open quote. */
  openQuote = false;
  readonly #separator: number;
  readonly lineEnd: number;
  readonly #mostCells: number;

  /** @param mostCells of a record; it is noticed by the time that the room for them is used up */
  constructor(separator: number, lineEnd: number = LINE_FEED, mostCells = Infinity) {
    this.#separator = separator;
    this.#mostCells = mostCells;
    this.lineEnd = lineEnd;
  }

  /**
   * Hands every whole record in the first `length` bytes to `onRecord`, but for those that `plain` takes; with `isEnd`, also the
   * last one without a line end.
   * @returns how many bytes were used; the rest is the start of a record still to come
   */
  scan(
    bytes: Uint8Array,
    length: number,
    isEnd: boolean,
    onRecord: (record: CsvRecord) => void,
    plain: PlainRows | null = null,
  ): number {
    this.bytes = bytes;
    const wholeRows = plain === null ? bytes : bytes.subarray(0, bytes.lastIndexOf(this.lineEnd, length - 1) + 1);
    let at = 0;
    while (at < length) {
      // The header is no row, whatever it looks like.
      const taken = plain === null || this.row === 0 ? INCOMPLETE : plain.read(wholeRows, at, this.row + 1);
      if (taken >= 0) {
        this.row += 1;
        at = taken;
        continue;
      }
      const next = this.#record(at, length, isEnd);
      if (next === INCOMPLETE) break;
      this.row += 1;
      onRecord(this);
      at = next;
    }
    return at;
  }

  /** What `read` makes of the first record, without moving on. */
  first<T>(bytes: Uint8Array, read: (record: CsvRecord) => T): T {
    this.bytes = bytes;
    this.#record(0, bytes.length, true);
    return read(this);
  }

  /** Finds the cells of the record that starts at `from`; returns where the next one starts, or INCOMPLETE. */
  #record(from: number, length: number, isEnd: boolean): number {
    // Nearly all the time of reading a file is spent in here: what the loop needs is kept out of the object.
    const { bytes, lineEnd } = this;
    const separator = this.#separator;
    let { starts, ends, escaped } = this;
    let cells = 0;
    let at = from;
    this.from = from;
    this.misquoted = false;
    this.openQuote = false;
    for (;;) {
      if (cells === starts.length) {
        this.#grow();
        ({ starts, ends, escaped } = this);
      }
      if (at < length && bytes[at] === QUOTE) {
        at = this.#quotedCell(at, cells, length, isEnd);
        if (at === INCOMPLETE) return INCOMPLETE;
      } else {
        starts[cells] = at;
        escaped[cells] = 0;
        while (at < length) {
          const byte = bytes[at];
          if (byte === separator || byte === lineEnd) break;
          at += 1;
        }
        ends[cells] = at;
      }
      cells += 1;
      if (at >= length || bytes[at] === lineEnd) break;
      at += 1;
    }
    if (at >= length && !isEnd) return INCOMPLETE;
    this.cells = cells;
    this.#close(at);
    return Math.min(at + 1, length);
  }

  /** Reads the quoted cell whose opening quote is at `at`; returns the place of the separator or line end after it. */
  #quotedCell(at: number, cell: number, length: number, isEnd: boolean): number {
    const bytes = this.bytes;
    const start = at + 1;
    let escaped = 0;
    let end = start;
    for (;;) {
      while (end < length && bytes[end] !== QUOTE) end += 1;
      if (end >= length) {
        if (!isEnd) return INCOMPLETE;
        this.openQuote = true;
        break;
      }
      // A quote in the buffer's last byte may be the first half of a doubled one.
      if (end + 1 >= length && !isEnd) return INCOMPLETE;
      if (end + 1 >= length || bytes[end + 1] !== QUOTE) break;
      escaped = 1;
      end += 2;
    }
    this.starts[cell] = start;
    this.ends[cell] = Math.min(end, length);
    this.escaped[cell] = escaped;
    let next = end + 1;
    while (next < length && bytes[next] !== this.#separator && bytes[next] !== this.lineEnd) {
      if (bytes[next] !== CARRIAGE_RETURN && bytes[next] !== 0x20) this.misquoted = true;
      next += 1;
    }
    return Math.min(next, length);
  }

  /** Takes the CR of a CRLF off the record that ends at `end`. */
  #close(end: number): void {
    const last = this.cells - 1;
    this.to = end > this.from && this.bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    if ((this.ends[last] ?? 0) > this.to) this.ends[last] = this.to;
  }

  #grow(): void {
    if (this.starts.length >= this.#mostCells) throw new RecordTooWide();
    const double = <T extends Int32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.starts = double(this.starts, new Int32Array(this.starts.length * 2));
    this.ends = double(this.ends, new Int32Array(this.ends.length * 2));
    this.escaped = double(this.escaped, new Uint8Array(this.escaped.length * 2));
  }
}
