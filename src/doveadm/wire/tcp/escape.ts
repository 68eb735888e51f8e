/** Tabs separate the fields of doveadm's protocol. A byte that would end a field or a line is written as `\x01` and a letter. */
const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x00, '\x010'],
  [0x01, '\x011'],
  [0x09, '\x01t'],
  [0x0d, '\x01r'],
  [0x0a, '\x01n'],
]);

const ESCAPED = 0x01;

/** The byte for each letter, by the letter's code. Any other letter stands for itself. */
const LETTERS: ReadonlyMap<number, number> = new Map([...ESCAPES].map(([byte, escape]) => [escape.charCodeAt(1), byte]));

/** Escapes one field of a line. */
export function escapeField(value: string): string {
  return /[\u0000\u0001\t\r\n]/.test(value)
    ? value.replace(/[\u0000\u0001\t\r\n]/g, (char) => ESCAPES.get(char.charCodeAt(0)) ?? '')
    : value;
}

/** The bytes of one field. */
export function unescapeField(field: Buffer): Buffer {
  let from = field.indexOf(ESCAPED);
  if (from < 0) return field;
  const bytes = Buffer.allocUnsafe(field.length);
  let length = 0;
  let copied = 0;
  while (from >= 0) {
    length += field.copy(bytes, length, copied, from);
    const letter = field[from + 1];
    if (letter !== undefined) bytes[length++] = LETTERS.get(letter) ?? letter;
    copied = from + 2;
    from = field.indexOf(ESCAPED, copied);
  }
  if (copied < field.length) length += field.copy(bytes, length, copied);
  return bytes.subarray(0, length);
}

/** The text of one field. */
export function unescapeText(field: string): string {
  return field.includes('\x01')
    ? field.replace(/\u0001(.?)/gs, (_, letter: string) => {
        const byte = LETTERS.get(letter.charCodeAt(0));
        return byte === undefined ? letter : String.fromCharCode(byte);
      })
    : field;
}
