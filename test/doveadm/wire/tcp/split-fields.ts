import { unescapeField } from '../../../../src/doveadm/wire/tcp/escape.ts';

const TAB = 0x09;

/**
 * The fields of an answer. A tab ends each of them.
 * @throws TypeError when the last one has no end
 */
export function splitFields(data: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  let start = 0;
  for (let end = data.indexOf(TAB); end >= 0; end = data.indexOf(TAB, start)) {
    fields.push(unescapeField(data.subarray(start, end)));
    start = end + 1;
  }
  if (start !== data.length) throw new TypeError('the last field has no end');
  return fields;
}
