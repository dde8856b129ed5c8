import { sharesOf } from '../data-files';
import type { Random } from '../random';

/** Bands of the published ages; the open one ends where working age does for most. */
const BANDS: Readonly<Record<string, readonly [number, number]>> = {
  '16-20': [16, 20],
  '21-30': [21, 30],
  '31-40': [31, 40],
  '41-50': [41, 50],
  '50+': [51, 60],
};

/** Age in years (migrant_age_2016). */
export function drawAge(random: Random): number {
  const [band] = random.weighted(sharesOf('migrant_age_2016'), ([, share]) => share);
  const [youngest, oldest] = BANDS[band] ?? [16, 60];
  return random.integer(youngest, oldest);
}

/** Codes of GB/T 4658-2006 by the names of the published shares. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  none: ['90'],
  primary: ['81', '80'],
  junior: ['71', '71', '71', '73'],
  senior_or_secondary_vocational: ['61', '41', '44', '47'],
  college_plus: ['31', '31', '21'],
};

/** Schooling has grown: how much likelier than on average the young and the old have it. The means stay near 1. */
const BY_AGE: Readonly<Record<string, readonly [young: number, middle: number, old: number]>> = {
  none: [0, 0.5, 2.4],
  primary: [0.15, 0.7, 2],
  junior: [0.8, 1.15, 1.05],
  senior_or_secondary_vocational: [1.6, 1, 0.5],
  college_plus: [2.2, 0.8, 0.1],
};

/** Education (migrant_education_2016, given the age). Nobody below 21 has finished a college. */
export function drawEducation(random: Random, age: number): string {
  const group = age <= 30 ? 0 : age <= 40 ? 1 : 2;
  const likelihood = ([name, share]: readonly [string, number]): number =>
    name === 'college_plus' && age < 21 ? 0 : share * (BY_AGE[name]?.[group] ?? 1);
  const [name] = random.weighted(sharesOf('migrant_education_2016'), likelihood);
  return random.pick(CODES[name] ?? ['90']);
}
