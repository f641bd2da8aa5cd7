import { optionalUses, type PageName, type PolicyDefinition } from '@candid/policy';

/** What decides which routes an installation has. */
export interface Service {
  readonly policy: Pick<
    PolicyDefinition,
    'features' | 'purposes' | 'retention' | 'pages' | 'cookies' | 'analytics' | 'recipients' | 'changes'
  >;
  /** Somebody can vouch for people who sign in: Google with keys, or its stand-in. */
  readonly hasGoogle: boolean;
}

const always = (): boolean => true;
const makesPictures = ({ policy }: Service): boolean => policy.features.generate;
const hasHistory = ({ policy }: Service): boolean => policy.features.history;
const hasTasks = ({ policy }: Service): boolean => policy.features.taskList;
const personalises = ({ policy }: Service): boolean =>
  policy.features.accounts && policy.purposes.some(({ purpose }) => purpose === 'personalisation');
const signsInWithGoogle = ({ policy, hasGoogle }: Service): boolean => policy.features.googleSignIn && hasGoogle;
const staysOnDevice = ({ policy }: Service): boolean => policy.features.onDevice;
const hasServer = (service: Service): boolean => !staysOnDevice(service);
const endsWithSession = (service: Service): boolean => makesPictures(service) && service.policy.retention.result.endsWithSession;
const endsOnDownload = (service: Service): boolean => makesPictures(service) && service.policy.retention.result.endsOnDownload;
const hasPasswords = ({ policy }: Service): boolean => policy.features.passwords;
const hasAccounts = (service: Service): boolean => signsInWithGoogle(service) || hasPasswords(service);
const asksForConsent = ({ policy }: Service): boolean => optionalUses(policy).length > 0;

const sendsNews = (service: Service): boolean => service.policy.features.newsletter && hasServer(service);

/** That somebody read a notice is remembered for accounts only. */
const remembersNotices = (service: Service): boolean =>
  hasAccounts(service) && service.policy.changes.channels.includes('in-product');

const publishes =
  (page: PageName) =>
  ({ policy }: Service): boolean =>
    policy.pages.includes(page);

/** Which policy mounts what. A route that is not named here exists in no policy. */
export const routeTable: Readonly<Record<string, (service: Service) => boolean>> = {
  root: always,
  'routes/$': always,
  'routes/_studio': makesPictures,
  'routes/_studio._index': makesPictures,
  'routes/_studio.i.$id': makesPictures,
  'routes/_studio.order': makesPictures,
  'routes/api.session': makesPictures,
  'routes/api.studio': makesPictures,
  'routes/events': makesPictures,
  'routes/generate': makesPictures,
  'routes/generations.$id.cancel': makesPictures,
  'routes/generations.$id.preview': makesPictures,
  'routes/images.$id': makesPictures,
  'routes/images.$id.taken': endsOnDownload,
  'routes/report': makesPictures,
  'routes/session.end': endsWithSession,
  'routes/session.stay': endsWithSession,
  'routes/preferences': hasServer,
  'routes/history': hasHistory,
  'routes/history.$id': hasHistory,
  'routes/history_.inputs.$id': hasHistory,
  'routes/history_.zip': hasHistory,
  'routes/tasks': hasTasks,
  'routes/account_.suggestions': personalises,
  'routes/newsletter': sendsNews,
  'routes/newsletter_.confirm': sendsNews,
  'routes/newsletter_.leave': sendsNews,
  'routes/account_.newsletter': (service) => sendsNews(service) && hasAccounts(service),
  'routes/sign-in': hasAccounts,
  'routes/sign-out': hasAccounts,
  'routes/account': hasAccounts,
  'routes/sign-up': hasPasswords,
  'routes/sign-up_.finish': hasPasswords,
  'routes/forgot': hasPasswords,
  'routes/reset': hasPasswords,
  'routes/address.confirm': hasPasswords,
  'routes/address.undo': hasPasswords,
  'routes/account_.address': hasPasswords,
  'routes/account_.password': hasPasswords,
  'routes/sign-in_.beside': signsInWithGoogle,
  'routes/auth.google': signsInWithGoogle,
  'routes/auth.google_.callback': signsInWithGoogle,
  'on-device/home': staysOnDevice,
  'routes/privacy': publishes('privacy'),
  'routes/cookies': publishes('cookies'),
  'routes/sub-processors': publishes('sub-processors'),
  'routes/terms': publishes('terms'),
  'routes/acceptable-use': publishes('acceptable-use'),
  'routes/refunds': publishes('refunds'),
  'routes/ip': publishes('ip'),
  'routes/contact': publishes('contact'),
  'routes/faq': publishes('faq'),
  'routes/how-it-works': publishes('how-it-works'),
  'routes/showcase': publishes('showcase'),
  'routes/features': publishes('features'),
  'routes/pricing': publishes('pricing'),
  'routes/sitemap': publishes('sitemap'),
  'routes/privacy_.versions': publishes('privacy'),
  'routes/privacy_.versions_.$id': publishes('privacy'),
  'routes/changes.dismiss': remembersNotices,
  'routes/announcements[.]atom': publishes('privacy'),
  'routes/sitemap[.]xml': publishes('sitemap'),
  'routes/robots[.]txt': always,
  'routes/[.]well-known.gpc[.]json': always,
  'routes/consent': asksForConsent,
  // The page of all components: in a development build only.
  'development/components': always,
};

/** Whether a route exists in this installation. */
export const routeExists =
  (service: Service) =>
  (routeId: string): boolean =>
    routeTable[routeId]?.(service) ?? false;

/** Pages that are somebody's own. Where a document cannot say whose it is, their loaders wait until the page asks again. */
export const personalRoutes: readonly string[] = [
  'routes/tasks',
  'routes/account',
  'routes/account_.address',
  'routes/account_.password',
];
