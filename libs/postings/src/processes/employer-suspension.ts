import type { ProcessManager } from '@chunfeng/processes';
import { FollowEmployer } from '../commands/posting-processes.commands';
import { employerReinstated, employerSuspended } from '../domain/employer.events';

/** The postings of an employer that is suspended go out of sight, and come back with it. */
export const employerSuspension: ProcessManager = {
  name: 'employer-suspension',
  events: [employerSuspended, employerReinstated],
  react: ({ type, streamId, position }) => {
    const employerId = streamId.slice('employer-'.length);
    const what = type === employerSuspended.type ? 'suspend' : 'resume';
    return [{ key: what, command: (context) => new FollowEmployer(employerId, what, position, context) }];
  },
};
