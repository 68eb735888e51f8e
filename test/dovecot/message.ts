/** What a test message is made of. Header values and bodies are written as given: encoding them is the caller's part. */
export interface MessageParts {
  from?: string;
  to?: string;
  subject?: string;
  date?: Date;
  messageId?: string;
  inReplyTo?: string;
  /** Further headers. */
  headers?: Record<string, string>;
  contentType?: string;
  transferEncoding?: '7bit' | '8bit' | 'quoted-printable' | 'base64';
  body?: string;
}

let count = 0;

/** A raw message with CRLF line ends. */
export function buildMessage(parts: MessageParts = {}): string {
  const headers = {
    From: parts.from ?? 'Sender <sender@elsewhere.example>',
    To: parts.to ?? 'Recipient <recipient@example.com>',
    Subject: parts.subject ?? 'Test message',
    Date: (parts.date ?? new Date()).toUTCString().replace('GMT', '+0000'),
    'Message-ID': parts.messageId ?? `<${process.pid}.${Date.now()}.${++count}@elsewhere.example>`,
    ...(parts.inReplyTo === undefined ? {} : { 'In-Reply-To': parts.inReplyTo, References: parts.inReplyTo }),
    'MIME-Version': '1.0',
    'Content-Type': parts.contentType ?? 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': parts.transferEncoding ?? '8bit',
    ...parts.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\n')}\n\n${parts.body ?? 'Hello.\n'}`.replace(/\r?\n/g, '\r\n');
}

/** A part of a multipart body. */
export interface BodyPart {
  contentType: string;
  content: string | Buffer;
  /** Makes the part an attachment of this name. */
  filename?: string;
}

/** The content type and body of a multipart message; parts are base64. */
export function multipart(subtype: string, parts: readonly BodyPart[]): Pick<MessageParts, 'contentType' | 'body'> {
  const boundary = `=_part_${++count}`;
  const encoded = parts.map(({ contentType, content, filename }) => {
    const disposition = filename === undefined ? '' : `Content-Disposition: attachment; filename="${filename}"\n`;
    const base64 = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\n');
    return `--${boundary}\nContent-Type: ${contentType}\n${disposition}Content-Transfer-Encoding: base64\n\n${base64}\n`;
  });
  return { contentType: `multipart/${subtype}; boundary="${boundary}"`, body: `${encoded.join('')}--${boundary}--\n` };
}

/** `text` as an RFC 2047 encoded word in UTF-8. */
export function encodedWord(text: string): string {
  return `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}
