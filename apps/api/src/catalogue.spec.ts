import { timerList } from '@chunfeng/processes';
import { dueWork, timers } from './catalogue';

test('the view of what comes due has another version whenever the list of timers is another one', () => {
  // Where the list changes, the version has to be another number as well.
  expect([dueWork.version, ...timerList(timers)]).toMatchInlineSnapshot(`
   [
     2,
     "posting-expiry: posting.published posting.listed-incomplete posting.amended posting.review-requested posting.refused posting.withdrawn posting.expired",
     "referral-lapse: placement.referred placement.referral-answered placement.referral-lapsed placement.interview-scheduled placement.interview-held placement.offer-made placement.offer-accepted placement.offer-declined placement.started placement.start-verified placement.retention-verified placement.ended placement.cancelled placement.closed-elsewhere placement.reopened placement.corrected placement.reversed",
     "verification-due: laborer.registered laborer.employment-status-verified laborer.verification-fell-due subject.forgotten",
   ]
  `);
});
