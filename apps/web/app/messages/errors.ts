import type { ErrorCode } from '@candid/kernel';

/** What a person reads when something fails: what happened, then what it cost and what to do. */
export type ErrorText = { readonly what: string; readonly advice: string };

const ours = (what: string): ErrorText => ({
  what,
  advice: 'It cost you nothing. The fault is ours; try again in a few minutes.',
});

/** One text for every way to fail. The compiler asks for a new one when a code is added. */
export const errorTexts = {
  bad_request: {
    what: 'That request was not complete.',
    advice: 'Nothing was made and it cost nothing. Reload the page and send it again.',
  },
  not_found: { what: 'Nothing lies here.', advice: 'It was never here, or it lies on the table of another browser.' },
  gone: {
    what: 'This picture has been destroyed.',
    advice: 'Its time is over and its key no longer exists. We cannot bring it back.',
  },
  forbidden: { what: 'That is not yours to change.', advice: 'Nothing was changed.' },
  conflict: { what: 'That was already decided.', advice: 'Nothing was changed. The table shows how it ended.' },
  too_large: { what: 'That was too much to send at once.', advice: 'Nothing was kept. Use smaller or fewer pictures.' },
  too_many: {
    what: 'Too many requests in a short time.',
    advice: 'Nothing was made and it cost nothing. Wait a minute and send it again.',
  },
  hour_full: {
    what: 'That is more than we take within an hour.',
    advice: 'Nothing was kept or changed. Send it again in an hour.',
  },
  unsupported_media: { what: 'That kind of file cannot be used.', advice: 'Nothing was kept. Use PNG, JPEG or WebP.' },
  csrf_failed: {
    what: 'The request did not come from this page, or the page was too old.',
    advice: 'Nothing was made. Send it again; if that does not help, reload the page.',
  },
  prompt_empty: { what: 'There is no description yet.', advice: 'Write what the picture should show.' },
  prompt_too_long: {
    what: 'The description is too long.',
    advice: 'It may have 32,000 characters. Nothing was sent on; shorten it and send it again.',
  },
  prompt_bad_characters: {
    what: 'The description holds a character that cannot be sent.',
    advice: 'Often it comes from pasting. Nothing was sent on; type that part again.',
  },
  model_unknown: { what: 'That model is not offered here.', advice: 'Nothing was made. Choose another model.' },
  size_illegal: {
    what: 'That model cannot make this shape at this size.',
    advice: 'Nothing was made. Choose another shape or size.',
  },
  option_illegal: {
    what: 'Those options do not go together.',
    advice: 'Nothing was made. A transparent background needs PNG or WebP.',
  },
  count_illegal: {
    what: 'That number of pictures cannot be made at once.',
    advice: 'Nothing was made. Choose a smaller number.',
  },
  reference_too_many: {
    what: 'That is more reference pictures than the model takes.',
    advice: 'Nothing was kept. Remove some and send it again.',
  },
  reference_empty: { what: 'One reference picture is an empty file.', advice: 'Nothing was kept. Remove it or choose it again.' },
  reference_too_large: { what: 'One reference picture is over 50 MB.', advice: 'Nothing was kept. Use a smaller copy.' },
  reference_broken: {
    what: 'One reference picture is damaged or incomplete.',
    advice: 'Nothing was kept. Open and save it again, or use another.',
  },
  reference_unsupported: {
    what: 'One reference is not a PNG, JPEG or WebP picture that can be read here.',
    advice: 'The content counts, not the name. Nothing was kept; convert it and add it again.',
  },
  reference_cmyk: {
    what: 'One reference picture is in printing colours (CMYK), which cannot be read here.',
    advice: 'Nothing was kept. Save it in screen colours (RGB) and add it again.',
  },
  reference_animated: { what: 'One reference picture is animated.', advice: 'Nothing was kept. Use a single frame of it.' },
  reference_too_many_pixels: {
    what: 'One reference picture has too many pixels.',
    advice: 'Nothing was kept. Scale it down and add it again.',
  },
  mask_without_reference: {
    what: 'There is a painted area but no picture below it.',
    advice: 'Nothing was kept. Choose the picture to edit.',
  },
  mask_wrong_size: {
    what: 'The painted area does not fit the picture.',
    advice: 'Nothing was kept. Paint it again on this picture.',
  },
  mask_not_transparent: {
    what: 'No area to edit is painted.',
    advice: 'Nothing was kept. Paint over what should change, or remove the mask.',
  },
  trial_used: {
    what: 'The free picture of your network has been made.',
    advice: 'Nothing was made now and it cost nothing. Who shares your connection shares it. With an account you can go on.',
  },
  limit_session: {
    what: 'This browser has made all it can for now.',
    advice: 'Nothing was made. What you have stays until its time is up.',
  },
  limit_spend: {
    what: 'The service has spent its budget for today.',
    advice: 'Nothing was made and it cost you nothing. It opens again at midnight, UTC.',
  },
  stopped_by_operator: {
    what: 'Making pictures is switched off at the moment.',
    advice: 'Nothing was made and it cost you nothing. Pictures you have stay until their time is up.',
  },
  moderation_unavailable: {
    what: 'The safety check could not be reached.',
    advice: 'Without it nothing is made. It cost you nothing; try again in a minute.',
  },
  download_incomplete: {
    what: 'The file did not arrive whole.',
    advice: 'Our copy is still here. Download it again.',
  },
  nothing_ticked: {
    what: 'No picture is ticked.',
    advice: 'Nothing was deleted or downloaded. Tick the pictures that you mean.',
  },
  blocked_input: {
    what: 'The safety check stopped this description or reference.',
    advice: 'Nothing was made and it cost you nothing. Change the words or the pictures and send again.',
  },
  blocked_output: {
    what: 'The safety check stopped the finished picture.',
    advice: 'The picture and its previews were deleted. It cost you nothing; describe it in other words.',
  },
  provider_busy: {
    what: 'The image service is busy.',
    advice: 'Nothing was made and it cost you nothing. Try again in a minute.',
  },
  provider_outage: {
    what: 'The image service does not answer us.',
    advice: 'Nothing was made and it cost you nothing. The fault is not yours; try again later.',
  },
  provider_refused_parameters: {
    what: 'The image service refused these options.',
    advice: 'Nothing was made and it cost you nothing. Choose another shape, size or quality.',
  },
  provider_refused_reference: {
    what: 'The image service could not use a reference picture.',
    advice: 'Nothing was made and it cost you nothing. Use another picture.',
  },
  provider_stalled: {
    what: 'The image service stopped half-way.',
    advice: 'Its previews were deleted. It cost you nothing; send it again.',
  },
  provider_broke_off: {
    what: 'The connection to the image service broke off half-way.',
    advice: 'Its previews were deleted and it is not asked twice. It cost you nothing; send it again.',
  },
  provider_broken_answer: {
    what: 'The image service sent something that is not a picture.',
    advice: 'It was deleted. It cost you nothing; send it again.',
  },
  outcome_unknown: {
    what: 'The connection broke while the picture was being made.',
    advice: 'We do not ask twice, so there is no picture. It cost you nothing; the operator may have to pay.',
  },
  cancelled: { what: 'You cancelled this picture.', advice: 'Description and previews were deleted. It cost you nothing.' },
  timed_out: { what: 'It took too long.', advice: 'What had arrived was deleted. It cost you nothing; send it again.' },
  unreachable: {
    what: 'The service cannot be reached.',
    advice: 'Check the connection and send it again: what arrived before is not made twice.',
  },
  egress_denied: ours('The service tried to reach a place its policy does not name, and was stopped.'),
  key_destroyed: { what: 'The key to this has been destroyed.', advice: 'Its time is over. We cannot read it again either.' },
  email_invalid: {
    what: 'That is not an address letters can be sent to.',
    advice: 'Nothing was kept. Check it for missing parts; letters before the @ have to be plain ones.',
  },
  email_unverified: {
    what: 'Google has not verified that this address is yours.',
    advice: 'You were not signed in and nothing was kept. Verify the address at Google, then try again.',
  },
  name_invalid: {
    what: 'That name cannot be kept.',
    advice: 'It may have 200 characters, and none that cannot be seen. Nothing was changed.',
  },
  consent_outdated: {
    what: 'What is asked has changed since this page was opened.',
    advice: 'Nothing was recorded. Read it again here and choose.',
  },
  report_invalid: {
    what: 'There is nothing in it, or more than fits.',
    advice: 'Nothing was kept. Write up to 2,000 characters and send it again.',
  },
  letter_invalid: {
    what: 'There is nothing in the letter, or more than fits.',
    advice: 'Nothing was kept. Say what it is about, write something, and send it again.',
  },
  enclosure_too_many: {
    what: 'Those are more files than fit into one letter.',
    advice: 'Nothing was kept. Choose fewer, or send the rest in a second letter.',
  },
  enclosure_too_large: {
    what: 'Your files are larger than fits into one letter.',
    advice: 'Nothing was kept. Choose smaller ones, or send the rest in a second letter.',
  },
  enclosure_unsupported: {
    what: 'One file is empty or damaged, or neither a picture nor a PDF nor plain text.',
    advice: 'Nothing was kept. Leave it out, or choose a PNG, JPEG or WebP picture, a PDF, or plain text.',
  },
  age_not_stated: {
    what: 'For an account you have to say that you are old enough.',
    advice: 'Nothing was kept. Tick the line about your age if it is true; without an account you are welcome as before.',
  },
  address_taken: {
    what: 'There is an account with this address already.',
    advice: 'Nothing was changed. Sign in with it, or ask for a new password if you have forgotten yours.',
  },
  password_short: {
    what: 'That password is too short.',
    advice: 'Nothing was kept. Three or four words that do not belong together make a good one.',
  },
  password_long: {
    what: 'That password is longer than can be taken.',
    advice: 'Nothing was kept, and nothing was cut off. It may have 1,000 characters.',
  },
  password_weak: {
    what: 'That password is easy to guess, or is on a list of stolen ones.',
    advice: 'Nothing was kept. Take words that do not belong together, without your name, your address, or this site.',
  },
  password_wrong: { what: 'That is not your present password.', advice: 'Nothing was changed. Try it again.' },
  credentials_wrong: {
    what: 'Address and password do not belong together here.',
    advice: 'You were not signed in. Check both, or ask for a new password.',
  },
  link_spent: {
    what: 'This link leads nowhere any more.',
    advice: 'It was used, or its time is over, or a newer one took its place. Ask for a new one.',
  },
  limit_sign_in: {
    what: 'Too many attempts to sign in.',
    advice: 'Wait a quarter of an hour. If you have forgotten the password, ask for a new one: that works at once.',
  },
  limit_letters: {
    what: 'We have sent several letters already.',
    advice: 'Look also where unwanted mail goes. In an hour you can ask for another one.',
  },
  mail_unavailable: {
    what: 'Letters cannot be sent at the moment.',
    advice: 'Nothing was changed. The operator has to look after it; try again later.',
  },
  sign_in_needed: { what: 'You are not signed in.', advice: 'Nothing was changed. Sign in and do it again.' },
  sign_in_refused: {
    what: 'You said no at Google.',
    advice: 'You were not signed in and Google told us nothing. You can make pictures without an account.',
  },
  sign_in_expired: {
    what: 'That sign-in is too old, was used before, or began in another browser.',
    advice: 'Nothing was kept. Start again from this page.',
  },
  sign_in_unavailable: {
    what: 'Google could not be asked, or its answer did not add up.',
    advice: 'You were not signed in and nothing was kept. Try again in a few minutes.',
  },
  account_closing: {
    what: 'This account is closed and waits for its erasure.',
    advice: 'Nothing was made and it cost nothing. You can take the deletion back on the account page.',
  },
  storage_full: {
    what: 'There is no room left to keep a picture.',
    advice: 'Nothing was made and it cost you nothing. The operator has to make room; try again later.',
  },
  sealed_corrupt: ours('What was stored no longer matches its seal, so it is not shown.'),
  config_invalid: ours('The service is set up wrongly.'),
  policy_mismatch: ours('The service and its policy disagree, so it stopped.'),
  policy_invalid: ours('The policy of this service cannot be read.'),
  data_map_drift: ours('The service found data its policy does not name, so it stopped.'),
  database_unreachable: ours('The service cannot reach its own records.'),
  internal: ours('Something failed on our side.'),
} as const satisfies Record<ErrorCode, ErrorText>;
