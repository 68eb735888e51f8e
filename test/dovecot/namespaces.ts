import type { Series } from './install.ts';

/**
 * A configuration in which the user's own namespace has the prefix `INBOX.`, and beside it are `Archive.` and the public one `Public.`, as
 * servers have it that came from Courier. For `configure` of `launchDovecot`.
 */
export function withPrefixes(series: Series): (configuration: string) => string {
  const at = (path: string): string => (series === '2.3' ? `location = sdbox:${path}` : `mail_driver = sdbox\n  mail_path = ${path}`);
  const ignored = series === '2.3' ? 'plugin {\n  acl_ignore_namespace = Public.\n}\n' : '';
  return (configuration) => `${configuration
    .replace('inbox = yes\n  separator = /', 'inbox = yes\n  prefix = INBOX.\n  separator = .')
    .replace(/separator = \/\n {2}prefix = shared\/(%%u|\$user)\//, 'separator = .\n  prefix = shared.$1.')}
namespace archive {
  prefix = Archive.
  separator = .
  ${at('~/archive')}
}
namespace public {
  type = public
  prefix = Public.
  separator = .
  ${at('~/../public')}
  subscriptions = no
  ${series === '2.3' ? '' : 'acl_ignore = yes'}
}
${ignored}`;
}
