import type { Brush, Figure } from './figures.ts';

/**
 * What has no drawing of its own becomes a small sculpture of plain solids in its colour, always the same for the same word.
 * The middle of each form is its own colour, so that the colour can be read where the thing stands.
 */
type Form = (brush: Brush) => string;

const arch: Form = ({ body, ramp }) =>
  `<path d="M-.86 1V-.02A.86.86 0 0 1 .86-.02V1H.3V.62A.3.3 0 0 0-.3.62V1Z" fill="${body}"/><path d="M.3-.83A.86.86 0 0 1 .86-.02V1H.52V.1C.52-.3.46-.6.3-.83Z" fill="${ramp.dark}" opacity=".28"/><circle cx="-.04" cy="-1" r=".17" fill="${ramp.accent}"/>`;

const totem: Form = ({ body, ramp }) =>
  `<path d="M-.82.72C-.82.5-.5.44 0 .44S.82.5.82.72.5 1 0 1-.82.94-.82.72Z" fill="${ramp.dark}"/><path d="M-.92.02C-.92-.3-.5-.42 0-.42S.92-.3.92.02.5.5 0 .5-.92.34-.92.02Z" fill="${body}"/><path d="M.3-.4C.7-.34.92-.2.92.02.92.34.5.5.1.5.6.3.6-.1.3-.4Z" fill="${ramp.dark}" opacity=".25"/><circle cy="-.68" r=".34" fill="${ramp.accent}"/><path d="M-.7-.04C-.66-.2-.5-.27-.36-.3" stroke="${ramp.light}" stroke-width=".08" fill="none" stroke-linecap="round" opacity=".8"/>`;

const vessel: Form = ({ body, ramp }) =>
  `<path d="M-.3-.98H.3C.26-.74.3-.66.46-.54.9-.28.96.2.74.56.62.76.42.88.36 1H-.36C-.42.88-.62.76-.74.56-.96.2-.9-.28-.46-.54-.3-.66-.26-.74-.3-.98Z" fill="${body}"/><path d="M.12-.98H.3C.26-.74.3-.66.46-.54.9-.28.96.2.74.56.62.76.42.88.36 1H.14C.6.4.6-.1.2-.56Z" fill="${ramp.dark}" opacity=".26"/><path d="M-.84.1C-.5.24.5.24.84.1L.8.36C.5.48-.5.48-.8.36Z" fill="${ramp.dark}" opacity=".5"/><path d="M-.62-.1C-.6-.28-.5-.38-.38-.44" stroke="${ramp.light}" stroke-width=".08" fill="none" stroke-linecap="round" opacity=".8"/>`;

const cone: Form = ({ body, ramp }) =>
  `<path d="M0-1.02.86.82C.6 1.04-.6 1.04-.86.82Z" fill="${body}"/><path d="M0-1.02.86.82C.7.96.45 1 .2 1 .3.4.2-.4 0-1.02Z" fill="${ramp.dark}" opacity=".28"/><circle cx="-.66" cy=".72" r=".28" fill="${ramp.accent}"/><path d="M-.76.62C-.72.56-.66.53-.6.53" stroke="#fff" stroke-width=".05" stroke-linecap="round" fill="none" opacity=".6"/>`;

const blocks: Form = ({ body, ramp }) =>
  `<path d="M-.9-.3 0-.72.9-.3 0 .12Z" fill="${body}"/><path d="M-.9-.3 0-.72.9-.3 0 .12Z" fill="${ramp.light}" opacity=".5"/><path d="M-.9-.3 0 .12V1L-.9.58Z" fill="${body}"/><path d="M.9-.3 0 .12V1L.9.58Z" fill="${body}"/><path d="M.9-.3 0 .12V1L.9.58Z" fill="${ramp.dark}" opacity=".34"/><path d="M-.34-.62 0-.78.34-.62 0-.46Z" fill="${ramp.accent}"/><path d="M-.34-.62 0-.46V-.2L-.34-.36Z" fill="${ramp.accent}"/><path d="M.34-.62 0-.46V-.2L.34-.36Z" fill="${ramp.ink}" opacity=".4"/>`;

