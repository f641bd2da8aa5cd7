import type { Figure } from './figures.ts';

const lighthouse: Figure = ({ body, ramp }) =>
  `<path d="M0-.78-1.9-1.15V-.45ZM0-.78 1.9-1.15V-.45Z" fill="#fff1b8" opacity=".3"/><path d="M-.48-.55H.48L.72.9H-.72Z" fill="${body}"/><path d="M-.485-.5H.485L.51-.38H-.51ZM-.655.5H.655L.68.66H-.68Z" fill="#f7f0e0"/><path d="M.2-.55H.48L.72.9H.32Z" fill="${ramp.dark}" opacity=".2"/><path d="M-.54-.64H.54V-.54H-.54Z" fill="${ramp.ink}"/><path d="M-.2-.88H.2V-.62H-.2Z" fill="#ffe9a0"/><path d="M-.28-.88H.28L0-1.1Z" fill="${body}"/><path d="M-.08.6H.08V.9H-.08Z" fill="${ramp.ink}"/><path d="M-1 1C-.8.8-.4.86-.2.8.2.86.7.8 1 1Z" fill="#5b5651"/>`;

const castle: Figure = ({ body, ramp }) =>
  `<path d="M-.98-.15V1H-.5V-.15ZM.5-.15V1H.98V-.15Z" fill="${body}"/><path d="M-.5-.04H-.4V.06H-.3V-.04H.3V.06H.4V-.04H.5V1H-.5Z" fill="${body}"/><path d="M-.3-.55H.3V.6H-.3Z" fill="${body}"/><path d="M.7-.15H.98V1H.7ZM.1-.55H.24V.1H.1Z" fill="${ramp.dark}" opacity=".24"/>` +
  `<path d="M-1.06-.15-.74-.72-.42-.15ZM.42-.15.74-.72 1.06-.15ZM-.38-.55 0-1.02.38-.55Z" fill="${ramp.accent}"/><path d="M0-1.02V-1.22L.2-1.15 0-1.08M-.74-.72V-.88L-.58-.83-.74-.78" fill="#d3493a" stroke="${ramp.ink}" stroke-width=".02"/><path d="M-.17 1V.68A.17.17 0 0 1 .17.68V1Z" fill="${ramp.ink}"/><g fill="#ffe2a0"><path d="M-.8.12h.12v.2h-.12zM.68.12h.12v.2h-.12zM-.05-.38h.1v.16h-.1z"/></g>`;

const windmill: Figure = ({ body, ramp, random }) =>
  `<path d="M-.56-.5H.56L.76 1H-.76Z" fill="${body}"/><path d="M.22-.5H.56L.76 1H.34Z" fill="${ramp.dark}" opacity=".25"/><path d="M-.6-.48C-.5-.9.5-.9.6-.48Z" fill="${ramp.dark}"/><path d="M-.12 1V.66H.12V1Z" fill="${ramp.ink}"/><g transform="translate(0 -.62) scale(.9) rotate(${Math.round(random.between(12, 78))})" fill="#f8f0dd" stroke="${ramp.ink}" stroke-width=".025"><path d="M-.02-.74H.12V-.1H.02ZM.74-.02V.12H.1V.02ZM.02.74H-.12V.1H-.02ZM-.74.02V-.12H-.1V-.02Z"/></g>`;

const train: Figure = ({ body, ramp }) =>
  `<g fill="#f4efe6" opacity=".75"><circle cx="-.75" cy="-.8" r=".16"/><circle cx="-.42" cy="-1" r=".22"/><circle cy="-1.12" r=".26"/></g><path d="M-.86-.72H-.64V-.4H-.86Z" fill="${ramp.ink}"/><path d="M-1.05-.24C-1.05-.42-1-.48-.9-.48H.4V.6H-1.05Z" fill="${body}"/><path d="M.3-.72H1.02V.6H.3Z" fill="${body}"/><path d="M.3-.72H1.02V.6H.3Z" fill="${ramp.dark}" opacity=".24"/><path d="M.22-.84H1.1V-.68H.22Z" fill="${ramp.ink}"/><path d="M.46-.54H.86V-.2H.46Z" fill="#ffe9b4"/><path d="M-.7-.48V.5M-.34-.48V.5" stroke="${ramp.dark}" stroke-width=".05" opacity=".5"/><path d="M-1.1.52H1.06V.64H-1.1Z" fill="${ramp.accent}"/><path d="M-1.3.9-1.08.5V.9Z" fill="${ramp.ink}"/><path d="M-.4-.62h.22v.16h-.22z" fill="#d9b45a"/>` +
  `<g fill="${ramp.ink}"><circle cx="-.78" cy=".78" r=".22"/><circle cx="-.2" cy=".8" r=".2"/><circle cx=".6" cy=".74" r=".26"/></g><g fill="#e8dcc3"><circle cx="-.78" cy=".78" r=".08"/><circle cx="-.2" cy=".8" r=".07"/><circle cx=".6" cy=".74" r=".09"/></g>`;

