import { type LogPosition, parsePosition } from '@chunfeng/event-log';

export type PositionRefusal = 'position-ahead' | 'position-of-other-epoch';

/** The position of a figure: the one asked for, or how far the facts have come. */
export function asOf(asked: string | undefined, reached: LogPosition): LogPosition | PositionRefusal {
  const wanted = asked === undefined ? reached : parsePosition(asked);
  if (wanted === undefined || wanted.position > reached.position) return 'position-ahead';
  return wanted.epoch === reached.epoch ? wanted : 'position-of-other-epoch';
}
