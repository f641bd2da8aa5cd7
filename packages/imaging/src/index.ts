/**
 * From a prompt to a picture and to its end.
 *
 * Data:      imageModels, offeredModels, offeredRatios, offeredResolutions, estimateCost
 * Web:       submitGeneration, cancelGeneration, adoptWork, confirmDownload, stopWork, destroyWork, openImage, openPreview, readGenerations, readHoldings, readAllowance, events
 * History:   readHistory, readPicture, openInput, removePictures, readTasks, readHabits
 * Worker:    runGeneration, forgetWork, createOpenAIClient, createOpenAIProvider, createOpenAIModerator
 * Keep:      one Keeping for each kind of thing stored here, for the retention engine
 * Restore:   endUnfinished
 * Decoding:  createDecoder: untrusted bytes are opened in its isolated process and nowhere else
 */
export {
  imageModels,
  offeredModels,
  type Background,
  type ImageModel,
  type OutputFormat,
  type Quality,
} from './domain/models.ts';
export { offeredRatios, offeredResolutions, type Ratio, type Resolution } from './domain/sizes.ts';
export { estimateCost } from './domain/price.ts';
export { MAX_PROMPT_LENGTH } from './domain/prompt.ts';
export { isSubmittable, SUBMITTED_SETTINGS } from './domain/settings.ts';
export type { SubmissionInput } from './domain/submission.ts';
export {
  crashPoints,
  type CrashPoint,
  type ImagingContext,
  type ImagingRules,
  type SubmissionContext,
  type KeepingContext,
  type WorkContext,
} from './context.ts';
export { CANCEL_CHANNEL, ENDED, GENERATION_CHANNEL, newestEventId, readChanges, RESET } from './store/events.ts';
export { assertRunning } from './store/submissions.ts';
export { adoptWork } from './usecases/adopt-work.ts';
export { cancelGeneration } from './usecases/cancel-generation.ts';
export { confirmDownload, type DownloadProof } from './usecases/confirm-download.ts';
export { destroyWork, forgetWork, stopWork, type StoppedWork } from './usecases/end-work.ts';
export { endUnfinished, type EndedUnfinished } from './usecases/end-unfinished.ts';
export { SHAPES, type HistoryFilter, type HistoryPlace, type HistoryShape } from './store/history.ts';
export { readHabits, type Habits } from './usecases/read-habits.ts';
export {
  listPictures,
  openInput,
  readHistory,
  readPicture,
  type HeldInput,
  type HistoryPage,
  type PictureView,
} from './usecases/read-history.ts';
export { readHoldings, type Holdings } from './usecases/read-holdings.ts';
export { readTasks, TASK_COLUMNS, type TaskPlace, type TaskView } from './usecases/read-tasks.ts';
export { openImage, openPreview, type OpenedImage } from './usecases/read-image.ts';
export { readAllowance, readGenerations, type FailureView, type GenerationView, type ImageView } from './usecases/read-studio.ts';
export { keepRemovals, removePictures, type Removed } from './usecases/remove-pictures.ts';
export { runGeneration } from './usecases/run-generation.ts';
export { PARTIALS } from './domain/partials.ts';
export { submitGeneration } from './usecases/submit-generation.ts';
export { keepImages } from './usecases/keep-images.ts';
export { keepInputs } from './usecases/keep-inputs.ts';
export { keepModeration, keepRecords } from './usecases/keep-records.ts';
export { keepFiles, keepKeys, keepMasterKey, type FindLive } from './usecases/keep-sealed.ts';
export { keepUnfinished } from './usecases/recover-work.ts';
export { createOpenAIClient, createOpenAIProvider } from './provider/openai.ts';
export type { ProviderRequest } from './provider/port.ts';
export { createOpenAIModerator } from './provider/moderation.ts';
export { systemTimers, type Timers } from './provider/watchdog.ts';
export { createDecoder, tryIsolation, type Decoder, type IsolationReport, type IsolationTrial } from './decoding/index.ts';
