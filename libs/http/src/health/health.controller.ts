import { Controller, Get, Optional } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { Public } from '../auth/route-policy';
import { ApiProblem } from '../openapi/api-problem';
import { ProblemException } from '../problems/problem.exception';
import { Drain } from './drain';
import { type Readiness, ReadinessProbe } from './readiness-probe';

@ApiTags('health')
@Controller('health')
@Public()
@SkipThrottle()
export class HealthController {
  constructor(
    private readonly drain: Drain,
    @Optional() private readonly probe?: ReadinessProbe,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Requests can be answered; with the lag of every view' })
  @ApiProblem('not-ready')
  async ready(): Promise<Readiness> {
    const readiness = this.drain.isDraining
      ? { ready: false, parts: { process: 'shutting down' }, projections: [] }
      : await this.check();
    if (readiness.ready) return readiness;
    const { parts, projections } = readiness;
    throw new ProblemException('not-ready', {
      members: { parts, projections },
      headers: { 'Retry-After': '1' },
    });
  }

  private async check(): Promise<Readiness> {
    if (this.probe === undefined) return { ready: true, parts: {}, projections: [] };
    try {
      return await this.probe.check();
    } catch {
      return { ready: false, parts: { probe: 'failed' }, projections: [] };
    }
  }
}
