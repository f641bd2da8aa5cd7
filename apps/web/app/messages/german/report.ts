import type { TranslationOf } from '@candid/messages';
import type { reportMessages } from '../report.ts';

export const germanReport: Partial<TranslationOf<typeof reportMessages>> = {
  'report.link': 'Ein Kind nutzt diesen Dienst',
  'report.page': 'Candid: Hinweis auf ein Kind',
  'report.heading': 'Hinweis auf ein Kind',
  'report.body':
    'Dieser Dienst ist nicht für Menschen unter {age:number} Jahren gedacht. Nutzt ihn ein jüngeres Kind, so sagen Sie, woran wir erkennen, wessen Daten es sind: die Adresse des Kontos, oder wann und auf welchem Gerät Bilder entstanden sind. Wer Sie sind, müssen Sie nicht sagen.',
  'report.text': 'Was wir wissen sollten',
  'report.text.hint': 'Bis zu 2.000 Zeichen. Versiegelt; gelesen nur von denen, die sich darum kümmern.',
  'report.send': 'Senden',
  'report.due': 'Jemand von uns kümmert sich darum; die Daten des Kindes müssen bis zum {due:date}, {due:time}, gelöscht sein.',
  'report.ask': 'Fragen dazu? Schreiben Sie an {address} und nennen Sie den Zeitpunkt Ihrer Meldung.',
  'report.received': 'Wir haben Ihre Nachricht.',
  'report.body.visit':
    'Dieser Dienst ist nicht für Menschen unter {age:number} Jahren gedacht. Niemand meldet sich hier an, und nichts führt von einem Besuch zum anderen: Von einem Kind kann nur da sein, was die Sitzung dieses Browsers enthält. Die können Sie hier beenden, mit allem, was darin ist.',
  'report.visit.relay': 'Nichts davon wird weitergegeben oder behalten. Für alles andere schreiben Sie an {address}.',
  'report.visit.nothing': 'In diesem Browser ist keine Sitzung, also ist nichts da.',
};
