import { problemCatalogue, ProblemException } from '@chunfeng/http';
import type { FigureRefusal } from '../queries/figure-grounds';

problemCatalogue<`statistics.${FigureRefusal}`>({
  'statistics.unit-not-own': {
    status: 403,
    zh: '只能查询本机构所属单位的数据。',
    en: 'Only figures of the unit of your own office can be asked for.',
  },
  'statistics.unit-unknown': {
    status: 422,
    zh: '没有这个报送单位。',
    en: 'There is no such reporting unit.',
  },
  'statistics.period-reversed': {
    status: 422,
    zh: '起始月份晚于截止月份。',
    en: 'The period ends before it begins.',
  },
  'statistics.period-too-long': {
    status: 422,
    zh: '一份报表最多涵盖 60 个月。',
    en: 'One report spans 60 months at most.',
  },
  'statistics.position-ahead': {
    status: 422,
    zh: '数据尚未到达 asOf 指定的位置。',
    en: 'The figures have not reached the position named by asOf.',
  },
  'statistics.position-of-other-epoch': {
    status: 409,
    zh: 'asOf 属于另一个日志纪元。',
    en: 'asOf belongs to another epoch of the log.',
  },
});

/** @throws ProblemException where the question was refused. */
export function answered<Found extends object>(found: Found | FigureRefusal): Found {
  if (typeof found === 'string') throw new ProblemException(`statistics.${found}`);
  return found;
}
