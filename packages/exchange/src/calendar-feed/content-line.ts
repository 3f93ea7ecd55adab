const MOST_BYTES = 75;

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
  if (Buffer.byteLength(line) <= MOST_BYTES) return `${line}\r\n`;
  let folded = "";
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > MOST_BYTES) {
      folded += "\r\n ";
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return `${folded}\r\n`;
}
