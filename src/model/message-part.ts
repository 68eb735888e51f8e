import { badInput, CodedError } from '../doveadm/errors.ts';
import type { Gateway } from '../gateway.ts';
import type { BodyPart } from '../mime/imap-structure.ts';
import { recoverBytes } from '../mime/recover-bytes.ts';
import { decodeText, decodeTransfer, isPlain } from '../mime/transfer-encoding.ts';
import { isSection, sectionField } from './fetch-field.ts';
import { readStructure } from './message-headers.ts';
import { rereadContent } from './messages.ts';
import type { MessageRef } from './refs.ts';

/** One MIME part. Its content is decoded from the stored part: Dovecot's own `binary` field loses every byte that is not UTF-8. */
export interface MessagePartRef {
  readonly section: string;
  readonly contentType: string;
  readonly body: () => Promise<string | null>;
  readonly content: () => Promise<Uint8Array | null>;
  readonly text: () => Promise<string | null>;
}

/** Null when the message has no such part. @throws CodedError BAD_USER_INPUT | PAYLOAD_TOO_LARGE */
export async function readPart(doveadm: Gateway, message: MessageRef, section: string): Promise<MessagePartRef | null> {
  if (!isSection(section)) throw badInput('section', 'is not the number of a part: numbers with dots between them, such as 2.1');
  const structure = await readStructure(message);
  const part = structure === null ? null : findPart(structure, section);
  if (part === null) return null;
  const body = async (): Promise<string | null> => (await message.content)[sectionField(section)] ?? null;
  const content = async (): Promise<Uint8Array | null> => {
    const stored = await body();
    if (stored === null) return null;
    return (
      (await message.turn.run(() => decodeTransfer(stored, part.encoding, part.sizeBytes))) ??
      (await recoverContent(doveadm, message, section, part)) ??
      lost(section, part)
    );
  };
  return {
    section,
    contentType: `${part.type}/${part.subtype}`,
    body,
    content,
    text: async () => {
      const bytes = part.type === 'text' ? await content() : null;
      return bytes === null ? null : message.turn.run(() => decodeText(bytes, part.parameters.charset ?? null));
    },
  };
}

/**
 * The bytes of a part whose answer has lost some. `binary` keeps NUL, which `body` loses. Neither has bytes that are not UTF-8, but the
 * text that Dovecot decoded has them.
 */
async function recoverContent(doveadm: Gateway, message: MessageRef, section: string, part: BodyPart): Promise<Uint8Array | null> {
  const { sizeBytes } = part;
  if (sizeBytes === null || !isPlain(part.encoding)) return null;
  const charset = part.type === 'text' ? (part.parameters.charset ?? null) : null;
  const again = await rereadContent(doveadm, message, charset === null ? [`binary.${section}`] : [`binary.${section}`, 'text.utf8']);
  const stored = again[`binary.${section}`] ?? '';
  return message.turn.run(() => recoverBytes({ stored, sizeBytes, charset, messageText: again['text.utf8'] ?? '' }));
}

function lost(section: string, { type, parameters }: BodyPart): never {
  const charset = parameters.charset === undefined ? 'it names no charset' : `its charset is ${parameters.charset}`;
  const why = type === 'text' ? `are not UTF-8 (${charset})` : 'are not UTF-8';
  throw new CodedError(
    'NOT_POSSIBLE',
    `Part ${section} holds bytes that ${why}: Dovecot's answer does not have them. \`body\` has the others.`,
  );
}

function findPart(part: BodyPart, section: string): BodyPart | null {
  if (part.section === section) return part;
  for (const child of part.parts) {
    const found = findPart(child, section);
    if (found !== null) return found;
  }
  return null;
}
