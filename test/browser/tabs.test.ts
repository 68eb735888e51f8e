import { describe, expect, test } from 'vitest';
import { withOwnName } from '../../graphiql/tabs.js';

describe('the name of the operation that the editor sends', () => {
  const query = '# Two of them\nquery Look { a }\n\nmutation Remove { b }\n';
  test.each(['Look', 'Remove'])('stays when the document has it: %s', (operationName) => {
    expect(withOwnName({ query, operationName })).toEqual({ query, operationName });
  });
  test.each(['Other', 'Loo', 'a', undefined])('is left out when it belongs to another document: %s', (operationName) => {
    expect(withOwnName({ query, operationName })).toEqual({ query });
  });
});
