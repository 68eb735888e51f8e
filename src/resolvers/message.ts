import {
  flagsAdd,
  flagsRemove,
  flagsReplace,
  messageAltMove,
  messageCopy,
  messageDeduplicate,
  messageExpunge,
  messageImport,
  messageMove,
  messageSave,
} from '../doveadm/commands/message.ts';
import { messageAttachmentsRebuild } from '../doveadm/commands/repair.ts';
import { unixSeconds } from '../doveadm/decode.ts';
import { buildQuery } from '../doveadm/search/search.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { affectedDuplicates, affectedMessages } from '../model/change/dry-run.ts';
import { carefulQuery, changeQuery } from '../model/change/change-query.ts';
import { expungeWithMailboxes } from '../model/change/emptied-mailboxes.ts';
import { selectedFields } from '../model/query/look-ahead.ts';
import { mailboxRef, payloadMailbox } from '../model/mailboxes.ts';
import { messageReaders } from '../model/message-fields.ts';
import { pageOfMailbox, pageOfUser } from '../model/message-page.ts';
import { readPart } from '../model/message-part.ts';
import { findMessage } from '../model/messages.ts';
import { runForTarget } from '../model/change/run-for-target.ts';
import { runForUser } from '../model/change/run-for-user.ts';
import { userRef } from '../model/users.ts';

export const messageResolvers: Resolvers = {
  User: {
    messages: (user, page, { doveadm }, info) => pageOfUser(doveadm, user, page, selectedFields(info)),
  },
  Mailbox: {
    messages: (mailbox, page, { doveadm }, info) => pageOfMailbox(doveadm, mailbox, page, selectedFields(info)),
    message: (mailbox, { uid }, { doveadm }, info) => findMessage(doveadm, mailbox, Number(uid), selectedFields(info)),
  },
  Message: {
    ...messageReaders,
    mailbox: ({ mailbox }, _, { doveadm }, info) => mailboxRef(doveadm, mailbox.user, mailbox.name, selectedFields(info)),
    part: (message, { section }, { doveadm }) => readPart(doveadm, message, section),
  },
  BodyPart: {
    contentType: ({ type, subtype }) => `${type}/${subtype}`,
    parameters: ({ parameters }) => Object.entries(parameters).map(([name, value]) => ({ name, value })),
    lineCount: ({ lines }) => lines,
    disposition: ({ disposition }) => disposition?.type ?? null,
    contentId: ({ id }) => id,
    languages: ({ language }) => language,
  },
  Mutation: {
    messageSave: async (_, { input }, { doveadm }, info) => {
      const { mailbox, content, uid, guid, receivedAt } = input;
      const saved = await runForUser(doveadm, input, messageSave, {
        mailbox,
        file: content,
        uid: typeof uid === 'bigint' ? Number(uid) : uid,
        guid,
        receivedAt: receivedAt && String(unixSeconds(receivedAt)),
      });
      return { ...saved, mailbox: payloadMailbox(doveadm, saved.user, mailbox, info) };
    },
    messageCopy: async (_, { input }, { doveadm }, info) => {
      const { destinationMailbox, search, sourceUser } = input;
      const copied = await runForUser(doveadm, input, messageCopy, { destinationMailbox, query: changeQuery(search), sourceUser });
      const { user } = copied;
      return { ...copied, destinationMailbox: payloadMailbox(doveadm, user, destinationMailbox, info, 'destinationMailbox') };
    },
    messageMove: async (_, { input }, { doveadm }, info) => {
      const { destinationMailbox, search } = input;
      const sourceUser = userRef(doveadm, input.sourceUser ?? input.user, input.host);
      const args = { destinationMailbox, query: carefulQuery(input), sourceUser: input.sourceUser };
      const moved = await runForUser(doveadm, input, messageMove, args, {
        reader: affectedMessages(doveadm, search, info),
        source: sourceUser,
      });
      const { user } = moved;
      return {
        ...moved,
        sourceUser,
        destinationMailbox: payloadMailbox(doveadm, user, destinationMailbox, info, 'destinationMailbox'),
      };
    },
    messageExpunge: (_, { input }, { doveadm }, info) => {
      const query = carefulQuery(input);
      const reader = affectedMessages(doveadm, input.search, info);
      return input.deleteEmptyMailbox === true
        ? expungeWithMailboxes(doveadm, input, query, reader)
        : runForTarget(doveadm, input, messageExpunge, (user) => ({ user, query }), reader);
    },
    messageAltMove: (_, { input }, { doveadm }) => {
      const query = changeQuery(input.search, { idSuffices: true });
      return runForTarget(doveadm, input, messageAltMove, (user) => ({ user, query, reverse: input.reverse }));
    },
    messageDeduplicate: (_, { input }, { doveadm }, info) => {
      const query = carefulQuery(input);
      const byMsgid = input.byMessageId ?? false;
      const reader = affectedDuplicates(doveadm, input.search, byMsgid, info);
      return runForTarget(doveadm, input, messageDeduplicate, (user) => ({ user, query, byMsgid }), reader);
    },
    messageImport: (_, { input }, { doveadm }) => {
      const { sourceLocation, sourceUser, destinationParent, search, subscribe } = input;
      const query = buildQuery(search, { field: 'input.search' });
      return runForUser(doveadm, input, messageImport, {
        sourceLocation,
        sourceUser,
        destParentMailbox: destinationParent,
        query,
        subscribe,
      });
    },
    messageAttachmentsRebuild: (_, { input }, { doveadm }) => {
      const query = changeQuery(input.search, { idSuffices: true });
      return runForTarget(doveadm, input, messageAttachmentsRebuild, (user) => ({ user, query }));
    },
    flagsAdd: (_, { input }, { doveadm }) => {
      const query = changeQuery(input.search, { idSuffices: true });
      return runForTarget(doveadm, input, flagsAdd, (user) => ({ user, flag: input.flags, query }));
    },
    flagsRemove: (_, { input }, { doveadm }, info) => {
      const query = carefulQuery(input);
      const reader = affectedMessages(doveadm, input.search, info);
      return runForTarget(doveadm, input, flagsRemove, (user) => ({ user, flag: input.flags, query }), reader);
    },
    flagsReplace: (_, { input }, { doveadm }, info) => {
      const query = carefulQuery(input);
      return runForTarget(
        doveadm,
        input,
        flagsReplace,
        (user) => ({ user, flag: input.flags, query }),
        affectedMessages(doveadm, input.search, info),
      );
    },
  },
};
