import { type CommandResult, formatPosition } from '@chunfeng/event-log';
import type { Response } from 'express';
import { problemOf } from './command-problem';

export interface CommandResponseOptions {
  /** Path of the created resource: makes the answer 201 with `Location`. */
  readonly location?: string;
}

/**
 * Puts a command's result on the response: `Chunfeng-Position`, `ETag` (the stream's version), 201 and
 * `Location` for a creation; a repeat of the same command is answered alike and says so in
 * `Idempotency-Replayed`.
 *
 * @returns the body: the command's answer.
 * @throws ProblemException when the command was not done.
 */
export function sendCommandResult(
  response: Response,
  result: CommandResult,
  { location }: CommandResponseOptions = {},
): unknown {
  if (result.kind !== 'done') throw problemOf(result);
  response.setHeader('Chunfeng-Position', formatPosition(result.at));
  response.setHeader('ETag', `"${String(result.version)}"`);
  if (result.replayed) response.setHeader('Idempotency-Replayed', 'true');
  if (location !== undefined) response.setHeader('Location', location);
  response.status(location === undefined ? 200 : 201);
  return result.answer;
}
