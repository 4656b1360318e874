export interface Proxy {
  readonly id: string;
  readonly person: string;
  readonly scope: string;
}

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly emailConfirmed: boolean;
  readonly roles: readonly string[];
  /** The Patient one sees as oneself. */
  readonly self: string | null;
  readonly proxies: readonly Proxy[];
  readonly authenticator: boolean;
  readonly recoveryCodesLeft: number;
  readonly factorTwo: boolean;
  readonly passwordChangedAt: string;
  readonly shortestPassword: number;
}

export interface SessionLine {
  readonly id: string;
  readonly signedInAt: string;
  readonly lastUsed: string;
  readonly browser: string;
  readonly present: boolean;
}

export interface PasskeyLine {
  readonly id: string;
  readonly label: string;
  readonly createdAt: string;
  readonly lastUsedAt: string;
}

export interface ProxyLine {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly beginsAt: string;
  readonly endsAt: string;
  readonly holds: boolean;
}

export interface ProxyLines {
  readonly forMe: readonly ProxyLine[];
  readonly mine: readonly ProxyLine[];
}

/** Number and code are shown this once. */
export interface HandedOut {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly link: string;
  readonly endsAt: string;
}

export interface InvitationLine {
  readonly id: string;
  readonly kind: 'PATIENT' | 'PROXY' | 'STAFF';
  readonly madeAt: string;
  readonly endsAt: string;
  readonly open: boolean;
  readonly accepted: boolean;
  readonly roles: readonly string[];
}

export interface Registration {
  readonly source: string;
  readonly mrnSystem: string;
  readonly mrn: string;
}

export interface AccountLine {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly bound: boolean;
  readonly locked: boolean;
  readonly authenticator: boolean;
}

/** The roles of staff, in the order of a list. */
export const ROLES: Readonly<Record<string, string>> = {
  FRONT_DESK: 'Front desk',
  CLINICIAN: 'Clinician',
  STEWARD: 'Steward',
  OPERATOR: 'Operator',
  AUDITOR: 'Auditor',
  ADMINISTRATOR: 'Administrator',
};
