import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Turns } from '../../src/limits/turns.ts';
import { writeJson } from '../../src/server/long-answer.ts';

it('writes the JSON that JSON.stringify writes', async () => {
  const turn = new Turns(50).of('somebody');
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect(Buffer.concat(await writeJson(value, turn)).toString('utf8')).toBe(JSON.stringify(value));
    }),
  );
});
