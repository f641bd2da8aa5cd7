/** Composition root: from configuration to a running program's services, and the use cases that span domains. */
export type { ChangesApi, ShownChange } from './announcing/changes.ts';
export type { NewsletterApi, NewsletterStanding } from './announcing/newsletter.ts';
export { composeWeb, type ProgramParts, type WebParts, type WebServices } from './compose-web.ts';
export { composeWorker, type WorkerParts, type WorkerServices } from './compose-worker.ts';
export { offerOf, type ModelView, type RatioView } from './offer.ts';
export { createPeople, type PeopleApi, type SigningIn } from './people.ts';
export { createHistory, type HistoryApi, type ReusedPicture } from './history.ts';
export { createSuggestions, type SuggestionsApi, type SuggestionStanding } from './suggestions.ts';
export type { ComposerFields } from './composer-fields.ts';
export { createTasks, type TasksApi } from './tasks.ts';
export {
  changedValues,
  describeChange,
  readPublished,
  type PolicyArchive,
  type PublishedVersion,
} from './publications/policy-archive.ts';
export type { LinkPurpose, PasswordsApi } from './passwords.ts';
export { imagingRules } from './rules.ts';
export { keptKinds } from './retention/index.ts';
export type { ReportsApi } from './reports.ts';
export type { OwnData, OwnDataApi } from './own-data.ts';
export type { LetterForm, SupportApi } from './support.ts';
export type { LetterboxApi } from './letterbox.ts';
export { openStores, type Stores, type StoresConfig } from './stores.ts';
export type { EndedVisit } from './visits/end-visit.ts';
export { endsWithSession, type VisitsApi } from './visits/visits.ts';
export type { Traffic } from './traffic.ts';
export type { StudioEvent } from './follow-studio.ts';
export { createStudio, type Guest, type StudioApi, type StudioView, type Submitted } from './studio.ts';
export { announceVersions, type AnnounceOptions } from './announcing/announce-versions.ts';