const bicycle: Figure = ({ body, ramp }) =>
  `<g fill="${body}"><circle cx="-.66" cy=".45" r=".5"/><circle cx=".66" cy=".45" r=".5"/></g><g fill="none" stroke="${ramp.ink}" stroke-width=".09"><circle cx="-.66" cy=".45" r=".52"/><circle cx=".66" cy=".45" r=".52"/></g><g stroke="${ramp.light}" stroke-width=".016" opacity=".6"><path d="M-1.14.45H-.18M-.66-.03V.93M-1 .11-.32.79M-1 .79-.32.11M.18.45H1.14M.66-.03V.93M.32.11 1 .79M.32.79 1 .11"/></g>` +
  `<path d="M-.66.45-.36-.36H.44L0 .45Z" fill="${body}"/><path d="M-.66.45-.36-.36H.44L0 .45ZM.66.45.38-.56" fill="none" stroke="${body}" stroke-width=".13" stroke-linejoin="round" stroke-linecap="round"/><path d="M0 .45-.4-.56" stroke="${ramp.dark}" stroke-width=".035"/><path d="M-.62-.6H-.2" stroke="${ramp.ink}" stroke-width=".14" stroke-linecap="round"/><path d="M.2-.66H.42C.56-.66.6-.54.52-.48" stroke="${ramp.ink}" stroke-width=".07" fill="none" stroke-linecap="round"/><circle cy=".45" r=".09" fill="${ramp.accent}"/>`;

const rocket: Figure = ({ body, ramp }) =>
  `<path d="M-.2.72C-.14 1.1 0 1.3 0 1.3S.14 1.1.2.72Z" fill="#f7a93b"/><path d="M-.52.2-.9.84-.4.66ZM.52.2.9.84.4.66Z" fill="${ramp.accent}"/><path d="M0-1.05C.56-.7.66-.1.4.72H-.4C-.66-.1-.56-.7 0-1.05Z" fill="${body}"/><path d="M.14-.94C.56-.66.66-.1.4.72H.14C.4 0 .4-.5.14-.94Z" fill="${ramp.dark}" opacity=".25"/><circle cy="-.36" r=".17" fill="#fbf5e6"/><circle cy="-.36" r=".12" fill="#86b8cf"/>`;

const airship: Figure = ({ body, ramp }) =>
  `<path d="M0-1C.62-1 .9-.6.82-.15.74.25.4.42.24.6H-.24C-.4.42-.74.25-.82-.15-.9-.6-.62-1 0-1Z" fill="${body}"/><path d="M-.74-.62C-.3-.74.3-.74.74-.62L.8-.46C.3-.58-.3-.58-.8-.46Z" fill="${ramp.accent}" opacity=".85"/><path d="M-.34-.94C-.6-.5-.42.2-.18.6M.34-.94C.6-.5.42.2.18.6M0-1V.6" stroke="${ramp.dark}" stroke-width=".03" fill="none" opacity=".5"/><path d="M.34-.94C.8-.8.9-.5.82-.15.74.25.4.42.24.6.5.2.6-.4.34-.94Z" fill="${ramp.dark}" opacity=".25"/><path d="M-.22.62-.16.8M.22.62.16.8" stroke="${ramp.ink}" stroke-width=".025"/><path d="M-.2.78H.2L.16 1H-.16Z" fill="#8a5f38"/>`;

const robot: Figure = ({ body, ramp }) =>
  `<path d="M0-.92V-1.1" stroke="${ramp.ink}" stroke-width=".05"/><circle cy="-1.12" r=".07" fill="${ramp.accent}"/><path d="M-.5-.8C-.5-.88-.45-.92-.38-.92H.38C.45-.92.5-.88.5-.8V-.3C.5-.22.45-.18.38-.18H-.38C-.45-.18-.5-.22-.5-.3Z" fill="${body}"/><path d="M-.38-.78H.38V-.52H-.38Z" fill="${ramp.ink}"/><g fill="#9fe3d6"><circle cx="-.18" cy="-.65" r=".085"/><circle cx=".18" cy="-.65" r=".085"/></g>` +
  `<path d="M-.58-.08C-.58-.14-.54-.16-.5-.16H.5C.54-.16.58-.14.58-.08V.56H-.58Z" fill="${body}"/><path d="M.14-.16H.5C.54-.16.58-.14.58-.08V.56H.14Z" fill="${ramp.dark}" opacity=".24"/><path d="M-.26.04H.26V.34H-.26Z" fill="${ramp.light}"/><path d="M-.18.26V.16M-.06.26V.1M.06.26V.2M.18.26V.12" stroke="${ramp.accent}" stroke-width=".06"/><path d="M-.58 0C-.85.06-.9.3-.84.5M.58 0C.85.06.9.3.84.5" stroke="${ramp.dark}" stroke-width=".14" fill="none" stroke-linecap="round"/><path d="M-.4.56H-.14V1H-.46ZM.14.56H.4L.46 1H.14Z" fill="${ramp.dark}"/>`;

