import { defineMessages } from '@candid/messages';

export const privacy = defineMessages({
  'privacy.title': 'Privacy policy',
  'privacy.lead':
    'What this service holds of you, what for, how long, and who else sees it. Every number below is the one the program runs on.',
  'privacy.margin.device':
    'Beside each promise stands whether tests prove it. Where it says that nothing measures a promise yet, you have our word and no proof.',
  'privacy.margin':
    'Beside each promise stands what the program answers right now. Where it says that nothing measures a promise yet, you have our word and no proof.',

  'who.heading': 'Who is responsible',
  'who.operator': 'The controller of your data is the operator of this service.',
  'who.name': 'Name',
  'who.address': 'Address',
  'who.contact': 'Contact',
  'who.authority': 'Supervisory authority',
  'who.unset': 'This installation runs on one machine for trying out. Its operator has not been named yet.',
  'who.letters': 'Write to [{address}](mailto:{address}) about anything on this page.',

  'short.heading': 'In short',
  'short.prompt': 'Prompts',
  'short.upload': 'References',
  'short.result': 'Pictures',
  'short.cookies': 'Cookies',
  'short.parties': 'Outside parties',
  'short.answer': 'Answer to a request',
  'short.cookiesValue': { plural: 'count', one: '{count:number} at most', other: '{count:number} at most' },
  'short.noCookies': 'none',
  'short.nobody': 'none',
  'short.answerValue': 'within {time:within}',

  'held.generation-ends': 'until the picture is made or its making ends otherwise',
  'held.image-ends': 'as long as the picture made from them',
  'held.never-held': 'never reach us',
  'held.deadline': '{lifetime:span} at most',
  'held.result': '{lifetime:span} after it is made',
  'held.result.download': 'until you have downloaded it, {lifetime:span} at most',
  'held.result.never': 'never reach us',
  'held.result.session': 'It also goes when your session ends.',
  'held.result.visitor':
    'Without an account, pictures go with your session, {lifetime:span} after it began at the latest. Sign in before, and they are your account’s.',

  'from.collected': '{lifetime:span} from the day it arises',
  'from.generation-finished': '{lifetime:span} after the picture is made',
  'from.last-used': '{lifetime:span} after its last use',
  'from.account-deleted': 'as long as the account, and {lifetime:span} after its deletion at most',
  'from.closed': '{lifetime:span} after the matter is closed',
  'from.paid': '{lifetime:span} after the payment',
  'from.superseded': 'while it counts, and {lifetime:span} after it is replaced or withdrawn',
  'from.superseded.atOnce': 'while it counts; it goes as soon as you withdraw it',
  'from.lifetime.none': 'not kept',

  'why.heading': 'What we use data for',
  'why.intro':
    'For each use, the data it needs and what allows it. A use that is not in this table does not exist, and nothing here may be used for another.',
  'why.purpose': 'Purpose',
  'why.data': 'Data',
  'why.basis': 'Ground in law',
  'why.nothing': 'none',
  'why.later': '{name} (not in use here yet)',
  'why.forbidden': 'This policy has no place for: {kinds:list}.',
  'why.required':
    'You are not obliged by law to give us anything. Without a prompt there is no picture; everything else you can leave out.',
  'why.automated':
    'No decision with legal effect for you is made by a machine. The safety check can refuse a picture; it costs you nothing.',

  'content.heading': 'Prompts, references and pictures',
  'content.body':
    'They are sealed with keys of their own while they are here. When their time is up the key is destroyed, and with it every copy, those in backups included.',
  'content.device.later':
    'The studio is not part of this release, and no picture can be made here yet. What follows holds once it is.',
  'content.device': 'They are made and kept in your own browser. The server never receives them.',

  'account.heading': 'Accounts and sessions',
  'account.none': 'There are no accounts here and nothing to register.',
  'account.optional': 'An account is a choice. With one we hold: {kinds:list}.',
  'account.later': 'Accounts are not open on this installation. What follows holds once they are.',
  'account.session': 'A visit is known by a random token of {bits:number} bits. It ends after {lifetime:within} at the latest.',
  'account.session.idle': 'Without activity it ends after {idle:within} already.',
  'account.session.account': 'Signed in, a session ends after {lifetime:within}.',
  'account.password':
    'Passwords are stored only as {algorithm} with at least {iterations:number} rounds and {salt:number} random bytes of their own.',

  'money.heading': 'Payments and credits',
  'money.later':
    'Nothing can be bought on this installation yet, so none of this data arises. What follows holds once payments open.',
  'money.body':
    'Card numbers are entered at {vendor} and never reach us. Of a payment we keep {fields:list}; of the order {order:list}.',

  'keep.heading': 'How long it is kept',
  'keep.intro': 'Each kind of data with its end. When a time here is made longer, it counts for new data only.',
  'keep.mailbox': 'Letters between you and us lie in our mailbox: the service itself stores none of them.',
  'keep.data': 'Data',
  'keep.until': 'Kept',
  'keep.for': 'For',
  'keep.keys':
    'Backups of the keys reach back {window:span}: until then, what was destroyed could still be opened with such a backup and the sealed data together.',

  'share.heading': 'Who else receives data',
  'share.intro': {
    plural: 'count',
    one: 'One part in this service is played by somebody:',
    other: '{count:number} parts in this service are played by somebody:',
  },
  'share.none': 'No outside party receives anything.',
  'share.more': 'What each of them gets, where, and by which contract stands in the [list of sub-processors](sub-processors).',
  'share.transfer':
    'Where data leaves the area whose law protects you, the mechanism in that list makes it lawful. Without one this policy could not be started.',
  'share.item': '{role}: {vendor}, {region}',
  'share.itemLater': '{role}: {vendor}, {region} (receives nothing here yet)',

  'browser.heading': 'Cookies and your browser',
  'browser.none': 'This site sets no cookie.',
  'browser.count': { plural: 'count', one: 'This site can set one cookie.', other: 'This site can set {count:number} cookies.' },
  'browser.more': 'Each thing that can be in your browser is listed under [cookies and browser storage](cookies).',

  'count.heading': 'Counting use',
  'count.none': 'We run no analytics.',
  'count.later': 'Analytics are not switched on here: no such program is loaded, and nothing is counted.',
  'count.third-party':
    'If you agree, {vendor} is told of {events:list} with {parameters:list}. Without your agreement it is told nothing.',
  'count.first-party': 'If you agree, we note {events:list} ourselves, with {parameters:list}.',
  'count.aggregate': 'We count {events:list} in totals by {parameters:list}, without anything that could tell you from others.',
  'count.totals':
    'Of the pictures that are ordered we keep totals: how many people it was, by {totals:list}. No total tells who.',
  'count.group': 'Groups of fewer than {group:number} are not shown to anyone.',

  'safe.heading': 'Security',
  'safe.body':
    'Traffic is encrypted. What you write, upload and make is sealed with keys that lie apart from the data. Each program and each person of ours reaches only what the task needs.',
  'safe.audit':
    'Every {every:span} the installation is to be audited; security updates are to be in place within {update:within}.',

  'rights.heading': 'Your rights',
  'rights.intro': 'You can ask us for:',
  'rights.how': 'Write to [{address}](mailto:{address}). Asking is free, and nothing here gets worse for those who ask.',
  'rights.when': {
    plural: 'months',
    one: 'We answer within {time:within}, or within {months:number} calendar month where that is shorter.',
    other: 'We answer within {time:within}, or within {months:number} calendar months where that is shorter.',
  },
  'rights.erase':
    'Erasure is done and checked within {time:within}. Until {grace:span} after you ask for it you can take it back.',
  'rights.erase.now': 'Erasure is done and checked within {time:within}.',
  'rights.places': 'These rights are yours wherever you live. Where the law of your place is quicker, it counts.',
  'rights.place': 'Place',
  'rights.copy': 'Full copy within',
  'rights.copy.own': '{time:span}',
  'rights.complain': 'You can complain to {authority}, or to the authority of the place where you live.',
  'rights.complain.unset': 'You can complain to the supervisory authority of the place where you live.',

  'young.heading': 'Children',
  'young.body':
    'The service is not meant for anyone under {age:number}. Told of a younger child’s data, we erase it within {time:within}.',
  'young.device':
    'The studio passes us nothing of anybody, whatever their age. Told of a letter from a child under {age:number}, we erase it within {time:within}.',
  'young.raised': 'Where the law of your country sets the age higher, {age:number} counts.',

  'change.heading': 'Changes and versions',
  'change.version': 'This is the version of {version:date}.',
  'change.history': 'Every version that was published here stays readable, with what changed: [versions](privacy/versions).',
  'change.line': 'A new version is told of in a line over every page, until {time:span} after it has taken effect.',
  'change.line.account':
    'A new version is told of in a line over every page. With an account you say when you have read it; without one it stays until {time:span} after the version has taken effect.',
  'change.updates.later': 'Updates by mail are not sent from this installation. What follows of them holds once they are.',
  'change.notice': 'An important change is announced {time:span} before it takes effect.',
  'change.review': 'The policy is reviewed every {every:span}; the next review is due on {next:date}.',
  'change.overdue': 'The policy is reviewed every {every:span}; the review of {next:date} is overdue.',
});
