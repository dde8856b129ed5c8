import { join } from 'node:path';
import { goldenFixtures } from '@chunfeng/event-log';
import { matchPolicyEvents } from './match-policy.events';

goldenFixtures(matchPolicyEvents, join(__dirname, '../../test/fixtures'));
