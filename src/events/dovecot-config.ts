/** The series of Dovecot whose event exporters differ in their configuration. */
export const EXPORTER_SERIES = ['2.3', '2.4'] as const;

export type ExporterSeries = (typeof EXPORTER_SERIES)[number];

/** The address at which Dovecot reaches the gateway's receiver. */
export interface ReceiverAddress {
  readonly host: string;
  readonly port: number;
  readonly password: string;
}

/** The events that the gateway keeps. The filter excludes sessions of doveadm and of deliveries when their services have the usual names. */
const FILTER = [
  'event=auth_request_finished',
  'event=mail_delivery_finished',
  'event=mail_expunged',
  '(event=mail_user_session_finished AND NOT (category=service:doveadm OR category=service:lmtp))',
].join(' OR ');

/** The lines of dovecot.conf that post events to the gateway. */
export function exporterConfig(series: ExporterSeries, { host, port, password }: ReceiverAddress): string {
  const name = host.includes(':') ? `[${host}]` : host;
  const url = `http://dovecot:${encodePassword(password)}@${name}:${String(port)}/events`;
  const lines = series === '2.3' ? exporter23(url) : exporter24(url);
  return `${[...lines, 'metric gateway {', '  exporter = gateway', `  filter = ${FILTER}`, '}'].join('\n')}\n`;
}

function exporter23(url: string): string[] {
  return [
    'event_exporter gateway {',
    '  transport = http-post',
    `  transport_args = ${url}`,
    '  transport_timeout = 2 secs',
    '  format = json',
    '  format_args = time-rfc3339',
    '}',
  ];
}

function exporter24(url: string): string[] {
  return [
    'event_exporter gateway {',
    '  driver = http-post',
    `  http_post_url = ${url}`,
    '  http_client_request_absolute_timeout = 2s',
    '  format = json',
    '  time_format = rfc3339',
    '}',
  ];
}

/** A text in the form for URLs. Characters with a meaning in dovecot.conf are encoded as well. */
function encodePassword(password: string): string {
  return encodeURIComponent(password).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
