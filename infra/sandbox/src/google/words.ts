import { createTranslator, defineMessages } from '@candid/messages';

/** What people read on the pages that stand in for Google's. */
export const { t } = createTranslator(
  'en',
  defineMessages({
    banner: 'This is not Google. It is a stand-in on this machine, and nothing you choose here leaves it.',
    title: 'Choose who signs in',
    asks: 'Candid at {place} asks for',
    'asks.openid': 'a number that stands for you',
    'asks.email': 'your address',
    'asks.profile': 'your name and picture',
    'asks.other': '“{scope}”, which this stand-in does not know',
    people: 'People who are made up',
    verified: 'Address verified',
    unverified: 'Address not verified',
    nameless: 'No name given',
    other: 'Another person',
    'other.address': 'Address',
    'other.address.missing': 'Enter an address: it needs an @ with something before and after it.',
    'other.address.long': 'Use at most {most:number} characters.',
    'other.name': 'Name',
    'other.name.hint': 'Leave it empty for a person without a name.',
    'other.verified': 'Google has verified the address',
    'other.submit': 'Sign in as this person',
    refuse: 'Refuse',
    'refuse.hint': 'Goes back to Candid without signing in.',
    'over.title': 'This sign-in has ended',
    'over.text': 'It was finished, refused or left for more than an hour. Go back and start the sign-in again.',
    'wrong.title': 'The request cannot be answered',
    'wrong.text': 'Google would show an error page here, too. What is wrong: {error}: {detail}.',
  }),
);
