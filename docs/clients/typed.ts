import { ClientError, GraphQLClient } from 'graphql-request';
import { graphql } from './generated/gql.ts';

const client = new GraphQLClient(process.env['GATEWAY_URL'] ?? '', {
  headers: { authorization: `Bearer ${process.env['TOKEN'] ?? ''}` },
});

const createFolder = graphql(`
  mutation CreateFolder($user: String!, $name: String!) {
    mailboxCreate(input: { user: $user, mailbox: $name, subscribe: true }) {
      outcome
      errors {
        code
        message
        retryable
      }
    }
  }
`);

const [user = '', name = ''] = process.argv.slice(2);
try {
  const { mailboxCreate } = await client.request(createFolder, { user, name });
  // What was asked is typed: a misspelt field or outcome does not compile.
  if (mailboxCreate?.outcome === 'APPLIED') console.log(`${name} is there.`);
  else for (const { code, message } of mailboxCreate?.errors ?? []) console.log(`${code}: ${message}`);
} catch (error) {
  // Nothing was done: no permission, bad input, or Dovecot cannot be reached.
  if (!(error instanceof ClientError)) throw error;
  for (const { extensions, message } of error.response.errors ?? []) console.log(`${String(extensions['code'])}: ${message}`);
}
