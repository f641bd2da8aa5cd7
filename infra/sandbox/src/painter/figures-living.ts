import type { Figure } from './figures.ts';

const bird: Figure = ({ body, ramp }) =>
  `<path d="M-1.12.02C-.8-.14-.62-.24-.42-.3-.5-.62-.36-.88-.06-1.02-.04-.72.14-.52.34-.42.62-.52.9-.42.98-.12L1.18-.02.98.08C.9.48.4.74-.12.66-.5.6-.74.44-1.18.46Z" fill="${body}"/>` +
  `<path d="M-.42-.3C-.5-.62-.36-.88-.06-1.02-.04-.72.14-.52.34-.42.2-.2-.2-.14-.42-.3Z" fill="${ramp.dark}" opacity=".35"/><path d="M-.34.1C-.1.3.2.3.42.12" stroke="${ramp.dark}" stroke-width=".04" fill="none" opacity=".5" stroke-linecap="round"/><circle cx=".74" cy="-.16" r=".055" fill="${ramp.ink}"/><path d="M.97-.12 1.22-.02.97.07Z" fill="#e0a03a"/>`;

const cat: Figure = ({ body, ramp }) =>
  `<path d="M.5.95C1.2.9 1.1.2.85.15 1 .5.8.7.5.7Z" fill="${ramp.dark}"/>` +
  `<path d="M-.58-1-.54-.5C-.62-.26-.54-.02-.4.08-.66.35-.7.7-.64 1H.66C.78.5.62.2.4.08.54-.05.58-.3.5-.5L.54-1 .2-.74C.04-.79-.12-.79-.26-.74Z" fill="${body}"/>` +
  `<path d="M.4.08C.62.2.78.5.66 1H.36C.5.6.48.3.34.12Z" fill="${ramp.dark}" opacity=".25"/>` +
  `<g fill="${ramp.ink}"><ellipse cx="-.2" cy="-.38" rx=".05" ry=".08"/><ellipse cx=".15" cy="-.38" rx=".05" ry=".08"/><path d="M-.07-.22h.1L-.02-.16Z"/></g>` +
  `<path d="M-.02-.15C-.05-.05-.15-.05-.18-.1M-.02-.15C0-.05.1-.05.13-.1" stroke="${ramp.ink}" stroke-width=".03" fill="none"/>`;

const dog: Figure = ({ body, ramp }) =>
  `<path d="M.55.35C.95.2 1.05-.15.95-.3 1.2 0 1.05.5.6.62Z" fill="${body}"/>` +
  `<path d="M-1-.42C-.74-.54-.66-.78-.38-.82-.04-.86.1-.62.1-.38.44-.24.76-.04.8.34L.78 1H.46L.42.68C.2.78-.02 .76-.16.7L-.18 1H-.5L-.56.36C-.64.2-.62.04-.56-.08-.74-.08-.97-.16-1-.42Z" fill="${body}"/>` +
  `<path d="M-.3-.74C-.02-.8.14-.5.06-.2-.1-.15-.22-.3-.24-.5Z" fill="${ramp.dark}" opacity=".75"/><circle cx="-.5" cy="-.5" r=".05" fill="${ramp.ink}"/><circle cx="-.96" cy="-.38" r=".07" fill="${ramp.ink}"/>`;

const fish: Figure = ({ body, ramp }) =>
  `<path d="M-.55 0-1.15-.5C-1.05-.1-1.05.1-1.15.5Z" fill="${ramp.dark}"/><path d="M-.7 0C-.4-.55.3-.7 1 0 .3.7-.4.55-.7 0Z" fill="${body}"/><path d="M-.1-.48C.1-.85.4-.8.5-.4ZM0 .48C.1.75.3.75.4.45Z" fill="${ramp.dark}"/>` +
  `<path d="M.45-.38C.3-.1.3.1.45.38" stroke="${ramp.light}" stroke-width=".06" fill="none"/><circle cx=".68" cy="-.1" r=".09" fill="#fffaf0"/><circle cx=".7" cy="-.1" r=".045" fill="${ramp.ink}"/>`;

const person: Figure = ({ body, ramp }) =>
  `<circle cy="-.72" r=".23" fill="#d9a27c"/><path d="M-.25-.74C-.25-1.05.25-1.05.25-.74.1-.82-.1-.82-.25-.74Z" fill="${ramp.ink}"/>` +
  `<path d="M-.2-.48C-.5-.42-.52.2-.6.72H.6C.52.2.5-.42.2-.48Z" fill="${body}"/><path d="M.2-.48C.5-.42.52.2.6.72H.2C.25.2.2-.2.05-.46Z" fill="${ramp.dark}" opacity=".3"/>` +
  `<path d="M-.22.72H-.05L-.08 1H-.26ZM.06.72H.24L.28 1H.1Z" fill="${ramp.ink}"/>`;

const heron: Figure = ({ body, ramp }) =>
  `<path d="M-.02.6V1M.16.6V1M-.02 1H-.16M.16 1H.02" stroke="${ramp.ink}" stroke-width=".045" fill="none"/><path d="M-.4-.76C-.24-1.06.06-.98.08-.72.08-.54-.1-.42-.06-.26.1-.34.4-.32.62-.16.86.02 1 .36 1.1.64.8.62.5.72.2.72-.24.7-.5.46-.5.12-.5-.2-.2-.42-.18-.68-.2-.8-.3-.8-.4-.76Z" fill="${body}"/><path d="M.3.02C.66.04.94.34 1.1.64.8.62.5.68.34.56.2.44.2.1.3.02Z" fill="${ramp.dark}" opacity=".4"/><path d="M-.38-.78-1-.62-.36-.68Z" fill="#e0a03a"/><path d="M-.34-.84C-.22-1.02.06-.98.08-.74.0-.86-.16-.9-.34-.84Z" fill="${ramp.ink}"/><circle cx="-.22" cy="-.77" r=".035" fill="${ramp.ink}"/>`;

export const LIVING = { heron, bird, cat, dog, fish, person };
