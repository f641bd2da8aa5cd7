/**
 * German for what policies say in free text: agreements, places, fields of payments and analytics. A text that is not here is an
 * operator's own and stays as it was written.
 */
export const germanPhrases: Readonly<Record<string, string>> = {
  'the operator': 'der Betreiber',
  'data processing addendum; API data is not used for training':
    'Vertrag zur Auftragsverarbeitung; Daten der Schnittstelle dienen nicht dem Training',
  'none needed while the operator runs its own machines': 'nicht nötig, solange der Betreiber eigene Rechner nutzt',
  'none needed while the operator runs its own mail server': 'nicht nötig, solange der Betreiber einen eigenen Mailserver nutzt',
  'none needed while the operator serves its own files': 'nicht nötig, solange der Betreiber seine Dateien selbst ausliefert',
  'Stripe services agreement with data processing addendum':
    'Dienstleistungsvertrag von Stripe mit Vertrag zur Auftragsverarbeitung',
  'independent controller; sign-in is started by the person':
    'eigener Verantwortlicher; die Anmeldung stößt die Person selbst an',
  'Google Ads data processing terms': 'Datenverarbeitungsbedingungen von Google Ads',
  'European Economic Area': 'Europäischer Wirtschaftsraum',
  'United Kingdom': 'Vereinigtes Königreich',
  Switzerland: 'Schweiz',
  California: 'Kalifornien',
  Brazil: 'Brasilien',
  status: 'Stand der Zahlung',
  'last four digits': 'letzte vier Ziffern',
  reference: 'Referenz',
  'billing country': 'Rechnungsland',
  plan: 'Tarif',
  amount: 'Betrag',
  'page view': 'Seitenaufruf',
  visit: 'Besuch',
  'feature used': 'genutzte Funktion',
  'session length': 'Dauer der Sitzung',
  'device class': 'Geräteklasse',
  'browser family': 'Browserfamilie',
  minute: 'Minute',
  timing: 'Ladezeiten',
  page: 'Seite',
  feature: 'Funktion',
  seconds: 'Sekunden',
  kind: 'Art',
  quality: 'Qualität',
  outcome: 'Ausgang',
};
