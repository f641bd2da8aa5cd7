import type { TranslationOf } from '@candid/messages';
import type { historyMessages } from '../history.ts';

export const germanHistory: Partial<TranslationOf<typeof historyMessages>> = {
  'history.page': 'Candid: Verlauf',
  'history.heading': 'Verlauf',
  'history.promise':
    'Jedes Bild bleibt {lifetime:span}, mit den Worten und Vorlagen, aus denen es entstand. Wenn Sie eines löschen, ist alles davon sofort weg.',
  'history.visitor.title': 'Dieser Verlauf gehört zu diesem Browser.',
  'history.visitor.body': 'Melden Sie sich an, dann geht er mit in Ihr Konto und auf Ihre anderen Geräte.',
  'history.empty': 'Hier ist nichts. Was Sie von jetzt an machen, kommt von selbst hierher.',
  'history.empty.make': 'Ein Bild machen',
  'history.none': 'Kein Bild passt dazu. Verlangen Sie weniger, oder zeigen Sie alle.',
  'history.count': { plural: 'count', one: '{count:number} Bild', other: '{count:number} Bilder' },
  'history.count.fitting': '{fitting:number} von {all:number} passen',
  'history.pictures': 'Bilder',

  'history.filter': 'Nur einige zeigen',
  'history.filter.from': 'Von',
  'history.filter.to': 'Bis',
  'history.filter.model': 'Modell',
  'history.filter.shape': 'Form',
  'history.filter.kind': 'Entstanden aus',
  'history.filter.any': 'Alle',
  'history.filter.show': 'Zeigen',
  'history.filter.clear': 'Alle zeigen',
  'history.shape.landscape': 'Querformat',
  'history.shape.square': 'Quadrat',
  'history.shape.portrait': 'Hochformat',
  'history.kind.generate': 'Beschreibung allein',
  'history.kind.edit': 'Bearbeiten von Bildern',

  'history.tick': 'Auswählen: {what}',
  'history.selection': 'Ausgewählte Bilder',
  'history.selected': { plural: 'count', one: '{count:number} ausgewählt', other: '{count:number} ausgewählt' },
  'history.ticked': 'Für die angekreuzten Bilder:',
  'history.selectPage': { plural: 'count', one: 'Das eine hier auswählen', other: 'Alle {count:number} hier auswählen' },
  'history.selectNone': 'Nichts auswählen',
  'history.zip': 'Als ZIP herunterladen',
  'history.zip.all': {
    plural: 'count',
    one: 'Das Bild als ZIP herunterladen',
    other: 'Alle {count:number} als ZIP herunterladen',
  },
  'history.zip.missing': {
    plural: 'count',
    one: '{count:number} Bild ist nicht in dieser Datei: Seine Zeit war um, oder es wurde gelöscht, bevor es an die Reihe kam. Seine Nummer beginnt mit {names}.\n',
    other:
      '{count:number} Bilder sind nicht in dieser Datei: Ihre Zeit war um, oder sie wurden gelöscht, bevor sie an die Reihe kamen. Ihre Nummern beginnen mit {names}.\n',
  },
  'history.remove': 'Löschen',
  'history.remove.body': {
    plural: 'count',
    one: 'Das Bild, seine Beschreibung und seine Vorlagen werden sofort vernichtet, hier und auf jedem Gerät. Nichts bringt sie zurück.',
    other:
      '{count:number} Bilder, ihre Beschreibungen und ihre Vorlagen werden sofort vernichtet, hier und auf jedem Gerät. Nichts bringt sie zurück.',
  },
  'history.remove.plain':
    'Die angekreuzten Bilder, ihre Beschreibungen und ihre Vorlagen werden sofort vernichtet, hier und auf jedem Gerät. Nichts bringt sie zurück.',
  'history.remove.confirm': { plural: 'count', one: 'Das Bild vernichten', other: '{count:number} Bilder vernichten' },
  'history.remove.confirm.plain': 'Die angekreuzten Bilder vernichten',
  'history.removeAll': 'Den ganzen Verlauf löschen',
  'history.removeAll.body': {
    plural: 'count',
    one: 'Das eine Bild, seine Beschreibung und seine Vorlagen werden sofort vernichtet, hier und auf jedem Gerät, auch wenn ein Filter es gerade verbirgt.',
    other:
      'Alle {count:number} Bilder, ihre Beschreibungen und ihre Vorlagen werden sofort vernichtet, hier und auf jedem Gerät, auch die, die ein Filter gerade verbirgt.',
  },
  'history.removeAll.confirm': { plural: 'count', one: 'Das Bild vernichten', other: 'Alle {count:number} vernichten' },

  'history.removed': 'Vernichtet',
  'history.removed.pictures': 'Bilder',
  'history.removed.keys': 'Vernichtete Schlüssel',
  'history.removed.files': 'Entfernte Dateien',
  'history.removed.left': 'Übrig',
  'history.removed.nothing': 'nichts',
  'history.removed.foot': 'Kopien in Sicherungen lassen sich nicht mehr öffnen: Dazu brauchte es die Schlüssel.',

  'history.pages': 'Seiten des Verlaufs',
  'history.older': 'Ältere',
  'history.newest': 'Neueste',
  'history.made': 'Gemacht',
  'history.moment': '{at:date}, {at:time}',
  'history.details.note': 'Beschreibung und Vorlagen leben so lange wie das Bild, und keine Sekunde länger.',
  'history.again': 'Noch einmal verwenden',

  'places.label': 'Orte',
  'places.table': 'Tisch',
  'places.history': 'Verlauf',
  'places.tasks': 'Aufträge',

  'suggestions.heading': 'Vorgeschlagene Einstellungen',
  'suggestions.body':
    'Modell, Form und Qualität sind anfangs so eingestellt, wie Sie sie meistens wählen. Dafür zählen nur Ihre eigenen letzten Bilder.',
  'suggestions.on': 'Vorschläge sind an.',
  'suggestions.objected': 'Vorschläge sind aus: Sie haben dieser Nutzung widersprochen.',
  'suggestions.restricted': 'Vorschläge sind aus: Ihr Konto ist eingeschränkt.',
  'suggestions.switchOff': 'Ausschalten',
  'suggestions.switchOn': 'Einschalten',
  'suggestions.line': 'Einstellungen',
  'suggestions.line.own': 'wie meistens gewählt',
};
