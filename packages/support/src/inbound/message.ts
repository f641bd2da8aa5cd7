/** A file that came with a mail, with the name and type its sender gave it. Neither is trusted. */
export interface MailAttachment {
  readonly name: string;
  readonly declaredType: string;
  readonly bytes: Uint8Array;
}

/** What a mail server reports of a letter that it could not deliver (RFC 3464). */
export interface DeliveryReport {
  /** The Message-ID of that letter, without its brackets; null when the report does not name it. */
  readonly messageId: string | null;
  /** Addresses that failed for good. */
  readonly failed: readonly string[];
}

/** A mail as far as anything is done with it. All of it is what its sender claims. */
export interface Message {
  /** Names in lower case, in their order; only those that decide something. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly from: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
  readonly report: DeliveryReport | null;
}
