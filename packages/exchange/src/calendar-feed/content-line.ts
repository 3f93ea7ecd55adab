const MOST_BYTES = 75;
/** Of UTF-8, for each unit of a text in JavaScript. */
const MOST_BYTES_OF_LETTER = 3;

/** Text as a value of iCalendar (RFC 5545, 3.3.11): backslash, semicolon, comma and line feeds escaped, other control characters left out. */
export function calendarText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll("\n", "\\n");
}

/** A content line (RFC 5545, 3.1): folded after 75 bytes of UTF-8, never within a character, ended by CRLF. */
export function contentLine(line: string): string {
  if (line.length * MOST_BYTES_OF_LETTER <= MOST_BYTES) return `${line}\r\n`;
  const bytes = Buffer.from(line);
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length;) {
    // The space that a further piece begins with counts as one of its bytes.
    const to = endOfCharacter(bytes, from + (from === 0 ? MOST_BYTES : MOST_BYTES - 1));
    pieces.push(bytes.toString("utf8", from, to));
    from = to;
  }
  return `${pieces.join("\r\n ")}\r\n`;
}

/** The last place at or before a given one at which no character is cut in two. */
function endOfCharacter(bytes: Uint8Array, at: number): number {
  let end = Math.min(at, bytes.length);
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}
