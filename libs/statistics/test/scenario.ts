import type { Asked } from './ask';
import type { Story } from './story';

/** A question in words, the question, and the answer that is expected. */
export type Check = readonly [words: string, asked: Asked, answer: string];

/** A counting scenario: what happened, in words and as events, and what the figures say then. */
export interface Scenario {
  readonly name: string;
  readonly told: string;
  readonly tell: (story: Story) => readonly Check[];
}
