import { join } from 'node:path';
import { goldenFixtures } from '@chunfeng/event-log';
import { employerEvents } from './employer.events';
import { postingEvents } from './posting.events';

goldenFixtures([...postingEvents, ...employerEvents], join(__dirname, '../../test/fixtures'));
