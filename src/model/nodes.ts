import { isObjectType, type GraphQLResolveInfo } from 'graphql';
import { sieveList } from '../doveadm/commands/sieve.ts';
import type { GraphQLContext } from '../context.ts';
import { CodedError } from '../doveadm/errors.ts';
import { decodeId } from './query/global-id.ts';
import { selectedFields } from './query/look-ahead.ts';
import { findMailbox } from './mailboxes.ts';
import { findMessage } from './messages.ts';
import type { MailboxRef, MessageRef, SessionRef, SieveScriptRef, UserRef } from './refs.ts';
import { findSession } from './sessions.ts';
import { findUser, userRef } from './users.ts';

export type NodeRef = { readonly __typename: string } & (UserRef | MailboxRef | MessageRef | SieveScriptRef | SessionRef);

/** Finds the object of an id, through the same checks as any other access. Null when it no longer exists. */
export async function findNode(context: GraphQLContext, id: string, info: GraphQLResolveInfo): Promise<NodeRef | null> {
  try {
    return await findNamed(context, id, info);
  } catch (error) {
    if (error instanceof CodedError && error.code === 'USER_NOT_FOUND') return null;
    throw error;
  }
}

async function findNamed(context: GraphQLContext, id: string, info: GraphQLResolveInfo): Promise<NodeRef | null> {
  const { doveadm } = context;
  const { type, parts } = decodeId(id);
  const [host, name = '', part = ''] = parts;
  const concrete = info.schema.getType(type);
  const selected = selectedFields(isObjectType(concrete) ? { ...info, returnType: concrete } : info);
  switch (type) {
    case 'User':
      return typed(type, await findUser(context, name, host, info));
    case 'Mailbox':
      return typed(type, await findMailbox(context, userRef(doveadm, name, host), part, info, { isUserKnown: false }));
    case 'Message': {
      const [guid, uid] = parts.slice(3);
      const mailbox = { user: userRef(doveadm, name, host), name: part };
      const message = await findMessage(doveadm, mailbox, Number(uid), selected, ['mailbox-guid']);
      // Another mailbox may now have the name, with another message under the UID.
      return typed(type, message?.fields['mailbox-guid'] === guid ? message : null);
    }
    case 'SieveScript': {
      const user = userRef(doveadm, name, host);
      const script = (await doveadm.run(sieveList, { user: user.name }, user)).find((candidate) => candidate.name === part);
      return typed(type, script === undefined ? null : { user, ...script });
    }
    case 'Session':
      return typed(type, await findSession(doveadm, userRef(doveadm, name, host), id));
    default:
      return null;
  }
}

function typed(type: string, node: UserRef | MailboxRef | MessageRef | SieveScriptRef | SessionRef | null): NodeRef | null {
  return node === null ? null : { __typename: type, ...node };
}
