import { defineMessages } from '@candid/messages';

export const visitMessages = defineMessages({
  'visit.title': 'Candid: pictures that are gone once you have them',
  'visit.page': 'Candid: end of the session',
  'visit.end': 'End session',
  'visit.end.hint': 'Destroys everything this session holds, now',
  'visit.heading.there': 'End this session',
  'visit.heading.over': 'The session is over.',
  'visit.body.there':
    'Its pictures and whatever is being made are destroyed at once. By itself it ends {after:span} after its last page is closed, and {idle:span} after the last thing you did.',
  'visit.body.over': 'Nothing of it is held here any more. A new one begins when you open the light table.',
  'visit.receipt.pictures': 'Pictures destroyed',
  'visit.receipt.underWay': 'Broken off in the making',
  'visit.receipt.cookie': 'Cookie',
  'visit.receipt.removed': 'removed',
  'visit.again': 'To the light table',
  'visit.ended.title': 'The session is over, and what it held is destroyed.',
  'visit.ended.body':
    'It ends {after:span} after its last page is closed, and {idle:span} after the last thing done in it. What you have typed is still here; your next picture begins a new one.',

  'visit.empty.heading': 'A picture here is gone once you have it.',
  'visit.empty.body':
    'Describe one. Watch it develop and download it: then its key is destroyed. So it is when you close the browser.',
  'visit.order.download': 'destroyed once downloaded',
  'visit.order.unfetched': 'Not downloaded',
  'visit.order.left': 'destroyed {after:span} after you leave',

  'frame.taken': 'I have it: destroy it here',
  'frame.taken.hint': 'Without script your browser cannot tell us that the file arrived',
  'frame.taking': 'Downloading',
  'destroyed.taken': 'Downloaded, destroyed',
  'announce.taken': 'The picture is with you, and destroyed here.',
});
