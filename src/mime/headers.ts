import libmime from 'libmime';
import addressParser from 'nodemailer/lib/addressparser';

/** A name and an address of a header. */
export interface MailAddress {
  readonly name: string | null;
  /** `local@domain`; null where the header gives a name alone. */
  readonly email: string | null;
}

/** A header's value as people read it: unfolded (RFC 5322) and with its encoded words (RFC 2047) decoded. Never throws. */
export function decodeHeaderText(raw: string): string {
  return oneLine(libmime.decodeWords(unfold(raw)));
}

/** The addresses of a From, To, Cc … header, members of groups one by one. Broken input gives what can be made of it. */
export function parseAddresses(raw: string): MailAddress[] {
  // Encoded words are decoded after the list is taken apart: they can hold commas.
  return addressParser(unfold(raw), { flatten: true }).flatMap(({ name, address }) => {
    const found = { name: decodeHeaderText(name) || null, email: oneLine(address) || null };
    return found.name === null && found.email === null ? [] : [found];
  });
}

/** A block of headers as a list, in its order. It ends at the first empty line; a line that is no header is left out. */
export function parseHeaders(raw: string): { name: string; value: string }[] {
  const [block = ''] = raw.split(/(?<=^|\n)\r?\n/, 1);
  return block.split(/\r?\n(?![ \t])/).flatMap((line) => {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:([^]*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value: decodeHeaderText(value) }];
  });
}

/** Line breaks and NUL can be hidden in encoded words: what comes out is one line all the same. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** A line that begins with a blank goes on with the one before it. */
function unfold(raw: string): string {
  return raw.replace(/\r?\n(?=[ \t])/g, '');
}
