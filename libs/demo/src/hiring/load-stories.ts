import type { Actor, CommandContext } from '@chunfeng/event-log';
import {
  AcceptOffer,
  type ActingFor,
  AnswerReferral,
  CorrectPlacement,
  DeclineOffer,
  EndPlacement,
  MakeOffer,
  type PlacementResult,
  RecordInterview,
  RecordPlacement,
  ReferLaborer,
  ReversePlacement,
  ScheduleInterview,
  StartPlacement,
} from '@chunfeng/placements';
import { demoPlacementId } from '../demo-ids';
import { patiently } from '../patiently';
import type { HiringStory, StoryStep } from './hiring-story';

type HiringCommand =
  | AcceptOffer
  | AnswerReferral
  | CorrectPlacement
  | DeclineOffer
  | EndPlacement
  | MakeOffer
  | RecordInterview
  | RecordPlacement
  | ReferLaborer
  | ReversePlacement
  | ScheduleInterview
  | StartPlacement;

/** What hiring over HTTP goes through as well. */
export interface HiringPort {
  execute(command: HiringCommand): Promise<PlacementResult>;
}

export interface LoadStoriesOptions {
  readonly hiring: HiringPort;
  readonly seed: number;
  readonly actor: Actor;
  readonly stories: readonly HiringStory[];
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

const AT_ONCE = 32;

/** Tells every story from its beginning; what an earlier, killed call has told is answered as it was then. */
export async function loadStories(options: LoadStoriesOptions): Promise<void> {
  const { stories, onProgress, signal } = options;
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < stories.length; index = next++) {
      signal?.throwIfAborted();
      const story = stories[index];
      if (story !== undefined) await tell(options, story, index);
      done += 1;
      onProgress?.(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, stories.length) }, work));
}

async function tell(
  { hiring, seed, actor }: LoadStoriesOptions,
  story: HiringStory,
  index: number,
): Promise<void> {
  const id = demoPlacementId(seed, index);
  const context = (step: number): CommandContext => {
    const key = `placement ${seed} ${index} ${step}`;
    // The content is the place in the demonstration: dates move with the day on which it is loaded.
    return { caller: actor.id, idempotencyKey: key, content: key, actor, correlationId: key, lane: 'import' };
  };
  const send = (command: HiringCommand): Promise<void> =>
    patiently(`placement ${String(index)}`, () => hiring.execute(command));
  await send(
    'referral' in story
      ? new ReferLaborer(story.referral, story.office, context(0), id)
      : new RecordPlacement(story.record, story.office, context(0), id),
  );
  const by: ActingFor = { kind: 'office', office: story.office };
  for (const [place, step] of story.steps.entries()) await send(commandOf(id, step, by, context(place + 1)));
}

function commandOf(id: string, step: StoryStep, by: ActingFor, context: CommandContext): HiringCommand {
  switch (step.type) {
    case 'answer':
      return new AnswerReferral(id, step, by, context);
    case 'schedule-interview':
      return new ScheduleInterview(id, step, by, context);
    case 'record-interview':
      return new RecordInterview(id, step, by, context);
    case 'make-offer':
      return new MakeOffer(id, step, by, context);
    case 'accept-offer':
      return new AcceptOffer(id, step, by, context);
    case 'decline-offer':
      return new DeclineOffer(id, step, by, context);
    case 'start':
      return new StartPlacement(id, step, by, context);
    case 'end':
      return new EndPlacement(id, step, by, context);
    case 'correct':
      return new CorrectPlacement(id, step, by, context);
    case 'reverse':
      return new ReversePlacement(id, step, by, context);
  }
}
