import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { findOccupation } from '../occupations/occupations';
import { mapTitle } from './map-title';

const read = (file: string) =>
  parse<Record<string, string>>(readFileSync(join(__dirname, '../../test-data', file), 'utf8'), {
    columns: true,
  });

const answer = (title: string, hints = {}) => {
  const mapping = mapTitle(title, hints);
  return mapping.kind === 'mapped' ? `${mapping.code} ${mapping.method}` : mapping.reason;
};

describe('one title', () => {
  test.each([
    ['保洁员（4-09-08-01）', '4-09-08-01 code'],
    ['招聘工种：6-18-02', '6-18-02 code'],
    ['装配钳工', '6-20-01-01 name'],
    ['护林', '5-02-03-01 name'],
    ['生态公益林护林员', '5-02-03-01 name'],
    ['保洁人员', '4-09-08-01 synonym'],
    ['高级焊工', '6-18-02-04 name'],
    ['公交驾驶员', '4-02-02-01 rule'],
    ['驾驶员', '4-02-02 synonym'],
    ['保安（公益性岗位）', '4-07-05-01 name'],
    ['非全日制公益性岗位人员（环境卫生保洁）', '4-09-08-01 rule'],
    ['ＷＸＧ11-微信[ID]（自然语言处理方向）', '2-02-38-01 rule'],
    ['产品经理（数据类）', '2-02-10-05 rule'],
    ['  技术支持\n', '2-02-10-08 rule'],
  ])('%j is %s', (title, expected) => {
    expect(answer(title)).toBe(expected);
  });

  test.each([
    ['普工', 'no-occupation-named'],
    ['公益性岗位', 'no-occupation-named'],
    ['2025年第二批公益性岗位', 'no-occupation-named'],
    ['WXG01-微信[ID]', 'no-occupation-named'],
    ['冲床工、包装工、清洁工', 'several-occupations'],
    ['保洁、保绿、保安等村级管理岗', 'several-occupations'],
    ['创新俱乐部成员', 'not-recognized'],
    ['', 'no-occupation-named'],
    ['4-09-08-99', 'not-recognized'],
  ])('%j is not mapped: %s', (title, reason) => {
    expect(answer(title)).toBe(reason);
  });

  test('several names of one occupation are one occupation', () => {
    expect(answer('保洁、清洁工')).toBe('4-09-08-01 name');
  });

  test('a fair is never one occupation, and 车工 in a garment factory sews', () => {
    expect(answer('焊工专场', { kind: 'fair' })).toBe('several-occupations');
    expect(answer('车工')).toBe('6-18-01-01 name');
    expect(answer('车工', { industry: 'C1810' })).toBe('6-05-01-03 synonym');
  });

  test('what stands only in brackets counts less', () => {
    const inside = mapTitle('公益性岗位（环境卫生保洁）');
    expect(inside.kind === 'mapped' && inside.confidence).toBeLessThanOrEqual(0.7);
  });
});

describe('the real corpora', () => {
  const rows = read('posting-titles.csv');
  const labels = read('labelled-titles.csv');
  const map = (row: Record<string, string>) => mapTitle(row['title'] ?? '', { kind: row['kind'] ?? '' });
  const share = (corpus: string) => {
    const own = rows.filter((row) => row['corpus'] === corpus);
    return own.filter((row) => map(row).kind === 'mapped').length / own.length;
  };

  /** Right: an acceptable code, something below an acceptable group, or the minor group of an acceptable code. */
  const isRight = (code: string, acceptable: readonly string[]) =>
    acceptable.some(
      (right) =>
        code === right ||
        code.startsWith(`${right}-`) ||
        (findOccupation(code)?.level === 'minor' && right.startsWith(`${code}-`)),
    );

  function judged(corpus?: string): { mapped: number; right: number } {
    const answers = labels.flatMap((label) => {
      if (corpus !== undefined && label['corpus'] !== corpus) return [];
      const row = rows.find(({ id }) => id === label['id']);
      const mapping = map(row ?? {});
      return mapping.kind === 'mapped' ? [isRight(mapping.code, (label['codes'] ?? '').split(';'))] : [];
    });
    return { mapped: answers.length, right: answers.filter(Boolean).length };
  }

  function precision(corpus?: string): number {
    const { mapped, right } = judged(corpus);
    return right / mapped;
  }

  test('at least 75 % of the graduate and 50 % of the public titles are mapped, at 90 % precision or better', () => {
    const figures = {
      rows: rows.length,
      'graduate mapped': share('graduate'),
      'public mapped (fairs counted as not mapped)': share('public'),
      'precision on 75 graduate titles': precision('graduate'),
      'precision on 75 public titles': precision('public'),
      'precision on 150 titles': precision(),
    };
    process.stdout.write(`title mapping ${JSON.stringify(figures)}\n`);
    expect(rows).toHaveLength(1753);
    expect(figures['graduate mapped']).toBeGreaterThanOrEqual(0.75);
    expect(figures['public mapped (fairs counted as not mapped)']).toBeGreaterThanOrEqual(0.5);
    expect(precision()).toBeGreaterThanOrEqual(0.9);
    expect(precision('graduate')).toBeGreaterThanOrEqual(0.9);
    expect(precision('public')).toBeGreaterThanOrEqual(0.9);
  });

  test('docs/reference-data.md quotes these figures', () => {
    const docs = readFileSync(join(__dirname, '../../../../docs/reference-data.md'), 'utf8');
    const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
    const of = ({ mapped, right }: { mapped: number; right: number }) => `${right} of ${mapped}`;
    expect(docs).toContain(`| ${percent(share('graduate'))} of 1,575 | ${of(judged('graduate'))} |`);
    expect(docs).toContain(`| ${percent(share('public'))} of 178`);
    expect(docs).toContain(`| ${of(judged('public'))} |`);
    expect(docs).toContain(`${of(judged())} (${percent(precision())})`);
  });

  test('the labels are 75 and 75 rows of the corpora, no fairs, with codes of the edition of 2022', () => {
    expect(labels.filter(({ corpus }) => corpus === 'graduate')).toHaveLength(75);
    expect(labels.filter(({ corpus }) => corpus === 'public')).toHaveLength(75);
    for (const label of labels) {
      const row = rows.find(({ id }) => id === label['id']);
      expect(row).toMatchObject({ corpus: label['corpus'], title: label['title'] });
      expect(row?.['kind']).not.toBe('fair');
      for (const code of (label['codes'] ?? '').split(';'))
        expect(code === 'none' || findOccupation(code) !== undefined).toBe(true);
    }
  });
});
