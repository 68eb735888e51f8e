import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';

const client = new ApolloClient({
  link: new HttpLink({
    uri: process.env['GATEWAY_URL'] ?? '',
    headers: { authorization: `Bearer ${process.env['TOKEN'] ?? ''}` },
  }),
  // Users, mailboxes, messages and scripts have global ids, which Apollo uses as cache keys.
  cache: new InMemoryCache(),
});

interface Newest {
  user: { id: string; mailbox: { id: string; messages: { nodes: { id: string; subject: string | null; flags: string[] }[] } } } | null;
}

try {
  const { data } = await client.query<Newest>({
    query: gql`
      query Newest($user: String!) {
        user(name: $user) {
          id
          mailbox(name: "INBOX") {
            id
            messages(last: 3) {
              nodes {
                id
                subject
                flags
              }
            }
          }
        }
      }
    `,
    variables: { user: process.argv[2] },
  });
  if (!data?.user) fail('There is no such user.');
  else for (const { subject } of data.user.mailbox.messages.nodes) console.log(subject ?? '(no subject)');
} catch (error) {
  if (!CombinedGraphQLErrors.is(error)) throw error;
  for (const { extensions, message } of error.errors) fail(`${String(extensions?.['code'])}: ${message}`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
