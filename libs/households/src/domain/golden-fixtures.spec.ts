import { join } from 'node:path';
import { goldenFixtures } from '@chunfeng/event-log';
import { householdEvents } from './household.events';

goldenFixtures([...householdEvents], join(__dirname, '../../test/fixtures'));
