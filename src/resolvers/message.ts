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
import { bigOrNull, countOrNull, textOrNull, unixSeconds, unixTimeOrNull, words } from '../doveadm/decode.ts';
import { buildQuery } from '../doveadm/search/search.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { affectedDuplicates, affectedMessages } from '../model/change/dry-run.ts';
import { changeQuery } from '../model/change/change-query.ts';
import { encodeId } from '../model/query/global-id.ts';
import { selectedFields } from '../model/query/look-ahead.ts';
import { mailboxRef, payloadMailbox } from '../model/mailboxes.ts';
import {
  readAddresses,
  readEnvelope,
  readHeader,
  readHeaders,
  readParts,
  readSentAt,
  readSingle,
  readStructure,
  readSubject,
} from '../model/message-headers.ts';
import { pageOfMailbox, pageOfUser } from '../model/message-page.ts';
import { readPart } from '../model/message-part.ts';
import { findMessage } from '../model/messages.ts';
import type { MessageRef } from '../model/refs.ts';
import { affectedBy, caution, runForTarget } from '../model/change/run-for-target.ts';
import { payload } from '../model/change/payload.ts';
import { runForUser } from '../model/change/run-for-user.ts';
import { userRef } from '../model/users.ts';

const addresses = (name: string) => (message: MessageRef) => readAddresses(message, name);

export const messageResolvers: Resolvers = {
  User: {
    messages: (user, page, { doveadm }, info) => pageOfUser(doveadm, user, page, selectedFields(info)),
  },
  Mailbox: {
    messages: (mailbox, page, { doveadm }, info) => pageOfMailbox(doveadm, mailbox, page, selectedFields(info)),
    message: (mailbox, { uid }, { doveadm }, info) => findMessage(doveadm, mailbox, Number(uid), selectedFields(info)),
  },
  Message: {
    id: ({ mailbox, uid, fields }) =>
      encodeId('Message', mailbox.user.host, mailbox.user.name, mailbox.name, fields['mailbox-guid'] ?? '', uid),
    guid: ({ fields }) => textOrNull(fields, 'guid'),
    mailbox: ({ mailbox }, _, { doveadm }, info) => mailboxRef(doveadm, mailbox.user, mailbox.name, selectedFields(info)),
    flags: ({ fields }) => words(fields, 'flags'),
    modseq: ({ fields }) => bigOrNull(fields, 'modseq'),
    subject: (message) => readSubject(message),
    from: addresses('from'),
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    messageId: (message) => readSingle(message, 'message-id'),
    sentAt: (message) => readSentAt(message),
    receivedAt: ({ fields }) => unixTimeOrNull(fields, 'date.received.unixtime'),
    savedAt: ({ fields }) => unixTimeOrNull(fields, 'date.saved.unixtime'),
    sizeBytes: ({ fields }) => countOrNull(fields, 'size.virtual'),
    envelope: (message) => readEnvelope(message),
    structure: (message) => readStructure(message),
    parts: (message) => readParts(message),
    storedSizeBytes: ({ fields }) => countOrNull(fields, 'size.physical'),
    sequence: ({ fields }) => countOrNull(fields, 'seq'),
    pop3Uidl: ({ fields }) => textOrNull(fields, 'pop3.uidl'),
    pop3Order: ({ fields }) => countOrNull(fields, 'pop3.order'),
    referenceCount: ({ fields }) => countOrNull(fields, 'refcount'),
    storageId: ({ fields }) => textOrNull(fields, 'storageid'),
    snippet: async ({ content }) => textOrNull(await content, 'body.snippet'),
    header: (message, { name }) => readHeader(message, name),
    headers: (message) => readHeaders(message),
    text: async ({ content }) => (await content).text ?? null,
    textUtf8: async ({ content }) => (await content)['text.utf8'] ?? null,
    body: async ({ content }) => (await content).body ?? null,
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
      const user = userRef(doveadm, input.user, input.host);
      const { destinationMailbox, search, sourceUser } = input;
      const query = changeQuery(search);
      const source = userRef(doveadm, sourceUser ?? input.user, input.host);
      const reader = affectedMessages(doveadm, search, info);
      const options = { ...user, ...caution(input, source, reader) };
      const change = await doveadm.run(messageMove, { user: user.name, destinationMailbox, query, sourceUser }, options);
      return payload(change, {
        user,
        sourceUser: source,
        affected: await affectedBy(options, source, reader),
        destinationMailbox: payloadMailbox(doveadm, user, destinationMailbox, info, 'destinationMailbox'),
      });
    },
    messageExpunge: (_, { input }, { doveadm }, info) => {
      const query = changeQuery(input.search);
      const { deleteEmptyMailbox } = input;
      return runForTarget(
        doveadm,
        input,
        messageExpunge,
        (user) => ({ user, query, deleteEmptyMailbox }),
        affectedMessages(doveadm, input.search, info),
      );
    },
    messageAltMove: (_, { input }, { doveadm }) => {
      const query = changeQuery(input.search);
      return runForTarget(doveadm, input, messageAltMove, (user) => ({ user, query, reverse: input.reverse }));
    },
    messageDeduplicate: (_, { input }, { doveadm }, info) => {
      const query = changeQuery(input.search);
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
      const query = changeQuery(input.search);
      return runForTarget(doveadm, input, messageAttachmentsRebuild, (user) => ({ user, query }));
    },
    flagsAdd: (_, { input }, { doveadm }) => {
      const query = changeQuery(input.search);
      return runForTarget(doveadm, input, flagsAdd, (user) => ({ user, flag: input.flags, query }));
    },
    flagsRemove: (_, { input }, { doveadm }, info) => {
      const query = changeQuery(input.search);
      const reader = affectedMessages(doveadm, input.search, info);
      return runForTarget(doveadm, input, flagsRemove, (user) => ({ user, flag: input.flags, query }), reader);
    },
    flagsReplace: (_, { input }, { doveadm }, info) => {
      const query = changeQuery(input.search);
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
