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
  // The result has types: a misspelt field or outcome does not compile.
  if (mailboxCreate?.outcome === 'APPLIED') console.log(`${name} is there.`);
  else fail(mailboxCreate?.errors ?? []);
} catch (error) {
  // Nothing was changed: no permission, bad input, or Dovecot cannot be reached.
  if (!(error instanceof ClientError)) throw error;
  fail((error.response.errors ?? []).map(({ extensions, message }) => ({ code: String(extensions['code']), message })));
}

function fail(errors: readonly { code: string; message: string }[]): void {
  for (const { code, message } of errors) console.error(`${code}: ${message}`);
  process.exitCode = 1;
}
