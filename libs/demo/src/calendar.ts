import { addDays } from '@chunfeng/reference';

/** A plain date some days before another one. */
export function daysBefore(day: string, days: number): string {
  return addDays(day, -days);
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
