import { defineMessages } from '@candid/messages';

export const legal = defineMessages({
  'terms.title': 'Terms of use',
  'terms.lead': 'What you can expect of this service, and what it expects of you.',
  'terms.who.heading': 'Who you deal with',
  'terms.who.body': 'The service is run by {name}, {address}.',
  'terms.who.unset': 'This installation runs on one machine for trying out; its operator has not been named yet.',
  'terms.who.openai': 'The service is independent and not affiliated with OpenAI, whichever models it uses.',
  'terms.what.heading': 'What it does',
  'terms.what.body': 'It makes pictures from what you write and the images you add, with models of {makers:list}.',
  'terms.what.device': 'It makes and edits pictures in your own browser.',
  'terms.what.machine':
    'What a model makes can be wrong, can look like something that exists, and is marked as made by a machine.',
  'terms.age.heading': 'Who may use it',
  'terms.age.body': 'You have to be {age:number} or older.',
  'terms.age.device': 'It is made for people of {age:number} and up. Anyone younger should have an adult beside them.',
  'terms.age.raised': 'Where the law of your country sets that age at {age:number}, this counts.',
  'terms.yours.heading': 'What is yours',
  'terms.yours.body':
    'What you write and upload stays yours. We claim no right in the pictures you make; we use them only to hand them to you. Whether a picture made by a machine is protected by copyright is for the law of your country to say.',
  'terms.yours.device':
    'What you write, upload and make is yours and stays on your device. Whether a picture made by a machine is protected by copyright is for the law of your country to say.',
  'terms.yours.time':
    'Pictures are kept {lifetime:span} and then destroyed. Download what you want to keep: we cannot bring it back.',
  'terms.yours.download':
    'A picture is destroyed here once you have downloaded it, and after {lifetime:within} at the latest. We cannot bring it back.',
  'terms.rules.heading': 'What you may not do',
  'terms.rules.body': 'The rules for prompts, images and pictures stand under [acceptable use](acceptable-use).',
  'terms.rules.machine':
    'Do not get around limits, do not look for what belongs to others, and do not use the service to harm it.',
  'terms.money.heading': 'Paying',
  'terms.money.later': 'Nothing can be bought here yet. These terms will say how before anything can.',
  'terms.money.body':
    'Prices are shown before you order. Payment goes through {vendor}. What you get back, and when, stands in the [refund policy](refunds).',
  'terms.money.free': 'The service is free.',
  'terms.limits.heading': 'Limits',
  'terms.limits.body': {
    plural: 'count',
    one: 'A visitor can make {count:number} picture in {per:span}.',
    other: 'A visitor can make {count:number} pictures in {per:span}.',
  },
  'terms.limits.stop': 'The operator can pause the making of pictures for everyone, for example when a day’s budget is spent.',
  'terms.end.heading': 'Ending it',
  'terms.end.visitor': 'You can stop at any time. There is nothing to cancel.',
  'terms.end.account': 'You can delete your account at any time; you have {grace:span} to take that back.',
  'terms.end.block': 'Whoever breaks the rules can be shut out. The reason is told, and a person looks at it again if you ask.',
  'terms.liable.heading': 'Liability',
  'terms.liable.body':
    'The service is run with care, but no picture and no uptime is promised. What the law of your country gives you as a consumer stays yours, whatever these terms say; nobody is freed from liability for intent, gross negligence or harm to persons.',
  'terms.change.heading': 'When these terms change',
  'terms.change.body': 'A change is published here with its date. It does not reach back.',
  'terms.change.notice': 'An important one is announced {time:span} before it takes effect.',

  'use.title': 'Acceptable use',
  'use.lead': 'What this service is not for.',
  'use.never.heading': 'Not allowed',
  'use.never.intro': 'Do not make, upload or ask for:',
  'use.never.children': 'anything sexual that involves children or people who look like children',
  'use.never.consent': 'naked or sexual pictures of real people',
  'use.never.deceive': 'pictures of real people or events meant to deceive, or to sway an election',
  'use.never.hate': 'calls to hatred or violence against people for who they are',
  'use.never.harm': 'instructions or encouragement for weapons, self-harm or crime',
  'use.never.private': 'private data of others, such as documents and faces you have no right to use',
  'use.never.rights': 'what infringes the rights of others',
  'use.check.heading': 'How it is checked',
  'use.check.body':
    '{vendor} checks words and images before a picture is made, and the picture itself when it is made. What is refused costs nothing and is not kept.',
  'use.check.nobody': 'No person of ours looks at your words or pictures for this.',
  'use.check.device': 'Nobody checks what you make on your own device. The rules are yours to keep.',
  'use.appeal.heading': 'If we were wrong',
  'use.appeal.body':
    'Write to [{address}](mailto:{address}) and send the words again, since they were not kept. A person answers.',
  'use.report.heading': 'Reporting',
  'use.report.body': 'If a picture made here harms you, write to [{address}](mailto:{address}) and say where you saw it.',

  'refunds.title': 'Refund policy',
  'refunds.lead': 'When you get your money or your credits back.',
  'refunds.later.heading': 'Today',
  'refunds.later': 'Nothing can be bought here yet, so there is nothing to pay back. What follows counts once payments open.',
  'refunds.credit.heading': 'A picture that did not come',
  'refunds.credit.body':
    'A picture that fails, is refused by the safety check or is cancelled in time costs no credit. What had been set aside for it is free again at once.',
  'refunds.money.heading': 'A purchase you regret',
  'refunds.money.body':
    'Credits you have not used are paid back for as long as the law of your country lets you withdraw from a purchase. Write to [{address}](mailto:{address}) from the address of your account.',
  'refunds.used.heading': 'Credits already used',
  'refunds.used.body': 'A picture that was delivered is not paid back, unless it was not what the page said it would be.',
  'refunds.how.heading': 'How it is paid',
  'refunds.how.body': 'The money goes back the way it came, through {vendor}. We never see your card.',

  'ip.title': 'Copyright and takedown',
  'ip.lead': 'If something here infringes your rights.',
  'ip.what.heading': 'What can be here',
  'ip.what.body': 'Pictures are shown only to whoever made them. There is no public gallery and no link that others can open.',
  'ip.what.time': 'A picture stays {lifetime:span} at most, so it may be gone before your letter arrives.',
  'ip.notice.heading': 'How to report',
  'ip.notice.intro': 'Write to [{address}](mailto:{address}) with:',
  'ip.notice.work': 'the work or right that is yours, and in what way',
  'ip.notice.where': 'where you found what infringes it, with the address or a copy',
  'ip.notice.who': 'your name and how to reach you',
  'ip.notice.truth': 'a statement that what you say is true and that you may act for the owner',
  'ip.notice.sign': 'your signature; a typed name is enough',
  'ip.then.heading': 'What happens then',
  'ip.then.body':
    'A person looks at it. What infringes is taken down if it is still here, and whoever made it is told where we can tell.',
  'ip.then.counter':
    'Whoever made it can object with the same details and the reason why the notice is mistaken. We pass the objection on to you.',
  'ip.then.repeat': 'Whoever infringes again and again is shut out.',
  'ip.model.heading': 'Models',
  'ip.model.body': 'The models are made by {makers:list}. What they were trained on is for their makers to answer.',
});
