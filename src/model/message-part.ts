import { badInput } from '../doveadm/errors.ts';
import { parseBodyStructure, type BodyPart } from '../mime/imap-structure.ts';
import { decodeText, decodeTransfer } from '../mime/transfer-encoding.ts';
import { isSection, sectionField } from './message-fields.ts';
import type { MessageRef } from './refs.ts';

/** One MIME part. Its content is made of what is stored: Dovecot's own `binary` field loses every byte that is not UTF-8. */
export interface MessagePartRef {
  readonly section: string;
  readonly contentType: string;
  readonly body: () => Promise<string | null>;
  readonly content: () => Promise<Uint8Array | null>;
  readonly text: () => Promise<string | null>;
}

/** Null where the message has no such part. */
export function readPart(message: MessageRef, section: string): MessagePartRef | null {
  if (!isSection(section)) throw badInput('section', 'is not the number of a part: numbers with dots between them, such as 2.1');
  const structure = parseBodyStructure(message.fields['imap.bodystructure'] ?? '');
  const part = structure === null ? null : findPart(structure, section);
  if (part === null) return null;
  const body = async (): Promise<string | null> => (await message.content)[sectionField(section)] ?? null;
  const content = async (): Promise<Uint8Array | null> => {
    const stored = await body();
    return stored === null ? null : decodeTransfer(stored, part.encoding);
  };
  return {
    section,
    contentType: `${part.type}/${part.subtype}`,
    body,
    content,
    text: async () => {
      const bytes = part.type === 'text' ? await content() : null;
      return bytes === null ? null : decodeText(bytes, part.parameters.charset ?? null);
    },
  };
}

function findPart(part: BodyPart, section: string): BodyPart | null {
  if (part.section === section) return part;
  for (const child of part.parts) {
    const found = findPart(child, section);
    if (found !== null) return found;
  }
  return null;
}
