import { readable } from './readable';

/** "6个岗位类别", "200多个工种": one row that stands for several kinds of work. */
const SEVERAL =
  /(?:(?<!\d)(?!1(?:\D|$))\d+|[两二三四五六七八九十百]+)[多余]?\s*个(?:岗位|工种|职位|岗)(?:类别|种类)?/;

/** Whether a title names a number of kinds of work instead of one. */
export function namesSeveralJobs(title: string): boolean {
  return SEVERAL.test(readable(title));
}
