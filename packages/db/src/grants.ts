import type { Features } from '@candid/policy';
import type { RoleKind } from './roles.ts';

type Program = Exclude<RoleKind, 'owner'>;

/** All columns, or the named ones. */
type Columns = 'all' | readonly string[];

/** What one program's role may do with one table; what is not named here is refused. */
export interface Grant {
  readonly role: Program;
  readonly schema: 'public' | 'pgboss';
  readonly table: string;
  readonly select?: Columns;
  readonly insert?: Columns;
  readonly update?: Columns;
  readonly delete?: true;
  /** Given only under a policy with this feature. */
  readonly onlyWith?: keyof Features;
}

/** One program may call one function. */
export interface FunctionGrant {
  readonly role: Program;
  readonly schema: Grant['schema'];
  /** With the types of its arguments. */
  readonly function: string;
}

const on =
  (role: Program, schema: Grant['schema']) =>
  (table: string, may: Omit<Grant, 'role' | 'schema' | 'table'>): Grant => ({
    role,
    schema,
    table,
    ...may,
  });

const web = on('web', 'public');
const worker = on('worker', 'public');
const console_ = on('console', 'public');

/** The programs' rights on our own tables. The console sees states, counts and times: no content, no keys, no ids of people. */
export const tableGrants: readonly Grant[] = [
  web('schema_migration', { select: 'all' }),
  web('installation', { select: 'all' }),
  web('policy_version', { select: 'all', insert: 'all' }),
  // Who verifies an address becomes an account: the kind changes then.
  web('subject', { select: 'all', insert: 'all', update: ['kind', 'state', 'last_seen_at'] }),
  web('session', { select: 'all', insert: 'all', update: ['token_hash', 'last_seen_at', 'expires_at', 'left_at'], delete: true }),
  web('session_connection', { select: 'all', insert: 'all', delete: true }),
  web('account', {
    select: 'all',
    insert: 'all',
    update: [
      'email_index',
      'email_key_id',
      'email_sealed',
      'name_key_id',
      'name_sealed',
      'erase_after',
      'reopens_as',
      'language',
      'theme',
    ],
  }),
  // Taking an objection back deletes it.
  web('objection', { select: 'all', insert: 'all', delete: true }),
  // An act ends what stood before it; what was recorded is never written over.
  web('consent_record', { select: 'all', insert: 'all', update: ['stands_until'] }),
  web('consent_wording', { select: 'all', insert: 'all' }),
  web('child_report', { select: ['received_at'], insert: 'all' }),
  // What it takes it cannot read again: it counts who wrote how often, and nothing else.
  web('correspondence', { select: ['id', 'sender_index', 'received_at'], insert: 'all' }),
  web('correspondence_attachment', { insert: 'all' }),
  web('letter_in_transit', { select: ['id', 'received_at', 'expires_at'], insert: 'all' }),
  web('change_notice', { select: 'all', update: ['shown_at', 'dismissed_at'] }),
  web('newsletter_reader', {
    select: 'all',
    insert: 'all',
    update: ['language', 'token_hash', 'confirmed_at', 'expires_at'],
    delete: true,
  }),
  web('newsletter_copy', { select: 'all' }),
  web('suppression', { select: 'all', insert: 'all', update: ['reason', 'created_at', 'expires_at'], delete: true }),
  web('sign_in_attempt', { select: 'all', insert: 'all', delete: true }),
  web('account_password', { select: 'all', insert: 'all', update: ['iterations', 'salt', 'hash', 'changed_at'], delete: true }),
  web('account_link', { select: 'all', insert: 'all', update: ['expires_at'], delete: true }),
  web('known_device', { select: 'all', insert: 'all', update: ['last_seen_at', 'expires_at'] }),
  // It asks for letters; what becomes of them is the worker's to say, and for it to show.
  web('mail_delivery', { select: ['id', 'template', 'cause_id', 'state', 'created_at', 'ended_at'], insert: 'all' }),
  web('generation', {
    select: 'all',
    insert: 'all',
    // Cancelling what is still queued ends it, and with it the prompt; signing in makes a visitor's work the account's.
    update: [
      'subject_id',
      'state',
      'cancel_requested_at',
      'ended_at',
      'failure_code',
      'prompt_key_id',
      'prompt_sealed',
      'removed_at',
    ],
    // People delete their pictures themselves, and at once.
    delete: true,
  }),
  web('generation_input', { select: 'all', insert: 'all', delete: true }),
  web('generation_preview', { select: 'all', delete: true }),
  web('generation_event', { select: 'all', insert: 'all', update: ['subject_id'], delete: true }),
  // Deleting or downloading ends a picture's life early; nothing in the web app can lengthen it.
  web('image', { select: 'all', update: ['subject_id', 'destroyed_at', 'taken_at'], delete: true }),
  web('spend_day', { select: 'all', insert: 'all', update: ['reserved_micro_usd'] }),
  // One that has run out, or whose picture failed, is taken anew; only the worker lets one go.
  web('trial_marker', { select: 'all', insert: 'all', update: ['generation_id', 'created_at', 'expires_at'] }),
  web('attempt_count', { select: 'all', insert: 'all', update: ['taken', 'began_at', 'expires_at'] }),
  // What it writes here it cannot read again (CR-34).
  web('network_log', { insert: 'all' }),
  web('visit_count', { insert: 'all' }),
  web('usage_event', { insert: 'all' }),
  web('operator_switch', { select: 'all' }),
  web('retention_run', { select: 'all' }),

  worker('schema_migration', { select: 'all' }),
  worker('installation', { select: 'all' }),
  worker('policy_version', { select: 'all' }),
  worker('subject', { select: 'all', insert: 'all', update: ['state', 'last_seen_at'], delete: true }),
  worker('session', {
    select: ['id', 'subject_id', 'created_at', 'last_seen_at', 'expires_at', 'left_at'],
    update: ['left_at', 'expires_at'],
    delete: true,
  }),
  worker('session_connection', { select: 'all', delete: true }),
  // A letter is written to the address that the account has then.
  worker('account', {
    select: ['subject_id', 'sign_in', 'email_index', 'email_key_id', 'email_sealed', 'created_at', 'erase_after', 'language'],
  }),
  worker('objection', { select: 'all' }),
  worker('consent_record', {
    select: ['id', 'subject_id', 'category', 'outcome', 'recorded_at', 'stands_until', 'lifetime_ms'],
    update: ['lifetime_ms'],
    delete: true,
  }),
  worker('child_report', {
    select: ['id', 'subject_id', 'received_at', 'due_at', 'expires_at'],
    update: ['expires_at'],
    delete: true,
  }),
  // Mail comes to the worker, and it writes that a letter has come; what letters say it cannot read.
  worker('correspondence', {
    select: [
      'id',
      'subject_id',
      'kind',
      'language',
      'letter_key_id',
      'address_key_id',
      'address_sealed',
      'sender_index',
      'message_index',
      'received_at',
      'due_at',
      'answered_at',
      'expires_at',
    ],
    insert: 'all',
    update: ['expires_at'],
    delete: true,
  }),
  worker('correspondence_attachment', {
    select: ['id', 'correspondence_id', 'details_key_id', 'blob_id', 'key_id', 'received_at', 'expires_at'],
    insert: 'all',
    update: ['expires_at'],
    delete: true,
  }),
  // The one thing people wrote that it opens: it hands it on.
  worker('letter_in_transit', { select: 'all', update: ['expires_at'], delete: true }),
  worker('change_notice', {
    select: 'all',
    insert: 'all',
    update: ['mail_outcome', 'mail_ended_at', 'superseded_at', 'expires_at'],
    delete: true,
  }),
  worker('newsletter_reader', { select: 'all', update: ['token_hash', 'expires_at'], delete: true }),
  worker('newsletter_issue', { select: 'all', update: ['closed_at'] }),
  worker('newsletter_copy', { select: 'all', insert: 'all', update: ['expires_at'], delete: true }),
  worker('suppression', { select: 'all', insert: 'all', update: ['reason', 'created_at', 'expires_at'], delete: true }),
  worker('sign_in_attempt', { select: ['session_id', 'created_at', 'expires_at'], delete: true }),
  worker('account_password', { select: ['algorithm', 'iterations', 'changed_at'] }),
  worker('account_link', {
    select: 'all',
    update: ['subject_id', 'token_hash', 'address_index', 'address_key_id', 'address_sealed', 'expires_at'],
    delete: true,
  }),
  worker('known_device', { select: 'all', update: ['expires_at'], delete: true }),
  // It asks for letters that nobody's page asks for.
  worker('mail_delivery', {
    select: 'all',
    insert: 'all',
    update: ['subject_id', 'state', 'failure', 'attempts', 'handed_at', 'ended_at', 'expires_at'],
    delete: true,
  }),
  worker('generation', { select: 'all', update: 'all', delete: true }),
  worker('generation_input', { select: 'all', delete: true }),
  worker('generation_preview', { select: 'all', insert: 'all', update: 'all', delete: true }),
  worker('generation_event', { select: 'all', insert: 'all', delete: true }),
  worker('image', { select: 'all', insert: 'all', update: ['expires_at', 'destroyed_at'], delete: true }),
  worker('spend_day', { select: 'all', insert: 'all', update: 'all', delete: true }),
  worker('trial_marker', {
    select: ['subject_id', 'generation_id', 'created_at', 'expires_at'],
    update: ['generation_id', 'expires_at'],
    delete: true,
  }),
  worker('attempt_count', {
    select: ['subject_id', 'began_at', 'expires_at'],
    update: ['expires_at'],
    delete: true,
  }),
  // Enough to end a line in time, and nothing of what it says.
  worker('network_log', { select: ['id', 'subject_id', 'first_at', 'expires_at'], update: ['expires_at'], delete: true }),
  worker('log_opening', { select: ['id', 'opened_at', 'expires_at'], update: ['expires_at'], delete: true }),
  worker('visit_count', { select: 'all', update: ['expires_at'], delete: true }),
  worker('usage_event', {
    select: ['id', 'kind', 'consent_id', 'recorded_at', 'expires_at'],
    update: ['expires_at'],
    delete: true,
  }),
  worker('usage_figure', { select: 'all', insert: 'all', update: ['expires_at'], delete: true }),
  worker('usage_release', { select: 'all', insert: 'all', update: ['expires_at'], delete: true }),
  worker('operator_switch', { select: 'all' }),
  worker('retention_run', { select: 'all', insert: 'all', update: 'all' }),

  // Where people have only mail to ask by and to leave by, the program that takes mail in writes down what they say (OD-24).
  worker('newsletter_reader', { insert: 'all', update: ['confirmed_at'], onlyWith: 'onDevice' }),
  worker('consent_record', { insert: 'all', update: ['stands_until'], onlyWith: 'onDevice' }),
  worker('consent_wording', { select: ['hash'], insert: 'all', onlyWith: 'onDevice' }),
  worker('subject', { update: ['kind'], onlyWith: 'onDevice' }),

  console_('schema_migration', { select: 'all' }),
  console_('installation', { select: 'all' }),
  console_('policy_version', { select: 'all' }),
  console_('subject', { select: ['kind', 'state', 'created_at', 'last_seen_at'] }),
  console_('session', { select: ['created_at', 'last_seen_at', 'expires_at'] }),
  console_('correspondence', { select: ['kind', 'received_at', 'due_at', 'answered_at'] }),
  console_('letter_in_transit', { select: ['received_at', 'expires_at'] }),
  console_('child_report', { select: ['received_at', 'due_at'] }),
  console_('account', { select: ['created_at'] }),
  console_('objection', { select: ['objected_at'] }),
  console_('consent_record', { select: ['recorded_at'] }),
  console_('change_notice', { select: ['told_at', 'shown_at', 'dismissed_at', 'mail_ended_at', 'effective_at'] }),
  console_('newsletter_issue', { select: 'all' }),
  console_('mail_delivery', { select: ['state', 'created_at', 'handed_at', 'ended_at'] }),
  console_('trial_marker', { select: ['created_at'] }),
  console_('attempt_count', { select: ['began_at'] }),
  console_('generation', {
    select: [
      'kind',
      'state',
      'model',
      'failure_code',
      'estimate_micro_usd',
      'spend_day',
      'created_at',
      'started_at',
      'call_started_at',
      'ended_at',
    ],
  }),
  console_('image', { select: ['created_at', 'expires_at', 'destroyed_at'] }),
  // That somebody looked is for all staff to see; who looks is the owner of the database, and none of the programs.
  console_('log_opening', { select: 'all' }),
  console_('usage_figure', { select: 'all' }),
  console_('usage_release', { select: ['day', 'released_at'] }),
  console_('spend_day', { select: 'all' }),
  console_('operator_switch', { select: 'all' }),
  console_('retention_run', { select: 'all' }),
];
