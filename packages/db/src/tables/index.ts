import type { AccountTable } from './account.ts';
import type { GenerationEventTable } from './generation-event.ts';
import type { GenerationInputTable } from './generation-input.ts';
import type { GenerationPreviewTable } from './generation-preview.ts';
import type { GenerationTable } from './generation.ts';
import type { ImageTable } from './image.ts';
import type { InstallationTable } from './installation.ts';
import type { ObjectionTable } from './objection.ts';
import type { NetworkLogTable } from './network-log.ts';
import type { OperatorSwitchTable } from './operator-switch.ts';
import type { RetentionRunTable } from './retention-run.ts';
import type { SessionConnectionTable } from './session-connection.ts';
import type { SessionTable } from './session.ts';
import type { SignInAttemptTable } from './sign-in-attempt.ts';
import type { SpendDayTable } from './spend-day.ts';
import type { SubjectTable } from './subject.ts';
import type { UsageEventTable } from './usage-event.ts';
import type { UsageFigureTable } from './usage-figure.ts';
import type { VisitCountTable } from './visit-count.ts';

/** Every table of the main database, by its name there. */
export interface Database {
  installation: InstallationTable;
  subject: SubjectTable;
  session: SessionTable;
  session_connection: SessionConnectionTable;
  account: AccountTable;
  sign_in_attempt: SignInAttemptTable;
  objection: ObjectionTable;
  generation: GenerationTable;
  generation_input: GenerationInputTable;
  generation_preview: GenerationPreviewTable;
  generation_event: GenerationEventTable;
  image: ImageTable;
  network_log: NetworkLogTable;
  visit_count: VisitCountTable;
  usage_event: UsageEventTable;
  usage_figure: UsageFigureTable;
  spend_day: SpendDayTable;
  operator_switch: OperatorSwitchTable;
  retention_run: RetentionRunTable;
}