const astronaut: Figure = ({ body, ramp }) =>
  `<path d="M-.6-.1H.6V.46H-.6Z" fill="${ramp.dark}"/><path d="M-.46-.15C-.7-.1-.9.2-.88.46L-.64.54C-.58.36-.54.24-.5.2V.6H.5V.2C.54.24.58.36.64.54L.88.46C.9.2.7-.1.46-.15Z" fill="${body}"/><path d="M-.5.5H.5L.54 1H.12L.04.72H-.04L-.12 1H-.54Z" fill="${body}"/><circle cy="-.52" r=".46" fill="${body}"/><path d="M-.3-.64C-.3-.82.3-.82.3-.64V-.54C.28-.4-.28-.4-.3-.54Z" fill="#26324d"/><path d="M-.2-.68C-.14-.74-.04-.76.04-.75" stroke="#f7d38a" stroke-width=".06" fill="none" stroke-linecap="round"/><path d="M-.14.16H.14V.34H-.14Z" fill="${ramp.accent}"/>`;

/** A person seen close: head and shoulders. */
const bust: Figure = ({ body, ramp, random, noun }) => {
  const skin = random.pick(['#e9b996', '#d69b73', '#b9794f', '#8d5a3c', '#f0c8a8']);
  const hair = random.pick(['#2d2226', '#5b3524', '#8a5a2c', '#b98a3e', '#6d6a6a']);
  const long = `<path d="M-.5-.5C-.55-1.1.55-1.1.5-.5.62-.1.6.2.5.42H-.5C-.6.2-.62-.1-.5-.5Z" fill="${hair}"/>`;
  return (
    `${['man', 'boy', 'monk'].includes(noun) ? '' : long}<path d="M-.42-.4C-.5-.98.5-.98.42-.4Z" fill="${hair}"/><path d="M-.16.1H.16V.5H-.16Z" fill="${skin}"/><path d="M-.16.16C-.05.28.1.26.16.16V.36H-.16Z" fill="#3a2430" opacity=".25"/><ellipse cy="-.3" rx=".36" ry=".48" fill="${skin}"/>` +
    `<path d="M-.42-.36C-.4-.8.1-.9.38-.62.44-.5.42-.4.4-.3.3-.5.1-.6-.1-.62-.24-.6-.34-.5-.42-.36Z" fill="${hair}"/><g fill="#2a2026"><ellipse cx="-.15" cy="-.28" rx=".04" ry=".03"/><ellipse cx=".15" cy="-.28" rx=".04" ry=".03"/></g><path d="M-.22-.37C-.18-.41-.12-.41-.08-.38M.08-.38C.12-.41.18-.41.22-.37" stroke="${hair}" stroke-width=".03" fill="none"/><path d="M0-.24C-.03-.14-.05-.1 .01-.08" stroke="#3a2430" stroke-width=".02" fill="none" opacity=".5"/><path d="M-.09.02C-.03.06.04.06.09.02" stroke="#a04a44" stroke-width=".045" fill="none" stroke-linecap="round"/><g fill="#d9705c" opacity=".28"><circle cx="-.22" cy="-.12" r=".09"/><circle cx=".22" cy="-.12" r=".09"/></g>` +
    `<path d="M-1 1C-.98.6-.7.42-.24.36.0.5.1.5.24.36.7.42.98.6 1 1Z" fill="${body}"/><path d="M.24.36C.7.42.98.6 1 1H.4C.5.7.4.5.24.36Z" fill="${ramp.dark}" opacity=".28"/><path d="M-.34.3C-.1.46.1.46.34.3L.44.52C.16.74-.16.74-.44.52Z" fill="${ramp.accent}"/><path d="M.1.6C.3.58.36.55.42.5L.46 1H.16Z" fill="${ramp.accent}"/><path d="M.1.6.16 1" stroke="${ramp.ink}" stroke-width=".02" opacity=".3"/>`
  );
};

export const WORLD = { lighthouse, castle, windmill, train, bicycle, rocket, airship, robot, astronaut, bust };
