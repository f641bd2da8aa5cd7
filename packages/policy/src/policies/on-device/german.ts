import type { ResponseClock } from '../../definition.ts';
import { count, counted, list, span, within } from '../../german-words.ts';
import type { OnDeviceParameters } from './parameters.ts';

const clock = (c: ResponseClock): string =>
  c.kind === 'within' ? `binnen ${within(c.time, 'Stunde')}` : 'noch am selben Werktag';

/** What `on-device` says in German of the studio in the browser. */
const studio = (p: OnDeviceParameters): Readonly<Record<string, string>> => ({
  'OD-01':
    'Was Sie schreiben, bleibt bei Ihnen. Eine Seite hier kann unseren Server nur um die eigenen, aufgeführten Dateien und um Mitteilungen bitten, und Ihr Browser ist angewiesen, alles andere zu sperren.',
  'OD-02': 'Das Modell läuft in Ihrem Browser auf Ihrem eigenen Gerät. Nach dem ersten Besuch braucht es keine Verbindung mehr.',
  'OD-03': `Auch das Bearbeiten erledigt Ihr Gerät, vom Zuschneiden bis zum Übermalen; gespeichert wird als ${list(p.onDevice.exports.filter((e) => e !== 'zip').map((e) => e.toUpperCase()))}.`,
  'OD-04': `Da auf keinen Server zu warten ist, erscheint eine erste Skizze binnen ${within(p.onDevice.firstPreviewWithin)} in ${count(Math.round(p.onDevice.previewShare * 100))} von 100 Versuchen auf einem gewöhnlichen Laptop.`,
  'OD-05':
    'Wer diese Website betreibt, kann ein größeres Modell anbieten. Dessen Dateien kommen von hier, Größe und Fingerabdruck werden gezeigt, und Ihr Browser prüft sie vor Gebrauch.',
  'OD-06':
    'Der Server kennt weder Konto noch Adresse, Zahlung, Kennung, Ort oder Verlauf. Er hat keine Datenbank dafür und führt kein Protokoll darüber, wer ihn aufgerufen hat.',
  'OD-07': 'Angaben zu Gerät und Sprache formen die Seite vor Ihnen und gehen nicht weiter.',
  'OD-08':
    'Ihre Galerie liegt im Browser und verschwindet, wenn Sie ihn schließen. Wollen Sie sie behalten, so sagt Ihnen die Seite, an welchem Ort sie liegt.',
  'OD-09': 'Löschen Sie in Ihrem Browser die Daten dieser Website, so ist alles weg, und ein Knopf im Studio tut dasselbe.',
  'OD-10':
    'Nehmen Sie mit einem Klick alles mit: ein Archiv der Bilder mit ihren Prompts und Einstellungen, das das Studio wieder öffnen kann.',
  'OD-11':
    'Nichts wird in eine Cloud kopiert, ausgewertet, verkauft, zum Trainieren benutzt oder anderen gegeben, und unsere Seiten laden keine Zeile von anderswo.',
  'OD-12': `Diese Website setzt ${counted(p.cookies.length, 'Cookie', 'Cookies')}, legt kein Profil an und liest nicht die Merkmale eines Browsers, die ihn von anderen unterscheiden.`,
  'OD-13':
    'Ihre Bilder gehören Ihnen. Ein Zeichen, falls es eines gibt, können Sie abschalten, und der Vermerk in der Datei, dass eine Maschine sie gemacht hat, nennt niemanden.',
});

/** What `on-device` says in German of the operator behind the site. */
const operator = (p: OnDeviceParameters): Readonly<Record<string, string>> => ({
  'OD-14': `Gemacht für Menschen ab ${count(p.children.minimumAge)} Jahren; jüngere sollten einen Erwachsenen neben sich haben. Wir fragen niemanden nach dem Alter, weil wir von niemandem etwas erheben.`,
  'OD-15':
    'Dem Datenschutzrecht ist Genüge getan, weil es nichts gibt, worauf es anzuwenden wäre: Das Studio gibt uns keine personenbezogenen Daten, weder in Europa noch anderswo. Nur Nachrichten an den Support bewahren wir auf und die Adressen derer, die von Änderungen erfahren möchten: getrennt vom Studio und für eine genannte Zeit.',
  'OD-16':
    'Sehen, sichern, ändern oder löschen Sie, was gespeichert ist, oder hören Sie ganz auf: Eine Seite in Ihrem Browser führt jedes Stück mit Art und Größe auf.',
  'OD-17': `Dieser Text ist vom ${p.version}. Von einer Änderung erfahren Sie im Studio, über einen Feed und per E-Mail, wenn Sie darum gebeten haben.`,
  'OD-18': `Nachrichten zum Datenschutz beantworten wir ${clock(p.support.clocks.privacy)}, technische ${clock(p.support.clocks.technical)} und alle anderen ${clock(p.support.clocks.general)}.`,
  'OD-19': `Was Sie lesen, ist unsere ganze Praxis. Wir gehen sie alle ${span(p.reviewEvery)} wieder durch.`,
  'OD-20':
    'Ein installiertes Studio lässt sich von uns aus nicht verderben: Es nimmt ein Update nur an, wenn dessen Fingerabdrücke die veröffentlichten sind. Das erste Laden ist Vertrauenssache, und das sagen wir.',
  'OD-21': 'Behörden könnten nur nach dem fragen, was wir nicht haben. Die Zahl ihrer Anfragen steht hier, für alle sichtbar.',
  'OD-22': 'Das Studio ist ein und dasselbe, wo auf der Welt Sie es auch öffnen.',
  'OD-23':
    'Selbst die technischen Angaben, die die Seite benutzt hat, etwa Ihre Sprache, sind mit der Sitzung vergessen, es sei denn, Sie haben anderes gewünscht.',
  'OD-24': `Schreiben Sie an ${p.support.address.replace('@', '+updates@')}, wenn Sie von Neuerungen hören möchten: eine E-Mail für jede, mit der Sie sich auch wieder abmelden können. Das Studio sieht diese Liste nie.`,
});

/** The promises of `on-device` in German. */
export const german = (p: OnDeviceParameters): Readonly<Record<string, string>> => ({ ...studio(p), ...operator(p) });
