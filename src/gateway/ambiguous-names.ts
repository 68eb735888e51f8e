import { usersNamed } from '../doveadm/arguments.ts';
import type { AnyCommand } from '../doveadm/command.ts';
import { mailboxExists, mailboxStatus, STATUS_FIELDS } from '../doveadm/commands/mailbox.ts';
import type { ReadLoader } from '../doveadm/dispatch/read-loader.ts';
import { CodedError } from '../doveadm/errors.ts';
import { mailboxesNamed } from '../doveadm/mailbox-params.ts';
import { decode } from '../doveadm/wire/answer.ts';

/** Dovecot ignores the case of INBOX before the separator. The separator is "/" or a character that no command shows. */
const INBOX_IN_OTHER_LETTERS = /^(?!INBOX)[Ii][Nn][Bb][Oo][Xx]([^\p{L}\p{N}/])/u;
/** When the user's own namespace has a prefix, `INBOX.INBOX` is INBOX, and deleting it deletes the mail in it (2.3.19, 2.4.1). */
const ENDS_WITH_INBOX = /[^\p{L}\p{N}]INBOX$/u;
/** A character at the end that could be a separator. */
const ENDS_WITH_MARK = /[^\p{L}\p{N}\p{Pe}\p{Pf}\p{So}\s"'/?!]$/u;

/** The mailbox names in the arguments that may mean another mailbox, depending on the user's separator and namespaces. */
export function ambiguousNames(command: AnyCommand, args: Readonly<Record<string, unknown>>): readonly string[] {
  if (command.class !== 'mail') return [];
  const { names } = mailboxesNamed(command, args);
  return names.flatMap(({ name, pattern }) =>
    !pattern && [INBOX_IN_OTHER_LETTERS, ENDS_WITH_INBOX, ENDS_WITH_MARK].some((form) => form.test(name)) ? [name] : [],
  );
}

/**
 * Finds out what ambiguous names mean on this host.
 * @throws CodedError BAD_USER_INPUT with the name to use instead, when the name means another mailbox
 */
export async function assertUnambiguous(
  loader: ReadLoader,
  command: AnyCommand,
  args: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Promise<void> {
  const users = usersNamed(command, args);
  const found = await Promise.all(users.flatMap((user) => names.map((name) => problemOf(loader, user, name))));
  const problem = found.find((one) => one !== null) ?? null;
  if (problem !== null) throw problem;
}

async function problemOf(loader: ReadLoader, user: string, mailbox: string): Promise<CodedError | null> {
  const refuse = (remedy: string): CodedError =>
    new CodedError('BAD_USER_INPUT', `mailbox: ${JSON.stringify(mailbox)} ${remedy}`, { user, mailbox, field: 'mailbox' });
  const separator = INBOX_IN_OTHER_LETTERS.exec(mailbox)?.[1];
  if (separator !== undefined && (await isNoName(loader, user, `INBOX${separator}`))) {
    return refuse(`is another name here: write ${JSON.stringify(`INBOX${mailbox.slice('INBOX'.length)}`)}.`);
  }
  if (ENDS_WITH_MARK.test(mailbox) && (await isNoName(loader, user, mailbox))) {
    return refuse(`is no mailbox name here: its last character is the separator, or is not allowed.`);
  }
  // A name with the user's own name in it, such as `shared/alice/INBOX`, is unambiguous.
  const [localPart = user] = user.split('@');
  if (ENDS_WITH_INBOX.test(mailbox) && !mailbox.includes(localPart) && (await isInboxItself(loader, user, mailbox))) {
    return refuse('is the INBOX itself here: write "INBOX".');
  }
  return null;
}

/** Whether Dovecot rejects the name: a name must not end with the separator. */
async function isNoName(loader: ReadLoader, user: string, mailbox: string): Promise<boolean> {
  const args = { user, field: [STATUS_FIELDS.messageCount], mailboxMask: [mailbox] };
  return loader.load({ command: mailboxExists, args }).then(
    () => false,
    (error: unknown) => error instanceof CodedError && error.code === 'BAD_USER_INPUT',
  );
}

async function isInboxItself(loader: ReadLoader, user: string, mailbox: string): Promise<boolean> {
  const guidOf = async (name: string): Promise<string | null> => {
    const args = { user, field: [STATUS_FIELDS.guid], mailboxMask: [name] };
    const statuses = await loader.load({ command: mailboxStatus, args }).then(
      (rows) => decode(mailboxStatus, rows, args),
      () => [],
    );
    return statuses[0]?.guid ?? null;
  };
  const [own, inbox] = await Promise.all([guidOf(mailbox), guidOf('INBOX')]);
  return own !== null && own === inbox;
}
