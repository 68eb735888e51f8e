import { describe, expect, it } from 'vitest';
import { decodeEnvelope, encodeEnvelope, GarbledEnvelopeError } from '../../../../src/doveadm/wire/http/envelope.ts';

describe('an envelope on its way out', () => {
  it('carries each command with its own tag, in order', () => {
    const commands = [
      { wire: 'who', params: {} },
      { wire: 'mailboxList', params: { user: 'samik', mailboxMask: ['*'] } },
    ];
    expect(encodeEnvelope(commands, ['r.0', 'r.1'])).toBe('[["who",{},"r.0"],["mailboxList",{"user":"samik","mailboxMask":["*"]},"r.1"]]');
  });
});

describe('an envelope on its way in', () => {
  it('is matched by tag, whatever the order', () => {
    const text = '[["doveadmResponse",[{"b":"2"}],"t1"],["doveadmResponse",[{"a":"1"}],"t0"]]';
    expect(decodeEnvelope(text, ['t0', 't1'])).toEqual([{ rows: [{ a: '1' }] }, { rows: [{ b: '2' }] }]);
  });

  it('keeps the exit code of an exitCode error, and of no other', () => {
    const text = '[["error",{"type":"exitCode", "exitCode":68},"t0"],["error",{"type":"unknownMethod","exitCode":68},"t1"]]';
    expect(decodeEnvelope(text, ['t0', 't1'])).toEqual([
      { error: { type: 'exitCode', exitCode: 68 } },
      { error: { type: 'unknownMethod', exitCode: null } },
    ]);
  });

  it("understands 2.3's missing comma after an error of the API", () => {
    const text = '[["error",{"type":"unknownMethod", "exitCode":0},"t0"]["doveadmResponse",[{"text":"a \\"][\\" b"}],"t1"]]';
    expect(decodeEnvelope(text, ['t0', 't1'])).toEqual([
      { error: { type: 'unknownMethod', exitCode: null } },
      { rows: [{ text: 'a "][" b' }] },
    ]);
  });

  it("understands 2.3's spilled rows of who", () => {
    const text = '[["doveadmResponse",[{"username":"a"}],{"username":"b"},{"username":"c"},"t0"]]';
    expect(decodeEnvelope(text, ['t0'])).toEqual([{ rows: [{ username: 'a' }, { username: 'b' }, { username: 'c' }] }]);
  });

  it('takes the object that a user look-up answers as one row', () => {
    expect(decodeEnvelope('[["doveadmResponse",{"samik":{"uid":"1"}},"t0"]]', ['t0'])).toEqual([{ rows: [{ samik: { uid: '1' } }] }]);
  });

  it.each([
    ['nothing', '', 'the answer is not JSON'],
    ['a truncated answer', '[["doveadmResponse",[{"a":"1"', 'the answer is not JSON'],
    ['something else', '{"ok":true}', 'the answer is not a list'],
    ['an answer to another request', '[["doveadmResponse",[],"x9"]]', 'an answer carries a tag that was not sent'],
    ['an answer twice', '[["doveadmResponse",[],"t0"],["doveadmResponse",[],"t0"]]', 'a tag is answered twice'],
    ['too few answers', '[]', 'an answer is missing'],
    ['an unknown kind', '[["surprise",[],"t0"]]', 'an answer is of no known kind'],
    ['rows that are no objects', '[["doveadmResponse",["a"],"t0"]]', 'a row is not an object'],
    ['an error without details', '[["error",null,"t0"]]', 'an error has no details'],
  ])('refuses %s', (_, text, message) => {
    expect(() => decodeEnvelope(text, ['t0'])).toThrow(new GarbledEnvelopeError(message));
  });
});
