import { citizenNumberCheckCharacter } from '@chunfeng/privacy';
import type { Sex } from '../data-files';

const RUNNING = 500;

/**
 * A number that nobody bears: division codes begin with 11 at the lowest, ours with 00. The rest is as usual, birth
 * date, running number with the sex in its last digit, check character; any two people have different ones.
 *
 * @param index of the person, below 5,000,000
 */
export function syntheticNumber(index: number, birthDate: string, sex: Sex): string {
  const block = String(Math.floor(index / RUNNING)).padStart(4, '0');
  const order = (index % RUNNING) * 2 + (sex === '1' ? 1 : 0);
  const body = `00${block}${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return body + citizenNumberCheckCharacter(body);
}

/** A telephone number of a range that was never given out. */
export function syntheticPhone(index: number): string {
  return `000${String(index).padStart(8, '0')}`;
}
