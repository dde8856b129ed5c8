import { FailpointError } from '@chunfeng/failpoints';
import { tallyProjection } from '../test/tally.projection';
import { describe as describeError, FoldError, isDefinitionError, isPoison } from './poison';

const fromServer = (code: string) => Object.assign(new Error('x'), { code, severity: 'ERROR' });
const fromSystem = (code: string) => Object.assign(new Error('x'), { code });

test.each(['22008', '22P02', '23502', '23514', '54000', 'P0001'])('SQLSTATE %s lies in the data', (code) => {
  expect(isPoison(fromServer(code))).toBe(true);
});

test.each(['57P01', '57014', '08006', '53300', '40001', '40P01', '55P03', '25P03', '58030', 'XX000'])(
  'SQLSTATE %s says nothing about the data and parks nothing',
  (code) => expect(isPoison(fromServer(code))).toBe(false),
);

test.each([fromSystem('ECONNREFUSED'), fromSystem('ECONNRESET'), new Error('Query read timeout')])(
  'a lost connection parks nothing',
  (error) => expect(isPoison(error)).toBe(false),
);

test('a fold that throws is poison; a key store that is away, and an injected fault, are not', () => {
  expect(isPoison(new FoldError(0, new TypeError('x')))).toBe(true);
  expect(isPoison(new FoldError(0, fromSystem('ECONNREFUSED')))).toBe(false);
  expect(isPoison(new FoldError(0, fromServer('57P01')))).toBe(false);
  expect(isPoison(new FailpointError('x'))).toBe(false);
});

test('tables that do not fit the code are no fault of the data', () => {
  expect(isDefinitionError(fromServer('42P01'))).toBe(true);
  expect(isPoison(fromServer('42P01'))).toBe(false);
});

test('INV-SEAL: what is kept of an error has its message only where no personal value can be in it', () => {
  const error = Object.assign(fromServer('23514'), {
    constraint: 'tally_check',
    detail: 'Failing row contains …',
  });
  expect(describeError(error, tallyProjection)).toEqual({
    name: 'Error',
    message: 'x',
    sqlstate: '23514',
    constraint: 'tally_check',
  });
  expect(describeError(error, { ...tallyProjection, unseals: true })).toEqual({
    name: 'Error',
    sqlstate: '23514',
    constraint: 'tally_check',
  });
});
