import type { LogPosition } from '@chunfeng/event-log';
import { type Caller, PositionWaiter } from '@chunfeng/http';
import { Injectable } from '@nestjs/common';
import { asOf, type PositionRefusal } from './as-of';
import { type UnitRefusal, unitSeen } from './caller-sight';

export type FigureRefusal = UnitRefusal | PositionRefusal | 'period-reversed' | 'period-too-long';

/** Who asks, of which unit, as of which position (`epoch.position`). */
export interface Asking {
  readonly caller: Caller;
  readonly unit?: string | undefined;
  readonly asOf?: string | undefined;
}

/** What every figure rests on. */
export interface Grounds {
  /** `undefined`: the whole city. */
  readonly unit: string | undefined;
  readonly at: LogPosition;
}

@Injectable()
export class FigureGrounds {
  constructor(private readonly views: PositionWaiter) {}

  async of({ caller, unit, asOf: asked }: Asking): Promise<Grounds | FigureRefusal> {
    const seen = unitSeen(caller, unit);
    if (typeof seen === 'string') return seen;
    const at = asOf(asked, await this.views.positionOf(['statistics']));
    return typeof at === 'string' ? at : { unit: seen.unit, at };
  }
}
