/** Counted when a person is chosen; they hold for that sign-in's id_token and userinfo alike. */
export const GOOGLE_CHOICE_FAULTS = {
  'google-email-missing': 'leaves the address out',
  'google-email-unverified': 'says email_verified: false',
  'google-email-verified-text': 'says email_verified: "false", a text',
} as const;

/** Counted at the token endpoint. */
export const GOOGLE_TOKEN_FAULTS = {
  'google-token-400': 'the token endpoint answers 400 invalid_grant',
  'google-token-500': 'the token endpoint answers 500',
  'google-token-hang': 'the token endpoint never answers',
  'google-wrong-nonce': 'the id_token carries another nonce than was sent',
  'google-wrong-audience': 'the id_token is meant for another client',
  'google-expired': 'the id_token ended an hour ago',
  'google-bad-signature': 'the signature of the id_token does not fit',
  'google-pkce-ignored': 'the token endpoint takes any code_verifier, or none',
} as const;

/** Counted at the userinfo endpoint. */
export const GOOGLE_USERINFO_FAULTS = {
  'google-userinfo-401': 'userinfo answers 401',
  'google-userinfo-500': 'userinfo answers 500',
  'google-userinfo-hang': 'userinfo never answers',
  'google-userinfo-no-subject': 'userinfo leaves `sub` out',
  'google-userinfo-other-subject': 'userinfo tells of somebody else than the id_token',
} as const;
