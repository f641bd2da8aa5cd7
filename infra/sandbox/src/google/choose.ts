import type { Call } from '../call.ts';
import { sendPage } from '../pages/page.ts';
import { readBody } from '../read-body.ts';
import { readChoice, type Choice } from './choice.ts';
import { choosePage } from './choose-page.ts';
import type { Google } from './create-google.ts';
import { overPage } from './failure-page.ts';
import { subjectOf, type Person } from './people.ts';

const MAX_FORM_BYTES = 64_000;

type Interaction = Awaited<ReturnType<Google['provider']['interactionDetails']>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const findInteraction = ({ provider }: Google, { request, response }: Call): Promise<Interaction | null> =>
  // It rejects for nothing else than a sign-in that is gone: no cookie, an unknown or a finished one.
  provider.interactionDetails(request, response).catch(() => null);

const grantTo = async ({ provider, signIns }: Google, person: Person, { params }: Interaction, call: Call): Promise<string> => {
  const grant = new provider.Grant({ accountId: subjectOf(person), clientId: text(params.client_id) });
  grant.addOIDCScope(text(params.scope));
  const grantId = await grant.save();
  const faults = call.sandbox.faults.forCall('google-choice');
  signIns.add(grantId, { person, faults, offline: params.access_type === 'offline' });
  return grantId;
};

const resultOf = async (google: Google, choice: Exclude<Choice, { kind: 'incomplete' }>, interaction: Interaction, call: Call) =>
  choice.kind === 'refused'
    ? { error: 'access_denied', error_description: 'the person refused' }
    : {
        login: { accountId: subjectOf(choice.person), remember: false },
        consent: { grantId: await grantTo(google, choice.person, interaction, call) },
        select_account: {},
      };

/** GET and POST of the consent page of one sign-in. */
export const choose = async (google: Google, call: Call): Promise<void> => {
  const interaction = await findInteraction(google, call);
  if (!interaction) return sendPage(call, overPage());
  const { params } = interaction;
  const asked = { scopes: text(params.scope).split(' ').filter(Boolean), redirectUri: text(params.redirect_uri) };
  const empty = { address: text(params.login_hint), name: '', verified: true };
  if (call.request.method !== 'POST') return sendPage(call, choosePage({ ...asked, other: empty, problem: null }));

  const choice = readChoice(new URLSearchParams((await readBody(call.request, MAX_FORM_BYTES)).toString('utf8')));
  if (choice === null) return sendPage(call, choosePage({ ...asked, other: empty, problem: null }));
  if (choice.kind === 'incomplete') return sendPage(call, choosePage({ ...asked, ...choice }));
  const result = await resultOf(google, choice, interaction, call);
  await google.provider.interactionFinished(call.request, call.response, result);
};
