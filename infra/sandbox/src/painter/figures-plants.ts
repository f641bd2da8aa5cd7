import type { Figure } from './figures.ts';

const mushroom: Figure = ({ body, ramp }) =>
  `<path d="M-.3.2C-.24.5-.36.8-.42.92-.2 1.04.2 1.04.42.92.36.8.24.5.3.2Z" fill="#f4ead6"/><path d="M.06.2C.1.5.1.8.12 1 .24.99.34.96.42.92.36.8.24.5.3.2Z" fill="#3a2c2a" opacity=".14"/><path d="M-1.04.36C-1-.46-.55-.98 0-.98.55-.98 1-.46 1.04.36.6.5-.6.5-1.04.36Z" fill="${body}"/><path d="M.3-.94C.76-.8 1-.2 1.04.36.8.42.6.44.4.45.7.1.6-.6.3-.94Z" fill="${ramp.dark}" opacity=".24"/><path d="M-1.04.36C-.6.5.6.5 1.04.36.8.54-.8.54-1.04.36Z" fill="#e4d5bb"/><g fill="${ramp.accent}" opacity=".85"><ellipse cx="-.66" cy="-.16" rx=".1" ry=".13"/><circle cx="-.2" cy="-.74" r=".1"/><ellipse cx=".68" cy="-.06" rx=".1" ry=".13"/></g>`;

const cactus: Figure = ({ body, ramp }) =>
  `<path d="M-.36 1V-.66C-.36-1.08.36-1.08.36-.66V1Z" fill="${body}"/><path d="M-.28.45H-.55C-.85.45-.9.2-.9-.1V-.2C-.9-.42-.6-.42-.6-.2V0C-.6.12-.5.14-.28.14ZM.28.25H.55C.85.25.9 0 .9-.3V-.42C.9-.64.6-.64.6-.42V-.2C.6-.08.5-.06.28-.06Z" fill="${body}"/><path d="M.08-.97C.26-.94.36-.82.36-.66V1H.06Z" fill="${ramp.dark}" opacity=".25"/><g stroke="${ramp.light}" stroke-width=".03" stroke-linecap="round" opacity=".75"><path d="M-.14-.6V.85M0-.75V.85M-.75-.1V.15"/></g><circle cy="-.98" r=".1" fill="#e8698b"/><circle cx=".75" cy="-.62" r=".07" fill="#e8698b"/>`;

const palm: Figure = ({ body, ramp }) =>
  `<path d="M-.02-.4C.12.1.1.6-.02 1H.2C.26.5.24 0 .1-.42Z" fill="#8a6642"/><path d="M.05.2H.2M.06.45H.22M.04.7H.22" stroke="#5e432b" stroke-width=".03"/><g fill="${body}"><path d="M.04-.45C-.3-.9-.8-.85-1.02-.4-.7-.6-.3-.55.04-.45Z"/><path d="M.04-.45C.3-.95.85-.9 1.05-.42.75-.62.4-.58.04-.45Z"/><path d="M.04-.45C-.35-.5-.75-.2-.72.2-.55-.1-.25-.3.04-.45Z"/><path d="M.04-.45C.4-.5.82-.2.82.18.62-.1.35-.32.04-.45Z"/></g><g fill="${ramp.dark}"><path d="M.04-.45C-.2-.85-.1-1.1.12-1.15.2-.9.2-.65.04-.45Z"/></g><g fill="#7a4f2c"><circle cx="-.03" cy="-.38" r=".08"/><circle cx=".12" cy="-.36" r=".08"/></g>`;

const tulip: Figure = ({ body, ramp }) =>
  `<path d="M0-.2C.04.3-.04.7 0 1.3" stroke="#55794a" stroke-width=".08" fill="none"/><path d="M0 .95C-.1.4-.4.2-.52-.05-.62.45-.4.8 0 1.05ZM0 1.05C.1.6.36.4.5.2.55.6.35.9 0 1.1Z" fill="#64905a"/><path d="M-.46-.9C-.3-.86-.2-.76-.14-.66-.1-.8-.04-.92 0-.98.04-.92.1-.8.14-.66.2-.76.3-.86.46-.9.56-.4.4-.1 0-.1-.4-.1-.56-.4-.46-.9Z" fill="${body}"/><path d="M.14-.66C.2-.76.3-.86.46-.9.56-.4.4-.1 0-.1.2-.25.22-.45.14-.66Z" fill="${ramp.dark}" opacity=".26"/><path d="M-.34-.6C-.36-.4-.3-.26-.2-.2" stroke="${ramp.light}" stroke-width=".05" stroke-linecap="round" fill="none" opacity=".7"/>`;

const heart: Figure = ({ body, ramp }) =>
  `<path d="M0 .95C-.5.55-1 .1-1-.35-1-.95-.25-1.05 0-.5.25-1.05 1-.95 1-.35 1 .1.5.55 0 .95Z" fill="${body}"/><path d="M.5-.83C.85-.8 1-.6 1-.35 1 .1.5.55 0 .95.5.4.75-.2.5-.83Z" fill="${ramp.dark}" opacity=".22"/><path d="M-.74-.3C-.74-.5-.62-.62-.46-.64" stroke="${ramp.light}" stroke-width=".09" stroke-linecap="round" fill="none" opacity=".8"/>`;

const crown: Figure = ({ body, ramp }) =>
  `<path d="M-.95-.45-.5.1-.0-.8.5.1.95-.45.75.85H-.75Z" fill="${body}"/><path d="M-.77.6H.77L.74.85H-.74Z" fill="${ramp.dark}"/><g fill="${ramp.light}"><circle cx="-.95" cy="-.5" r=".11"/><circle cy="-.86" r=".12"/><circle cx=".95" cy="-.5" r=".11"/></g><circle cy=".3" r=".13" fill="#c3263a"/><g fill="#2f6fa8"><circle cx="-.42" cy=".36" r=".09"/><circle cx=".42" cy=".36" r=".09"/></g>`;

const key: Figure = ({ body, ramp }) =>
  `<g transform="rotate(-38)"><path d="M-.12-.1H.12V.98H-.12ZM.1.55H.4V.72H.1ZM.1.8H.46V.98H.1Z" fill="${body}"/><path d="M0-1.02A.52.52 0 1 1 0 .02 .52.52 0 1 1 0-1.02ZM0-.72A.22.22 0 1 0 0-.28 .22.22 0 1 0 0-.72Z" fill="${body}" fill-rule="evenodd"/><path d="M-.36-.6C-.32-.78-.2-.86-.06-.88" stroke="${ramp.light}" stroke-width=".07" fill="none" stroke-linecap="round"/></g>`;

export const PLANTS = { mushroom, cactus, palm, tulip, heart, crown, key };
