import { html, type Html } from '../pages/html.ts';
import type { Page } from '../pages/page.ts';
import { MAX_ADDRESS, type OtherPerson } from './choice.ts';
import { initialsOf, PEOPLE, type Person } from './people.ts';
import { t } from './words.ts';

export interface ChoosePageOptions {
  readonly scopes: readonly string[];
  /** Where the client wants the person back. */
  readonly redirectUri: string;
  readonly other: OtherPerson;
  readonly problem: 'missing' | 'long' | null;
}

const askText = (scope: string): string => {
  if (scope === 'openid') return t('asks.openid');
  if (/^email$|\/userinfo\.email$/.test(scope)) return t('asks.email');
  if (/^profile$|\/userinfo\.profile$/.test(scope)) return t('asks.profile');
  return t('asks.other', { scope });
};

const personButton = ([key, person]: [string, Person]): Html =>
  html`<li>
    <button class="person" name="person" value="${key}">
      <span class="initials" aria-hidden="true">${initialsOf(person)}</span>
      <span class="who">
        ${person.name === null ? html`<i>${t('nameless')}</i>` : html`<bdi>${person.name}</bdi>`}
        <small>${person.email}</small>
      </span>
      <small class="${person.emailVerified ? 'mark' : 'mark mark--warn'}"
        >${person.emailVerified ? t('verified') : t('unverified')}</small
      >
    </button>
  </li>`;

const addressField = ({ address }: OtherPerson, problem: ChoosePageOptions['problem']): Html => {
  const text = problem === 'long' ? t('other.address.long', { most: MAX_ADDRESS }) : t('other.address.missing');
  const described = html` aria-invalid="true" aria-describedby="address-problem"`;
  return html`<label for="address">${t('other.address')}</label>
    <input
      id="address"
      name="address"
      inputmode="email"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      value="${address}"
      ${problem ? described : null}
    />
    ${problem ? html`<p class="problem" id="address-problem">${text}</p>` : null}`;
};

const otherForm = ({ other, problem }: ChoosePageOptions): Html =>
  html`<form method="post" class="card" aria-labelledby="other">
    <h2 id="other">${t('other')}</h2>
    ${addressField(other, problem)}
    <label for="name">${t('other.name')}</label>
    <input id="name" name="name" autocomplete="off" value="${other.name}" aria-describedby="name-hint" />
    <p class="hint" id="name-hint">${t('other.name.hint')}</p>
    <label class="tick"
      ><input type="checkbox" name="verified" value="yes" ${other.verified ? html`checked` : null} />
      ${t('other.verified')}</label
    >
    <button class="button button--primary" name="person" value="other">${t('other.submit')}</button>
  </form>`;

/** The consent page: people to choose from, one with free fields, and a way to refuse. */
export const choosePage = (options: ChoosePageOptions): Page => {
  const place = new URL(options.redirectUri).origin;
  return {
    status: options.problem ? 400 : 200,
    title: t('title'),
    banner: t('banner'),
    formTargets: [place],
    main: html`<h1>${t('title')}</h1>
      <p class="asks">${t('asks', { place })} ${options.scopes.map(askText).join(', ')}.</p>
      <form method="post" class="card card--flush" aria-label="${t('people')}">
        <ul class="people">
          ${Object.entries(PEOPLE).map(personButton)}
        </ul>
      </form>
      ${otherForm(options)}
      <form method="post" class="refuse">
        <button class="button" name="person" value="nobody">${t('refuse')}</button>
        <span class="hint">${t('refuse.hint')}</span>
      </form>`,
  };
};
