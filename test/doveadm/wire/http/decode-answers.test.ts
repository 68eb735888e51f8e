import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAnswers } from '../../../../src/doveadm/wire/http/decode-answers.ts';
import { decodeEnvelope, GarbledEnvelopeError } from '../../../../src/doveadm/wire/http/envelope.ts';
import { Turns } from '../../../../src/limits/turns.ts';

const turn = new Turns(50).of('somebody');
/** Makes an answer long enough to be parsed row by row. */
const PADDING = 'x'.repeat(300 * 1024);

const text = fc.oneof(fc.string(), fc.constantFrom('\\', '"', '\\"', ']][[', '{"a":[{', '\u0000é\u{1f600}', 'tag'));
const row = fc.dictionary(fc.string({ minLength: 1 }), text);
const answer = fc.oneof(
  fc.array(row).map((rows) => ['doveadmResponse', rows]),
  fc.record({ exitCode: fc.integer() }).map(({ exitCode }) => ['error', { type: 'exitCode', exitCode }]),
);

it('reads a long answer as it reads a short one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 5 }), async (answers) => {
      const padded = [...answers, ['doveadmResponse', [{ padding: PADDING }]]];
      const tags = padded.map((_, index) => `t${String(index)}`);
      const envelope = JSON.stringify(padded.map((one, index) => [...one, tags[index]]));
      expect(await decodeAnswers(Buffer.from(envelope), tags, turn)).toEqual(decodeEnvelope(envelope, tags));
    }),
    { numRuns: 40 },
  );
});

it("reads the answers of 2.3 that are not JSON: a comma is missing, and the first row ends who's array", async () => {
  const envelope = `[["error",{"type":"unknownMethod"},"t0"]["doveadmResponse",[{"a":"${PADDING}"}],{"b":"2"},"t1"]]`;
  expect(await decodeAnswers(Buffer.from(envelope), ['t0', 't1'], turn)).toEqual(decodeEnvelope(envelope, ['t0', 't1']));
});

it.each([
  ['cut off within a row', `[["doveadmResponse",[{"a":"${PADDING}`],
  ['cut off between rows', `[["doveadmResponse",[{"a":"${PADDING}"},`],
  ['with a row that is not JSON', `[["doveadmResponse",[{"a":"${PADDING}"},{"b" "2"}],"t0"]]`],
  ['with numbers in the place of rows', `[["doveadmResponse",[{"a":"${PADDING}"},0],"t0"]]`],
  ['with a number before its rows', `[["doveadmResponse",[0,{"a":"${PADDING}"}],"t0"]]`],
])('refuses a long answer %s', async (_, envelope) => {
  await expect(decodeAnswers(Buffer.from(envelope), ['t0'], turn)).rejects.toThrow(GarbledEnvelopeError);
});