const sunrise: Form = ({ body, ramp }) =>
  `<path d="M-.9 1V.5H.9V1Z" fill="${ramp.dark}"/><path d="M-.92.5A.92.98 0 0 1 .92.5Z" fill="${body}"/><path d="M.3-.42A.92.98 0 0 1 .92.5H.5C.55.2.5-.15.3-.42Z" fill="${ramp.dark}" opacity=".25"/><circle cx=".34" cy="-.72" r=".26" fill="${ramp.accent}"/><path d="M-.7.26C-.64.0-.5-.14-.32-.24" stroke="${ramp.light}" stroke-width=".08" fill="none" stroke-linecap="round" opacity=".8"/>`;

const gem: Form = ({ body, ramp }) =>
  `<path d="M-.45-.92H.45L.95-.2.5 1H-.5L-.95-.2Z" fill="${body}"/><path d="M-.45-.92 0-.3.45-.92ZM-.95-.2-.45-.92 0-.3Z" fill="${ramp.light}" opacity=".7"/><path d="M.95-.2.5 1 0-.3Z" fill="${ramp.dark}" opacity=".3"/><path d="M-.5 1H.5L0-.3Z" fill="${ramp.dark}" opacity=".12"/>`;

const wave: Form = ({ body, ramp }) =>
  `<path d="M-.9 1V.1C-.9-.6-.4-1 .2-1 .75-1 1.02-.55.85-.1.72.2.4.16.42-.05.44-.2.6-.2.58-.32.54-.52.3-.52.2-.3.0.1.5.4.9.42V1Z" fill="${body}"/><path d="M-.2 1C-.5.4-.4-.3-.05-.8-.6-.66-.9-.3-.9.1V1Z" fill="${ramp.light}" opacity=".35"/><path d="M-.9.84H.9V1H-.9Z" fill="${ramp.dark}" opacity=".5"/>`;

const ball: Form = ({ body, ramp }) =>
  `<circle r=".96" fill="${body}"/><path d="M.34-.9A.96.96 0 0 1-.3.91C.5.8.9-.1.34-.9Z" fill="${ramp.dark}" opacity=".26"/><path d="M-.68-.26C-.62-.48-.48-.6-.3-.68" stroke="${ramp.light}" stroke-width=".09" fill="none" stroke-linecap="round" opacity=".8"/>`;

const cube: Form = ({ body, ramp }) =>
  `<path d="M-.9-.5 0-.92.9-.5V.54L0 1-.9.54Z" fill="${body}"/><path d="M-.9-.5 0-.92.9-.5 0-.1Z" fill="${ramp.light}" opacity=".36"/><path d="M.9-.5V.54L0 1V-.1Z" fill="${ramp.dark}" opacity=".2"/>`;

const pyramid: Form = ({ body, ramp }) =>
  `<path d="M0-1 1 .9H-1Z" fill="${body}"/><path d="M0-1 1 .9H.46Z" fill="${ramp.dark}" opacity=".28"/>`;

const SOLIDS: Readonly<Record<string, Form>> = {
  circle: ball,
  ball,
  sphere: ball,
  disc: ball,
  orb: ball,
  cube,
  square: cube,
  box: cube,
  block: cube,
  triangle: pyramid,
  pyramid,
  cone: pyramid,
};

const FORMS: readonly [Form, ...Form[]] = [arch, totem, vessel, cone, blocks, sunrise, gem, wave];

const formOf = (noun: string): Form => {
  const solid = Object.hasOwn(SOLIDS, noun) ? SOLIDS[noun] : undefined;
  if (solid !== undefined) return solid;
  let sum = 0;
  for (const letter of noun) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return FORMS[sum % FORMS.length] ?? FORMS[0];
};

export const sculpture: Figure = (brush) => formOf(brush.noun)(brush);
