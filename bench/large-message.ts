/** A message of about this size. */
export function largeMessage(bytes: number): string {
  const line = `${'0123456789'.repeat(7)}\r\n`;
  return `From: A <a@bench.example>\r\nSubject: large\r\n\r\n${line.repeat(Math.floor(bytes / line.length))}`;
}
