import { commitment } from '../../define.ts';
import type { Commitment } from '../../definition.ts';
import { counted, list, span } from '../../words.ts';
import type { OnDeviceParameters } from './parameters.ts';

const STUDIO = 'the on-device studio';

/** What `on-device` says of the studio in the browser (OD-01 to OD-13). */
export const studio = (p: OnDeviceParameters): readonly Commitment[] => [
  commitment({
    id: 'OD-01',
    promise:
      'What you write stays with you. A page here can ask our server for its own listed files and for notices, and your browser is told to block all else.',
    parameters: ['retention.prompt', 'recipients'],
    evidence: 'probe studio-traffic: requests of a full session outside the release list (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-02',
    promise: 'The model runs inside your browser on your own machine. Visit once, and from then on no connection is needed.',
    parameters: ['features.onDevice'],
    evidence: 'probe offline-session: steps that fail with the network off (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-03',
    promise: `Editing too is done by your machine, from cropping to painting over, and saves as ${list(p.onDevice.exports.filter((e) => e !== 'zip').map((e) => e.toUpperCase()))}.`,
    parameters: ['onDevice.exports'],
    evidence: 'probe offline-edit: editing tools that fail with the network off (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-04',
    promise: `With no server to wait for, a first sketch shows within ${span(p.onDevice.firstPreviewWithin)} in ${Math.round(p.onDevice.previewShare * 100)} of 100 tries on a common laptop.`,
    parameters: ['onDevice.firstPreviewWithin', 'onDevice.previewShare'],
    evidence: 'probe first-preview: time to the first preview over repeated runs',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-05',
    promise:
      'Whoever runs this site may offer a bigger model. Its files come from this site, their size and fingerprint are shown, and your browser checks them before use.',
    evidence: 'probe model-files: files declared, files whose fingerprint differs (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-06',
    promise:
      'The server knows no account, address, payment, identifier, place or history. It has no database to put them in and keeps no log of who called.',
    parameters: ['features.accounts', 'forbidden'],
    evidence: 'probe server-state: databases connected (0), log lines with an address (0)',
    waitsFor: 'a probe that shows it live: the server starts without a database already',
  }),
  commitment({
    id: 'OD-07',
    promise: 'Facts about your device and language shape the page in front of you and go no further.',
    parameters: ['forbidden'],
    evidence: 'probe studio-traffic: requests that carry a device fact (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-08',
    promise:
      'Your gallery is in the browser and leaves with it when closed. Choose to keep it, and the page tells you in which place it is kept.',
    parameters: ['browserStorage'],
    evidence: 'probe session-end: items left after closing without the choice to keep (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-09',
    promise: 'Clearing the data of this site in your browser removes all there is, and so does one button in the studio.',
    parameters: ['browserStorage'],
    evidence: 'probe clear-all: items, caches and workers left afterwards (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-10',
    promise:
      'Take it all with one click: an archive of pictures with their prompts and settings, which the studio can open again.',
    parameters: ['onDevice.exports'],
    evidence: 'probe studio-round-trip: an archive imported again equals itself',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-11',
    promise:
      'Nothing is copied to a cloud, mined, sold, used to train, or given to others, and our pages load no line from another site.',
    parameters: ['recipients'],
    evidence: 'probe foreign-origins: foreign addresses in pages and files (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-12',
    promise: `This site sets ${counted(p.cookies.length, 'cookie')}, draws up no profile and does not read the traits of a browser that would tell it from others.`,
    parameters: ['cookies'],
    evidence: 'probe fingerprinting: listed browser interfaces read in a session (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-13',
    promise:
      'Your pictures belong to you. A mark, if there is one, is yours to switch off, and the note inside the file that a machine made it names nobody.',
    evidence: 'probe provenance: fields written into an exported picture',
    waitsFor: STUDIO,
  }),
];
