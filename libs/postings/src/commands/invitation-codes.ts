import { createHmac } from 'node:crypto';
import { KeyedHashes } from '@chunfeng/privacy';
import { Injectable } from '@nestjs/common';

/** Without letters that are taken for digits on paper. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 20;

/**
 * The code of an invitation follows from its id and a secret of the installation. It is worked out for whoever issued
 * it and never stored: neither log nor stored answer can be used to join an employer.
 */
@Injectable()
export class InvitationCodes {
  private readonly secret: Buffer;

  constructor({ fingerprintKey }: KeyedHashes) {
    this.secret = createHmac('sha256', fingerprintKey).update('employer-invitation').digest();
  }

  /** @returns 20 characters (100 bits) in groups of five. */
  codeOf(invitationId: string): string {
    const bytes = this.mac(`code:${invitationId}`);
    const characters = Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte % 32));
    return (characters.join('').match(/.{5}/g) ?? []).join('-');
  }

  isCodeOf(code: string, invitationId: string): boolean {
    return this.claimKeyOf(code) === this.claimKeyOf(this.codeOf(invitationId));
  }

  /** Key of the claim by which a code finds its employer, however people write it. */
  claimKeyOf(code: string): string {
    const plain = code.replace(/[\s-]/g, '').toUpperCase();
    return this.mac(`claim:${plain}`).toString('base64url');
  }

  private mac(text: string): Buffer {
    return createHmac('sha256', this.secret).update(text).digest();
  }
}
