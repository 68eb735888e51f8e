/**
 * RFC 5322 field-name, as the source of a regular expression. doveadm takes up to 100 characters. Anything else can end its process
 * (2.3.19).
 */
export const HEADER_NAME = '[!-9;-~]{1,100}';

const ALONE = new RegExp(`^${HEADER_NAME}$`);

export function isHeaderName(name: string): boolean {
  return ALONE.test(name);
}
