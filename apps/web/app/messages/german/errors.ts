import type { ErrorCode } from '@candid/kernel';
import type { ErrorText } from '../errors.ts';

const ours = (what: string): ErrorText => ({
  what,
  advice: 'Es hat Sie nichts gekostet. Der Fehler liegt bei uns; versuchen Sie es in ein paar Minuten noch einmal.',
});

/** What a German reader reads when something fails. */
export const germanErrors: Partial<Record<ErrorCode, ErrorText>> = {
  bad_request: {
    what: 'Diese Anfrage war unvollständig.',
    advice: 'Es ist nichts entstanden, und es hat nichts gekostet. Laden Sie die Seite neu und senden Sie erneut.',
  },
  not_found: { what: 'Hier liegt nichts.', advice: 'Es war nie hier, oder es liegt auf dem Tisch eines anderen Browsers.' },
  gone: {
    what: 'Dieses Bild wurde vernichtet.',
    advice: 'Seine Zeit ist um, und seinen Schlüssel gibt es nicht mehr. Auch wir können es nicht zurückholen.',
  },
  forbidden: { what: 'Das können Sie nicht ändern, es gehört jemand anderem.', advice: 'Es wurde nichts geändert.' },
  conflict: { what: 'Das war schon entschieden.', advice: 'Es wurde nichts geändert. Der Tisch zeigt, wie es ausging.' },
  too_large: {
    what: 'Das war zu viel auf einmal.',
    advice: 'Es wurde nichts behalten. Nehmen Sie kleinere oder weniger Bilder.',
  },
  too_many: {
    what: 'Zu viele Anfragen in kurzer Zeit.',
    advice: 'Es ist nichts entstanden, und es hat nichts gekostet. Warten Sie eine Minute und senden Sie erneut.',
  },
  hour_full: {
    what: 'Mehr nehmen wir innerhalb einer Stunde nicht an.',
    advice: 'Es wurde nichts behalten und nichts geändert. Senden Sie es in einer Stunde noch einmal.',
  },
  unsupported_media: {
    what: 'Dateien dieser Art können hier nicht verwendet werden.',
    advice: 'Es wurde nichts behalten. Nehmen Sie PNG, JPEG oder WebP.',
  },
  csrf_failed: {
    what: 'Die Anfrage kam nicht von dieser Seite, oder die Seite war zu alt.',
    advice: 'Es ist nichts entstanden. Senden Sie erneut; hilft das nicht, laden Sie die Seite neu.',
  },
  prompt_empty: { what: 'Es fehlt noch die Beschreibung.', advice: 'Schreiben Sie, was das Bild zeigen soll.' },
  prompt_too_long: {
    what: 'Die Beschreibung ist zu lang.',
    advice: 'Sie darf 32.000 Zeichen haben. Es wurde nichts weitergegeben; kürzen Sie sie und senden Sie erneut.',
  },
  prompt_bad_characters: {
    what: 'Die Beschreibung enthält ein Zeichen, das sich nicht senden lässt.',
    advice: 'Oft gerät es beim Einfügen hinein. Es wurde nichts weitergegeben; tippen Sie die Stelle neu.',
  },
  model_unknown: { what: 'Dieses Modell gibt es hier nicht.', advice: 'Es ist nichts entstanden. Wählen Sie ein anderes.' },
  size_illegal: {
    what: 'Dieses Modell kann dieses Format nicht in dieser Größe herstellen.',
    advice: 'Es ist nichts entstanden. Wählen Sie ein anderes Format oder eine andere Größe.',
  },
  option_illegal: {
    what: 'Diese Optionen passen nicht zusammen.',
    advice: 'Es ist nichts entstanden. Ein transparenter Hintergrund braucht PNG oder WebP.',
  },
  count_illegal: {
    what: 'So viele Bilder gehen nicht auf einmal.',
    advice: 'Es ist nichts entstanden. Wählen Sie eine kleinere Anzahl.',
  },
  reference_too_many: {
    what: 'Das sind mehr Vorlagen, als das Modell annimmt.',
    advice: 'Es wurde nichts behalten. Entfernen Sie einige und senden Sie erneut.',
  },
  reference_empty: {
    what: 'Eine Vorlage ist eine leere Datei.',
    advice: 'Es wurde nichts behalten. Entfernen Sie sie oder wählen Sie sie neu.',
  },
  reference_too_large: {
    what: 'Eine Vorlage ist größer als 50 MB.',
    advice: 'Es wurde nichts behalten. Nehmen Sie eine kleinere Kopie.',
  },
  reference_broken: {
    what: 'Eine Vorlage ist beschädigt oder unvollständig.',
    advice: 'Es wurde nichts behalten. Öffnen und speichern Sie sie neu, oder nehmen Sie eine andere.',
  },
  reference_unsupported: {
    what: 'Eine Vorlage ist kein PNG-, JPEG- oder WebP-Bild, das hier gelesen werden kann.',
    advice: 'Es zählt der Inhalt, nicht der Name. Es wurde nichts behalten; wandeln Sie sie um und fügen Sie sie neu hinzu.',
  },
  reference_cmyk: {
    what: 'Eine Vorlage hat Druckfarben (CMYK), die hier nicht gelesen werden können.',
    advice: 'Es wurde nichts behalten. Speichern Sie sie in Bildschirmfarben (RGB) und fügen Sie sie neu hinzu.',
  },
  reference_animated: {
    what: 'Eine Vorlage ist animiert.',
    advice: 'Es wurde nichts behalten. Nehmen Sie ein einzelnes Bild daraus.',
  },
  reference_too_many_pixels: {
    what: 'Eine Vorlage hat zu viele Pixel.',
    advice: 'Es wurde nichts behalten. Verkleinern Sie sie und fügen Sie sie neu hinzu.',
  },
  mask_without_reference: {
    what: 'Es gibt einen gemalten Bereich, aber kein Bild darunter.',
    advice: 'Es wurde nichts behalten. Wählen Sie das Bild, das Sie bearbeiten wollen.',
  },
  mask_wrong_size: {
    what: 'Der gemalte Bereich passt nicht zum Bild.',
    advice: 'Es wurde nichts behalten. Malen Sie ihn auf diesem Bild neu.',
  },
  mask_not_transparent: {
    what: 'Es ist kein Bereich gemalt.',
    advice: 'Es wurde nichts behalten. Übermalen Sie, was sich ändern soll, oder entfernen Sie die Maske.',
  },
  trial_used: {
    what: 'Das Gratisbild Ihres Netzes ist schon entstanden.',
    advice:
      'Jetzt ist nichts entstanden, und es hat nichts gekostet. Wer Ihren Anschluss teilt, teilt es mit Ihnen. Mit einem Konto geht es weiter.',
  },
  limit_session: {
    what: 'Dieser Browser hat fürs Erste alles gemacht, was er darf.',
    advice: 'Es ist nichts entstanden. Was Sie haben, bleibt, bis seine Zeit um ist.',
  },
  limit_spend: {
    what: 'Das Budget des Dienstes für heute ist aufgebraucht.',
    advice: 'Es ist nichts entstanden, und es hat Sie nichts gekostet. Um Mitternacht (UTC) geht es weiter.',
  },
  stopped_by_operator: {
    what: 'Zurzeit werden keine Bilder gemacht.',
    advice: 'Es ist nichts entstanden, und es hat Sie nichts gekostet. Ihre Bilder bleiben, bis ihre Zeit um ist.',
  },
  moderation_unavailable: {
    what: 'Die Sicherheitsprüfung war nicht zu erreichen.',
    advice: 'Ohne sie entsteht nichts. Es hat Sie nichts gekostet; versuchen Sie es in einer Minute noch einmal.',
  },
  download_incomplete: {
    what: 'Die Datei ist nicht vollständig angekommen.',
    advice: 'Unsere Kopie ist noch da. Laden Sie sie noch einmal herunter.',
  },
  nothing_ticked: {
    what: 'Es ist kein Bild angekreuzt.',
    advice: 'Es wurde nichts gelöscht oder heruntergeladen. Kreuzen Sie die Bilder an, die Sie meinen.',
  },
  blocked_input: {
    what: 'Die Sicherheitsprüfung hat die Beschreibung oder eine Vorlage aufgehalten.',
    advice: 'Es ist nichts entstanden, und es hat Sie nichts gekostet. Ändern Sie Worte oder Bilder und senden Sie erneut.',
  },
  blocked_output: {
    what: 'Die Sicherheitsprüfung hat das fertige Bild aufgehalten.',
    advice: 'Bild und Vorschauen wurden gelöscht. Es hat Sie nichts gekostet; beschreiben Sie es mit anderen Worten.',
  },
  provider_busy: {
    what: 'Der Bilddienst ist ausgelastet.',
    advice: 'Es ist nichts entstanden, und es hat Sie nichts gekostet. Versuchen Sie es in einer Minute noch einmal.',
  },
  provider_outage: {
    what: 'Der Bilddienst antwortet uns nicht.',
    advice: 'Es ist nichts entstanden, und es hat Sie nichts gekostet. An Ihnen liegt es nicht; versuchen Sie es später.',
  },
  provider_refused_parameters: {
    what: 'Der Bilddienst hat diese Optionen abgelehnt.',
    advice: 'Es ist nichts entstanden, und es hat Sie nichts gekostet. Wählen Sie Format, Größe oder Qualität anders.',
  },
  provider_refused_reference: {
    what: 'Der Bilddienst konnte eine Vorlage nicht verwenden.',
    advice: 'Es ist nichts entstanden, und es hat Sie nichts gekostet. Nehmen Sie ein anderes Bild.',
  },
  provider_stalled: {
    what: 'Der Bilddienst ist auf halbem Weg stehen geblieben.',
    advice: 'Seine Vorschauen wurden gelöscht. Es hat Sie nichts gekostet; senden Sie erneut.',
  },
  provider_broke_off: {
    what: 'Die Verbindung zum Bilddienst ist auf halbem Weg abgerissen.',
    advice: 'Die Vorschauen wurden gelöscht, und wir fragen kein zweites Mal. Es hat Sie nichts gekostet; senden Sie erneut.',
  },
  provider_broken_answer: {
    what: 'Der Bilddienst hat etwas geschickt, das kein Bild ist.',
    advice: 'Es wurde gelöscht. Es hat Sie nichts gekostet; senden Sie erneut.',
  },
  outcome_unknown: {
    what: 'Die Verbindung ist abgerissen, während das Bild entstand.',
    advice: 'Wir fragen kein zweites Mal, also gibt es kein Bild. Es hat Sie nichts gekostet; vielleicht zahlt der Betreiber.',
  },
  cancelled: {
    what: 'Sie haben dieses Bild abgebrochen.',
    advice: 'Beschreibung und Vorschauen wurden gelöscht. Es hat Sie nichts gekostet.',
  },
  timed_out: {
    what: 'Es hat zu lange gedauert.',
    advice: 'Was schon da war, wurde gelöscht. Es hat Sie nichts gekostet; senden Sie erneut.',
  },
  unreachable: {
    what: 'Der Dienst ist nicht zu erreichen.',
    advice: 'Prüfen Sie die Verbindung und senden Sie erneut: Was schon angekommen ist, wird nicht doppelt gemacht.',
  },
  egress_denied: ours('Der Dienst wollte jemanden erreichen, den seine Erklärung nicht nennt, und wurde aufgehalten.'),
  key_destroyed: {
    what: 'Der Schlüssel dazu wurde vernichtet.',
    advice: 'Die Zeit ist um. Auch wir können es nicht mehr lesen.',
  },
  email_invalid: {
    what: 'An diese Adresse lassen sich keine E-Mails senden.',
    advice: 'Es wurde nichts behalten. Prüfen Sie, ob etwas fehlt; vor dem @ stehen nur einfache Buchstaben.',
  },
  email_unverified: {
    what: 'Google hat nicht bestätigt, dass diese Adresse Ihnen gehört.',
    advice: 'Sie wurden nicht angemeldet, und es wurde nichts behalten. Bestätigen Sie die Adresse bei Google.',
  },
  name_invalid: {
    what: 'Dieser Name lässt sich nicht speichern.',
    advice: 'Er darf 200 Zeichen haben und keine unsichtbaren. Es wurde nichts geändert.',
  },
  consent_outdated: {
    what: 'Worum es geht, hat sich geändert, seit diese Seite geöffnet wurde.',
    advice: 'Nichts wurde vermerkt. Lesen Sie es hier noch einmal und wählen Sie dann.',
  },
  report_invalid: {
    what: 'Es steht nichts darin, oder mehr, als hineinpasst.',
    advice: 'Nichts wurde gespeichert. Schreiben Sie bis zu 2.000 Zeichen und senden Sie erneut.',
  },
  letter_invalid: {
    what: 'In der Nachricht steht nichts, oder mehr, als hineinpasst.',
    advice: 'Nichts wurde gespeichert. Wählen Sie, worum es geht, schreiben Sie etwas und senden Sie erneut.',
  },
  enclosure_too_many: {
    what: 'Das sind mehr Dateien, als in eine Nachricht passen.',
    advice: 'Nichts wurde gespeichert. Wählen Sie weniger aus oder schicken Sie den Rest mit einer zweiten Nachricht.',
  },
  enclosure_too_large: {
    what: 'Ihre Dateien sind größer, als in eine Nachricht passt.',
    advice: 'Nichts wurde gespeichert. Wählen Sie kleinere aus oder schicken Sie den Rest mit einer zweiten Nachricht.',
  },
  enclosure_unsupported: {
    what: 'Eine Datei ist leer oder beschädigt, oder weder ein Bild noch ein PDF noch einfacher Text.',
    advice:
      'Nichts wurde gespeichert. Lassen Sie sie weg, oder wählen Sie ein Bild als PNG, JPEG oder WebP, ein PDF oder einfachen Text.',
  },
  age_not_stated: {
    what: 'Für ein Konto müssen Sie sagen, dass Sie alt genug sind.',
    advice:
      'Nichts wurde gespeichert. Setzen Sie den Haken zu Ihrem Alter, wenn er stimmt; ohne Konto sind Sie willkommen wie zuvor.',
  },
  address_taken: {
    what: 'Zu dieser Adresse gibt es schon ein Konto.',
    advice: 'Es wurde nichts geändert. Melden Sie sich damit an, oder fordern Sie ein neues Passwort an.',
  },
  password_short: {
    what: 'Dieses Passwort ist zu kurz.',
    advice: 'Es wurde nichts behalten. Drei oder vier Wörter, die nicht zusammengehören, ergeben ein gutes.',
  },
  password_long: {
    what: 'Dieses Passwort ist länger, als es sein darf.',
    advice: 'Es wurde nichts behalten und nichts abgeschnitten. Es darf 1.000 Zeichen haben.',
  },
  password_weak: {
    what: 'Dieses Passwort ist leicht zu erraten oder steht auf einer Liste gestohlener Passwörter.',
    advice:
      'Es wurde nichts behalten. Nehmen Sie Wörter, die nicht zusammengehören, ohne Ihren Namen, Ihre Adresse oder den Namen dieser Website.',
  },
  password_wrong: {
    what: 'Das ist nicht Ihr jetziges Passwort.',
    advice: 'Es wurde nichts geändert. Versuchen Sie es noch einmal.',
  },
  credentials_wrong: {
    what: 'Adresse und Passwort gehören hier nicht zusammen.',
    advice: 'Sie wurden nicht angemeldet. Prüfen Sie beides, oder fordern Sie ein neues Passwort an.',
  },
  link_spent: {
    what: 'Dieser Link führt nirgends mehr hin.',
    advice: 'Er wurde benutzt, seine Zeit ist um, oder ein neuerer hat ihn ersetzt. Fordern Sie einen neuen an.',
  },
  limit_sign_in: {
    what: 'Zu viele Versuche, sich anzumelden.',
    advice: 'Warten Sie eine Viertelstunde. Haben Sie das Passwort vergessen, so fordern Sie ein neues an: Das geht sofort.',
  },
  limit_letters: {
    what: 'Wir haben schon mehrere E-Mails geschickt.',
    advice: 'Sehen Sie auch dort nach, wo unerwünschte Post landet. In einer Stunde können Sie eine weitere anfordern.',
  },
  mail_unavailable: {
    what: 'Zurzeit lassen sich keine E-Mails verschicken.',
    advice: 'Es wurde nichts geändert. Der Betreiber muss sich darum kümmern; versuchen Sie es später.',
  },
  sign_in_needed: {
    what: 'Sie sind nicht angemeldet.',
    advice: 'Es wurde nichts geändert. Melden Sie sich an und versuchen Sie es noch einmal.',
  },
  sign_in_refused: {
    what: 'Sie haben bei Google abgelehnt.',
    advice: 'Sie wurden nicht angemeldet, und Google hat uns nichts gesagt. Bilder machen Sie auch ohne Konto.',
  },
  sign_in_expired: {
    what: 'Diese Anmeldung ist zu alt, schon benutzt oder in einem anderen Browser begonnen.',
    advice: 'Es wurde nichts behalten. Beginnen Sie auf dieser Seite neu.',
  },
  sign_in_unavailable: {
    what: 'Google war nicht zu erreichen, oder die Antwort passte nicht zusammen.',
    advice: 'Sie wurden nicht angemeldet, und es wurde nichts behalten. Versuchen Sie es in ein paar Minuten noch einmal.',
  },
  account_closing: {
    what: 'Dieses Konto ist geschlossen und wird bald gelöscht.',
    advice: 'Es ist nichts entstanden, und es hat nichts gekostet. Auf der Kontoseite können Sie die Löschung zurücknehmen.',
  },
  storage_full: {
    what: 'Für ein weiteres Bild ist kein Platz mehr.',
    advice:
      'Es ist nichts entstanden, und es hat Sie nichts gekostet. Der Betreiber muss Platz schaffen; versuchen Sie es später.',
  },
  sealed_corrupt: ours('Was gespeichert war, passt nicht mehr zu seinem Siegel und wird deshalb nicht gezeigt.'),
  config_invalid: ours('Der Dienst ist falsch eingerichtet.'),
  policy_mismatch: ours('Der Dienst und seine Erklärung widersprechen sich, deshalb hat er angehalten.'),
  policy_invalid: ours('Die Erklärung dieses Dienstes ist nicht lesbar.'),
  data_map_drift: ours('Der Dienst hat Daten gefunden, die seine Erklärung nicht nennt, und hat angehalten.'),
  database_unreachable: ours('Der Dienst erreicht seine eigenen Aufzeichnungen nicht.'),
  internal: ours('Bei uns ist etwas fehlgeschlagen.'),
};
