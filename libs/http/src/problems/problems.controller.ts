import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/route-policy';
import { ApiProblem } from '../openapi/api-problem';
import { problemCodes, problemText, type ProblemText, templateOf } from './problem-catalogue';
import { ProblemException } from './problem.exception';

interface ProblemEntry extends ProblemText {
  readonly code: string;
}

/** Makes the `type` of every problem an address that answers. */
@ApiTags('problems')
@Controller('problems')
@Public()
export class ProblemsController {
  @Get()
  @ApiOperation({ summary: 'Every problem code with its status and texts' })
  all(): readonly ProblemEntry[] {
    return problemCodes().map((code) => entry(code));
  }

  @Get(':code')
  @ApiOperation({ summary: 'One problem code' })
  @ApiProblem('not-found')
  one(@Param('code') code: string): ProblemEntry {
    return entry(code);
  }
}

function entry(code: string): ProblemEntry {
  const text = problemText(code);
  if (text === undefined) throw new ProblemException('not-found');
  return { code, status: text.status, zh: templateOf(text.zh), en: templateOf(text.en) };
}
