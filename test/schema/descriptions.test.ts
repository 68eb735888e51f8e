import { isObjectType, isScalarType, isSpecifiedScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { sentenceFor } from '../../src/schema-descriptions.ts';

const schema = createSchema();
const descriptionOf = (type: string, field: string): string => {
  const object = schema.getType(type);
  return (isObjectType(object) && object.getFields()[field]?.description) || '';
};

describe('every scalar of the schema', () => {
  const scalars = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !isSpecifiedScalarType(type));

  it('has a description and names its specification in introspection', () => {
    expect(scalars.map(({ name }) => name)).toEqual(expect.arrayContaining(['DateTime', 'BigInt', 'Base64', 'JSON']));
    for (const scalar of scalars) {
      expect(scalar.description, scalar.name).toMatch(/\w/);
      expect(isScalarType(scalar) && scalar.specifiedByURL, scalar.name).toMatch(/^https:/);
    }
  });
});

describe('descriptions give the permission and the command of a field', () => {
  it.each([
    ['Mutation.mailboxForceResync', 'Needs the permission `MAILBOX_REPAIR`. doveadm command `forceResync`.'],
    ['User.quota', 'Needs the permission `QUOTA_READ`. doveadm command `quotaGet`.'],
    [
      'Mutation.messageExpunge',
      'Runs of doveadm, as far as the input requests it: `mailboxDelete` with the permission `MAILBOX_DELETE`; `mailboxUnsubscribe` with the permission `MAILBOX_SUBSCRIBE`; `expunge` with the permission `MESSAGE_EXPUNGE`, and `MESSAGE_READ_CONTENT` where it reads the content of messages or searches in it.',
    ],
    ['Mutation.mailboxMetadataSet', 'Needs the permission `MAILBOX_METADATA_WRITE`. doveadm command `mailboxMetadataSet`.'],
    ['Message.textUtf8', 'Needs the permissions `MESSAGE_READ` and `MESSAGE_READ_CONTENT`. doveadm command `fetch`.'],
    ['User.mailboxes', 'Needs the permission `MAILBOX_READ`. doveadm command `mailboxList`, `mailboxStatus`.'],
  ])('%s', (coordinate, sentence) => {
    const [type = '', field = ''] = coordinate.split('.');
    expect(descriptionOf(type, field).split('\n\n').at(-1)).toBe(sentence);
  });

  it('and nothing when the field sends nothing to Dovecot', () => {
    expect(sentenceFor('Viewer.name')).toBeNull();
    expect(descriptionOf('Viewer', 'name')).not.toContain('doveadm');
  });

  it('of every mutation', () => {
    // requestCancel and webhookRedeliver run no command, and what a job runs is in its operation.
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
      ({ name }) => !/^(requestCancel|webhookRedeliver|job[A-Z].*)$/.test(name),
    );
    expect(
      fields
        .filter(
          ({ description }) =>
            !/(doveadm command `\w+`(, `\w+`)*|Runs of doveadm, as far as the input requests it: .*)\.$/.test(description ?? ''),
        )
        .map(({ name }) => name),
    ).toEqual([]);
  });
});
