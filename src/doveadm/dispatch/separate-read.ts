import { CodedError, type ErrorCode } from '../errors.ts';
import type { Row } from '../command.ts';
import { halvesOf } from './joined-read.ts';
import type { Read } from './read.ts';

/** The number of reads that one failed read may become during the search for the failing objects. The objects left then share its error. */
const MAX_READS = 64;
/** How a read fails because of one of its objects. All other codes are about the user, the request or the host. */
const OBJECT_CODES: readonly ErrorCode[] = ['TEMPORARY_FAILURE', 'NOT_POSSIBLE', 'UPSTREAM_NO_PERMISSION', 'COMMAND_CRASHED'];

/** Whether one object of several may have made a read fail. */
export function isSeparable({ command, args }: Read, error: unknown): error is CodedError {
  const { separate } = command;
  if (separate === undefined || !(error instanceof CodedError)) return false;
  return OBJECT_CODES.includes(error.code) || (error.code === 'NOT_FOUND' && separate.hasSeveral?.(args) === true);
}

/**
 * Reads what can be read of several objects, by halves, after all of them together failed with `error`. One bad object of n costs 2·log2(n)
 * + 1 reads.
 * @param send sends one read, which is not separated again
 * @returns a row with an `error` for each object that cannot be read; the error itself when the objects cannot even be listed
 */
export async function separateRead(
  { command, args }: Read,
  error: CodedError,
  send: (read: Read) => Promise<readonly Row[] | Error>,
): Promise<readonly Row[] | Error> {
  const { separate } = command;
  const listed = separate === undefined ? error : await send(separate.list(args) as Read);
  if (separate === undefined || listed instanceof Error || listed.length === 0) return error;
  let reads = 0;
  const readSome = async (objects: readonly Row[], cause: Error): Promise<readonly Row[]> => {
    if (objects.length === 1 || reads + 2 > MAX_READS) return objects.map((object) => ({ ...object, error: cause }));
    reads += 2;
    const halves = await Promise.all(
      halvesOf(objects).map(async (half) => {
        const result = await send({ command, args: separate.narrow(args, half) });
        if (!(result instanceof Error)) return ofObjects(result, half, separate.key);
        if (!(result instanceof CodedError) || result.code !== 'NOT_FOUND') return readSome(half, result);
        return separate.hasSeveral === undefined ? [] : readSome(half, cannotBeOpened(result));
      }),
    );
    return halves.flat();
  };
  return readSome(listed, error);
}

function cannotBeOpened(error: CodedError): CodedError {
  const message = 'Dovecot lists the mailbox and cannot open it: its name or its files are damaged.';
  return new CodedError('NOT_POSSIBLE', message, error.subject, error.details);
}

/** Drops objects that a name with a wildcard brought along. */
function ofObjects(rows: readonly Row[], objects: readonly Row[], key: string): readonly Row[] {
  const keys = new Set(objects.map((object) => object[key]));
  return rows.filter((row) => keys.has(row[key]));
}
