import type { Figure } from './figures.ts';

const mushroom: Figure = ({ body, ramp }) =>
  `<path d="M-.3.2C-.24.5-.36.8-.42.92-.2 1.04.2 1.04.42.92.36.8.24.5.3.2Z" fill="#f4ead6"/><path d="M.06.2C.1.5.1.8.12 1 .24.99.34.96.42.92.36.8.24.5.3.2Z" fill="#3a2c2a" opacity=".14"/><path d="M-1.04.36C-1-.46-.55-.98 0-.98.55-.98 1-.46 1.04.36.6.5-.6.5-1.04.36Z" fill="${body}"/><path d="M.3-.94C.76-.8 1-.2 1.04.36.8.42.6.44.4.45.7.1.6-.6.3-.94Z" fill="${ramp.dark}" opacity=".24"/><path d="M-1.04.36C-.6.5.6.5 1.04.36.8.54-.8.54-1.04.36Z" fill="#e4d5bb"/><g fill="${ramp.accent}" opacity=".85"><ellipse cx="-.66" cy="-.16" rx=".1" ry=".13"/><circle cx="-.2" cy="-.74" r=".1"/><ellipse cx=".68" cy="-.06" rx=".1" ry=".13"/></g>`;

const cactus: Figure = ({ body, ramp }) =>
  `<path d="M-.36 1V-.66C-.36-1.08.36-1.08.36-.66V1Z" fill="${body}"/><path d="M-.28.45H-.55C-.85.45-.9.2-.9-.1V-.2C-.9-.42-.6-.42-.6-.2V0C-.6.12-.5.14-.28.14ZM.28.25H.55C.85.25.9 0 .9-.3V-.42C.9-.64.6-.64.6-.42V-.2C.6-.08.5-.06.28-.06Z" fill="${body}"/><path d="M.08-.97C.26-.94.36-.82.36-.66V1H.06Z" fill="${ramp.dark}" opacity=".25"/><g stroke="${ramp.light}" stroke-width=".03" stroke-linecap="round" opacity=".75"><path d="M-.14-.6V.85M0-.75V.85M-.75-.1V.15"/></g><circle cy="-.98" r=".1" fill="#e8698b"/><circle cx=".75" cy="-.62" r=".07" fill="#e8698b"/>`;

const palm: Figure = ({ body, ramp }) =>
  `<path d="M-.02 0C.1.4.08.75-.04 1H.2C.26.7.24.3.12 0Z" fill="#8a6642"/><path d="M.05.6H.21M.04.8H.2" stroke="#5e432b" stroke-width=".03"/><g fill="${body}"><path d="M.05-.3C-.4-1-1-.9-1.12-.2-.8-.45-.3-.1.05.1Z"/><path d="M.05-.3C.4-1.02 1-.95 1.14-.2.8-.45.4-.1.05.1Z"/><path d="M.05-.4C-.6-.5-1-.05-.9.5-.66.3-.2.4.05.4Z"/><path d="M.05-.4C.65-.5 1.04-.05.96.48.72.3.3.4.05.4Z"/><path d="M.05-.4C-.4-.2-.56.3-.42.78-.2.6 0 .5.05.2.1.5.3.6.54.76.66.3.5-.2.05-.4Z"/><path d="M.05 0C-.36-.5-.3-.95.05-1.12.4-.95.46-.5.05 0Z"/></g><g stroke="${ramp.dark}" stroke-width=".035" fill="none" opacity=".6" stroke-linecap="round"><path d="M.05-.2C-.3-.6-.7-.7-.96-.44M.05-.2C.4-.6.8-.7 1-.44M.05-.15C-.4-.2-.7 0-.8.32M.05-.15C.5-.2.76 0 .88.3M.03-.1C-.2.1-.32.3-.34.6M.07-.1C.3.1.42.3.46.58M.05-.2V-.95"/></g><g fill="#7a4f2c"><circle cx="-.02" cy="-.1" r=".07"/><circle cx=".13" cy="-.09" r=".07"/></g>`;

const tulip: Figure = ({ body, ramp }) =>
  `<path d="M0 .3C.04.6-.04.9 0 1.3" stroke="#55794a" stroke-width=".09" fill="none"/><path d="M0 1.1C-.14.8-.44.7-.6.5-.66.9-.4 1.1 0 1.2ZM0 1.2C.1.9.4.8.56.6.6.95.35 1.15 0 1.24Z" fill="#64905a"/><path d="M-.62-.8C-.42-.74-.28-.6-.18-.46-.14-.66-.06-.84 0-.94.06-.84.14-.66.18-.46.28-.6.42-.74.62-.8.8-.1.6.42 0 .44-.6.42-.8-.1-.62-.8Z" fill="${body}"/><path d="M.18-.46C.28-.6.42-.74.62-.8.8-.1.6.42.1.44.36.2.34-.1.18-.46Z" fill="${ramp.dark}" opacity=".24"/><path d="M-.46-.4C-.5-.1-.42.1-.3.22" stroke="${ramp.light}" stroke-width=".06" stroke-linecap="round" fill="none" opacity=".7"/>`;

const heart: Figure = ({ body, ramp }) =>
  `<path d="M0 .95C-.5.55-1 .1-1-.35-1-.95-.25-1.05 0-.5.25-1.05 1-.95 1-.35 1 .1.5.55 0 .95Z" fill="${body}"/><path d="M.5-.83C.85-.8 1-.6 1-.35 1 .1.5.55 0 .95.5.4.75-.2.5-.83Z" fill="${ramp.dark}" opacity=".22"/><path d="M-.74-.3C-.74-.5-.62-.62-.46-.64" stroke="${ramp.light}" stroke-width=".09" stroke-linecap="round" fill="none" opacity=".8"/>`;

const crown: Figure = ({ body, ramp }) =>
  `<path d="M-.95-.45-.5.1-.0-.8.5.1.95-.45.75.85H-.75Z" fill="${body}"/><path d="M-.77.6H.77L.74.85H-.74Z" fill="${ramp.dark}"/><g fill="${ramp.light}"><circle cx="-.95" cy="-.5" r=".11"/><circle cy="-.86" r=".12"/><circle cx=".95" cy="-.5" r=".11"/></g><circle cy=".3" r=".13" fill="#c3263a"/><g fill="#2f6fa8"><circle cx="-.42" cy=".36" r=".09"/><circle cx=".42" cy=".36" r=".09"/></g>`;

const key: Figure = ({ body, ramp }) =>
  `<g transform="rotate(-38)"><path d="M-.17.1H.17V1.16H-.17ZM.1.66H.5V.84H.1ZM.1.94H.42V1.12H.1Z" fill="${body}"/><path d="M0-.98A.68.68 0 1 1 0 .38 .68.68 0 1 1 0-.98ZM0-.74A.17.17 0 1 0 0-.4 .17.17 0 1 0 0-.74Z" fill="${body}" fill-rule="evenodd"/><path d="M-.52-.34C-.5-.56-.36-.74-.16-.8" stroke="${ramp.light}" stroke-width=".07" fill="none" stroke-linecap="round"/></g>`;

export const PLANTS = { mushroom, cactus, palm, tulip, heart, crown, key };
